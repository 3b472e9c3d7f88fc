// Loaded before llm-primer: a machine whose clock stands at LLM_PRIMER_TEST_CLOCK (ISO 8601) when the run begins.
const RealDate = Date
const shift = RealDate.parse(process.env.LLM_PRIMER_TEST_CLOCK) - RealDate.now()

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [RealDate.now() + shift] : given))
  }
  static now() {
    return RealDate.now() + shift
  }
}
