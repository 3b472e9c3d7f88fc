// Loaded before llm-primer: a clock that runs LLM_PRIMER_TEST_RATE times as fast from the start of the run.
const RealDate = Date
const start = RealDate.now()
const rate = Number(process.env.LLM_PRIMER_TEST_RATE)
const now = () => start + Math.round((RealDate.now() - start) * rate)

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given))
  }
  static now() {
    return now()
  }
}
