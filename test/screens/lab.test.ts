import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { keys, openTerminal } from '../pseudo-terminal.ts'
import { run } from '../run.ts'

test('predict, run, explain: the prediction is compared with what came out', async () => {
  const terminal = openTerminal(['lab', 'size'], { rows: 70 })
  await terminal.until('Press 1–3')
  terminal.type('1')
  const verdict = '✗ You said: in the word vectors. It is: in the feed-forward layers.'
  await terminal.until(verdict)
  terminal.type('q')
  // The verdict and the command that repeats the run stay in the shell.
  await terminal.until(/✗ You said.*\nllm-primer lab size/)
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
  const journal = readdirSync(join(terminal.home, '.local/state/llm-primer')).map((name) =>
    readFileSync(join(terminal.home, '.local/state/llm-primer', name), 'utf8'),
  )
  expect(journal.join('')).toMatch(/"kind":"lab-run".*"lab":"size"/)
})

test('the command that stays repeats the run, whatever was changed behind it', async () => {
  const terminal = openTerminal(['lab', 'ngram', '--n', '2'], { rows: 70 })
  await terminal.until('Press 1–3')
  terminal.type(keys.enter)
  await terminal.until('run 1')
  terminal.type(`${keys.tab}${keys.tab}`)
  await terminal.until(/› n +2/)
  terminal.type(keys.right)
  await terminal.until(/› n +3/)
  terminal.type(`${keys.escape}q`)
  await terminal.ended()
  expect(terminal.screen().join('\n')).toContain('llm-primer lab ngram --n 2\n')
})

test('the keys of a result are told from the first on, and behind them the place is kept', async () => {
  const terminal = openTerminal(['lab', 'size'])
  await terminal.until('Press 1–3')
  terminal.type('1')
  await terminal.until('You said')
  terminal.type(' ')
  const below = await terminal.until((screen) => !screen.includes('You said'))
  terminal.type('?')
  await terminal.until(/Keys\n\n +enter/)
  terminal.type('x')
  await terminal.until((screen) => screen === below)
  terminal.type('q')
  await terminal.ended()
})

test('a key whose sequence comes in two reads is one key: the 1 of Home is no answer', async () => {
  const terminal = openTerminal(['lab', 'size'], { rows: 70 })
  await terminal.until('Press 1–3')
  terminal.type('\x1b[1')
  await pause(10)
  terminal.type('~')
  await pause(10)
  terminal.type('2')
  await terminal.until('You said: in attention')
})

test('Enter goes on without a prediction', async () => {
  const terminal = openTerminal(['lab', 'size'], { rows: 70 })
  await terminal.until('Press 1–3')
  terminal.type(keys.enter)
  expect(await terminal.until('run 1')).not.toContain('You said')
})

test('Ctrl-C at the question leaves with 130', async () => {
  const terminal = openTerminal(['lab', 'gpt'])
  await terminal.until('Press 1–3')
  terminal.type(keys.ctrlC)
  expect(await terminal.ended()).toMatchObject({ exitCode: 130 })
})

test('? typed while it trains shows the keys when it has ended', async () => {
  const terminal = openTerminal(['lab', 'gpt', '--steps', '1000'], { rows: 80 })
  await terminal.until('Press 1–3')
  terminal.type(keys.enter)
  await terminal.until(/step \d+\/1000 .* loss \d\.\d\d/)
  terminal.type('?')
  await terminal.until('any key goes back')
  terminal.type('x')
  await terminal.until('Drawn while it learned')
  terminal.type('q')
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
})

test('Ctrl-C while it trains stops, says so and shows what there is', async () => {
  const terminal = openTerminal(['lab', 'gpt', '--steps', '20000'], { rows: 80 })
  await terminal.until('Press 1–3')
  terminal.type(keys.enter)
  await terminal.until(/step \d+\/20000 .* loss \d\.\d\d/)
  terminal.type(keys.ctrlC)
  const screen = await terminal.until('Drawn while it learned')
  expect(screen).toContain('Stopped. This is what there was so far.')
  terminal.type('q')
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
})

test('the guessing game scores a guess in bits', async () => {
  const terminal = openTerminal(['lab', 'next', '--game', '--rounds', '2'], { rows: 50 })
  await terminal.until('Press 1–3')
  terminal.type(keys.enter)
  await terminal.until('1 of 2')
  terminal.type(`xyzzy${keys.enter}`)
  await terminal.until('How sure?')
  terminal.type(`1${keys.enter}`)
  await terminal.until('2 of 2')
  expect(terminal.screen().join('\n')).toMatch(/✗ It was: .*\n.*you \d+\.\d bits · model \d+\.\d bits/)
  terminal.type(`xyzzy${keys.enter}`)
  terminal.type(keys.enter)
  expect(await terminal.until('Fewer is better')).toContain('A word cost you')
  terminal.type(keys.enter)
  await terminal.until('run 1')
  terminal.type('q')
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
})

test('temperature, top-k and top-p turn under the keys', async () => {
  const terminal = openTerminal(['lab', 'sample'], { rows: 40 })
  await terminal.until('Press 1–3')
  terminal.type(keys.enter)
  await terminal.until('T = 1 · top-k = all · top-p = all')
  expect(terminal.isFullScreen()).toBe(true)
  terminal.type(keys.up)
  await terminal.until('T = 1.2')
  terminal.type(keys.left)
  await terminal.until('top-k = 100')
  terminal.type('[')
  await terminal.until('top-p = 0.95')
  terminal.type('q')
  await terminal.until('run 1')
  terminal.type('q')
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
  expect(terminal.isFullScreen()).toBe(false)
})

test('on few rows what follows the draws is scrolled to, and a knob turns without going back', async () => {
  const terminal = openTerminal(['lab', 'sample'], { rows: 14 })
  await terminal.until('Press 1–3')
  terminal.type(keys.enter)
  await terminal.until('T = 1 · top-k = all')
  await terminal.until('↓ more')
  expect(terminal.screen().join('\n')).not.toContain('direction')
  terminal.type(' ')
  await terminal.until('direction')
  terminal.type(keys.up)
  terminal.type('b')
  await terminal.until('T = 1.2')
  terminal.type('q')
  await terminal.until('run 1')
  terminal.type('q')
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
})

test('a forward pass is turned page by page, with token and head under the keys', async () => {
  const terminal = openTerminal(['lab', 'forward', 'mari', '--steps', '20'], { rows: 34 })
  await terminal.until('Press 1–4')
  terminal.type('3')
  await terminal.until('1/6  Characters become vectors')
  await terminal.until('token 5, “i”; head 1')
  expect(terminal.isFullScreen()).toBe(true)
  terminal.type('?')
  await terminal.until('another head')
  terminal.type('x')
  await terminal.until('token 5, “i”; head 1')
  terminal.type('y')
  await terminal.until('Sent to the clipboard')
  terminal.type('x')
  await terminal.until((screen) => !screen.includes('Sent to the clipboard'))
  terminal.type(keys.right)
  await terminal.until('2/6  Block 1: query, key, value')
  terminal.type(keys.right)
  await terminal.until('Weights of head 1')
  terminal.type(']')
  await terminal.until('Weights of head 2')
  terminal.type(keys.up)
  await terminal.until('token 4, “r”; head 2')
  terminal.type(keys.left)
  await terminal.until('2/6  Block 1')
  terminal.type('q')
  await terminal.until('✓ You said: what its heads gather.')
  terminal.type('q')
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
  expect(terminal.isFullScreen()).toBe(false)
})

test('merges come one by one, or all at once', async () => {
  const terminal = openTerminal(['lab', 'tokens', '--train', '--merges', '6'], { rows: 60 })
  await terminal.until('Press 1–3')
  terminal.type(keys.enter)
  await terminal.until(/ 1 {2}\S+ \+ \S+ → \S+/)
  expect(terminal.screen().join('\n')).not.toMatch(/^ +2 {2}\S+ \+/m)
  terminal.type(keys.enter)
  await terminal.until(/^ +2 {2}\S+ \+/m)
  terminal.type('q')
  await terminal.until('run 1')
  terminal.type('q')
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
})

test('for a screen reader nothing is drawn over', async () => {
  const terminal = openTerminal(['lab', 'sample', '--accessible'], { rows: 200 })
  await terminal.until('1 to 3, Enter skips: ')
  terminal.type(keys.enter)
  await terminal.until('Try')
  expect(terminal.raw()).not.toContain('\u001b[?1049h')
})

test('for a screen reader a training run says four times how far it is', async () => {
  const terminal = openTerminal(['lab', 'gpt', '--accessible', '--steps', '40'], { rows: 200 })
  await terminal.until('1 to 3, Enter skips: ')
  terminal.type(keys.enter)
  await terminal.until('Try')
  const steps = [...terminal.raw().matchAll(/step (\d+) of 40 {2}loss/g)].map(([, step]) => step)
  expect(steps).toEqual(['10', '20', '30', '40'])
})

test('lab alone: an experiment is chosen, run, and left for the list again', async () => {
  const terminal = openTerminal(['lab'])
  await terminal.until('What comes next?')
  const names = JSON.parse(run(['lab', '--json']).stdout).labs.map(({ name }: { name: string }) => name)
  terminal.type('G')
  terminal.type(keys.up.repeat(names.length - 1 - names.indexOf('eval')))
  await terminal.until(/› 1\.\d+ +How good is good enough\?/)
  terminal.type(keys.enter)
  await terminal.until('Press 1–3')
  terminal.type(keys.enter)
  await terminal.until('run 1')
  terminal.type('q')
  await terminal.until(/› 1\.\d+ +How good is good enough\?/)
  terminal.type('q')
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
  expect(terminal.isFullScreen()).toBe(false)
})

test('for a screen reader lab alone is a list', async () => {
  const terminal = openTerminal(['lab', '--accessible'], { rows: 100 })
  expect(await terminal.ended()).toMatchObject({ exitCode: 0 })
  expect(terminal.raw()).toContain('llm-primer lab NAME')
  expect(terminal.raw()).not.toContain('\x1b[?1049h')
})

test('options are changed in place, run again, and the last two runs stand side by side, after a restart too', async () => {
  const terminal = openTerminal(['lab', 'gpt', '--steps', '3'], { rows: 60 })
  await terminal.until('Press 1–3')
  terminal.type('2')
  await terminal.until(/run 1 · seed 42/)
  // The second thing to try is run by its number, with the other options as they are by themselves.
  terminal.type('1')
  await terminal.until(/run 2 · seed 42/)
  terminal.type('&')
  await terminal.until('steps: 3 → 0')
  terminal.process.kill('SIGKILL')
  await terminal.ended()

  const again = openTerminal(['lab', 'gpt', '--steps', '5'], { rows: 60, home: terminal.home })
  await again.until('Press 1–3')
  again.type(keys.enter)
  await again.until('run 1')
  again.type('&')
  await again.until('steps: 0 → 5')
  again.type('qq')
  await again.ended()
})

test('a number out of its range goes to the end of the range, and letters are not taken', async () => {
  const terminal = openTerminal(['lab', 'gpt', '--steps', '3'], { rows: 70 })
  await terminal.until('Press 1–3')
  terminal.type(keys.enter)
  await terminal.until('run 1')
  // The second option is the first that is a number: its range stands beside it.
  terminal.type(keys.tab.repeat(2))
  const screen = await terminal.until(/› \S+ +\d+ +[\d,]+ … [\d,]+/)
  const [, least, most] = /› \S+ +\d+ +([\d,]+) … ([\d,]+)/.exec(screen) ?? []
  for (const [typed, expected] of [
    ['9x9q9999999', most],
    ['-5', least],
  ]) {
    terminal.type('=')
    await terminal.until('enter take it')
    terminal.type(`${typed}${keys.enter}`)
    await terminal.until((screen) => {
      const [, value] = /› \S+ +(\S+)/.exec(screen) ?? []
      return value === expected?.replaceAll(',', '')
    })
  }
  terminal.type('qq')
  await terminal.ended()
})
