// Loaded before llm-primer: its timers and its measure of time are ten times slower, so that a loaded machine is in time.
const TIMES_SLOWER = 10
const realTimeout = globalThis.setTimeout
const realNow = performance.now.bind(performance)

globalThis.setTimeout = (run, milliseconds = 0, ...given) =>
  realTimeout(run, milliseconds * TIMES_SLOWER, ...given)
performance.now = () => realNow() / TIMES_SLOWER
