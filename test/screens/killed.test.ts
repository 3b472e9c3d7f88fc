import { expect, test } from 'vitest'
import { keys, openTerminal, type PseudoTerminal } from '../pseudo-terminal.ts'

const english = { env: { LANG: 'en_US.UTF-8' }, columns: 80, rows: 30 }

/** Section 1.2, a screen further down, with its first question box. */
async function reading(): Promise<PseudoTerminal> {
  const terminal = openTerminal(['read', '1.2'], english)
  await terminal.until(/2\/\d+ · /)
  terminal.type(' ')
  await terminal.until('Check yourself')
  return terminal
}

const onAnExperiment = async (terminal: PseudoTerminal): Promise<void> => {
  terminal.type('r')
  await terminal.until(/Press 1–\d/)
  terminal.type(keys.enter)
  await terminal.until('run 1')
}

/** Where the process is killed; what has to be on the screen when it is started again. */
const moments: readonly (readonly [string, (terminal: PseudoTerminal) => Promise<void>])[] = [
  [
    'a card',
    async (terminal) => {
      terminal.type(keys.tab)
      await terminal.until('enter source')
      terminal.type(keys.enter)
      await terminal.until('y copy')
    },
  ],
  [
    'an answer that is being made up',
    async (terminal) => {
      terminal.type(keys.enter)
      await terminal.until('› a')
      terminal.type('b')
      await terminal.until('› b')
    },
  ],
  [
    'the question how sure',
    async (terminal) => {
      terminal.type(keys.enter)
      await terminal.until('› a')
      terminal.type(keys.enter)
      await terminal.until('How sure')
    },
  ],
  ['the result of an experiment', onAnExperiment],
  [
    'the comparison of two runs',
    async (terminal) => {
      await onAnExperiment(terminal)
      terminal.type('e')
      await terminal.until('run 2')
      terminal.type('&')
      await terminal.until('The run before')
    },
  ],
]

test.each(moments)('killed in %s, reading goes on at the same line', async (_, go) => {
  const terminal = await reading()
  const before = terminal.screen()[0]
  await go(terminal)
  terminal.process.kill('SIGKILL')
  await terminal.ended()

  const again = openTerminal(['read'], { ...english, home: terminal.home })
  await again.until((screen) => screen.split('\n')[0] === before && /2\/\d+ · /.test(screen))
  again.type('q')
  expect((await again.ended()).exitCode).toBe(0)
})

test('killed after a followed link, reading goes on where the link led; both runs of an experiment are kept', async () => {
  const terminal = openTerminal(['read', '1.2'], english)
  await terminal.until(/2\/\d+ · /)
  terminal.type('G')
  await terminal.until('Sources,')
  for (let tabs = 0; tabs < 40 && !terminal.screen().at(-1)?.includes('go there'); tabs += 1) {
    const seen = terminal.raw().length
    terminal.type(tabs % 8 === 7 ? 'b' : keys.tab)
    await terminal.until(() => terminal.raw().length !== seen)
  }
  terminal.type(keys.enter)
  await terminal.until(/[13]\/\d+ · /)
  const there = terminal.screen()[0]
  terminal.process.kill('SIGKILL')
  await terminal.ended()

  const again = openTerminal(['read'], { ...english, home: terminal.home })
  await again.until((screen) => screen.split('\n')[0] === there)
  again.type('q')
  expect((await again.ended()).exitCode).toBe(0)
})

test('killed while an experiment trains in the reader, reading goes on at the same line, and no run is kept', async () => {
  const terminal = openTerminal(['read', '1.6'], english)
  await terminal.until(/6\/\d+ · /)
  terminal.type('G')
  await terminal.until('Sources,')
  const before = terminal.screen()[0]
  terminal.type('r')
  await terminal.until(/Press 1–\d/)
  terminal.type(keys.enter)
  await terminal.until(/step \d+\/\d+/)
  terminal.process.kill('SIGKILL')
  await terminal.ended()

  const again = openTerminal(['read'], { ...english, home: terminal.home })
  await again.until((screen) => screen.split('\n')[0] === before && /6\/\d+ · /.test(screen))
  again.type('r')
  await again.until(/Press 1–\d/)
  again.type(keys.escape)
  await again.until(/6\/\d+ · /)
  again.type('q')
  expect((await again.ended()).exitCode).toBe(0)
})
