// Loaded before the program: on SIGURG it writes how many listeners its streams have.
const { appendFileSync } = require('node:fs')

const counts = () =>
  Object.fromEntries(
    [
      ['stdin', process.stdin],
      ['stdout', process.stdout],
      ['process', process],
    ].flatMap(([name, emitter]) =>
      emitter.eventNames().map((event) => [`${name} ${String(event)}`, emitter.listenerCount(event)]),
    ),
  )
process.on('SIGURG', () => appendFileSync(process.env.LISTENERS, `${JSON.stringify(counts())}\n`))
