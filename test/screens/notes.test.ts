import { expect, test } from 'vitest'
import { keys, openTerminal } from '../pseudo-terminal.ts'
import { run } from '../run.ts'

const english = { env: { LANG: 'en_US.UTF-8' }, columns: 80, rows: 24 }

const notesIn = (home: string): readonly string[] =>
  JSON.parse(run(['export', 'json'], { env: { HOME: home } }).stdout)
    .events.filter(({ kind }: { kind: string }) => kind === 'note')
    .map(({ text }: { text: string }) => text)

test('c writes a note at the place: in the margin, in the list, in the export, and after a kill', async () => {
  const terminal = openTerminal(['read', '1.2'], english)
  await terminal.until(/2\/\d+ · /)
  terminal.type('c')
  await terminal.until('Note:')
  terminal.type('count 两遍')
  await terminal.until('Note: count 两遍')
  terminal.type(keys.enter)
  await terminal.until(/^\* /m)
  terminal.process.kill('SIGKILL')
  await terminal.ended()

  const again = openTerminal(['read'], { ...english, home: terminal.home })
  await again.until(/^\* /m)
  again.type('B')
  await again.until(/1\.2 +\* count 两遍/)
  again.type(keys.enter)
  await again.until(/2\/\d+ · /)
  // The same key changes it: emptied, it is gone.
  again.type('c')
  await again.until('Note: count 两遍')
  again.type(`\x15${keys.enter}`)
  await again.until('Note removed')
  again.type('q')
  expect((await again.ended()).exitCode).toBe(0)
  expect(notesIn(terminal.home)).toEqual(['count 两遍', ''])
})

test('of 100 KB that are pasted into a note the beginning is kept', async () => {
  const terminal = openTerminal(['read', '1.2'], english)
  await terminal.until(/2\/\d+ · /)
  terminal.type('c')
  await terminal.until('Note:')
  terminal.type(`\x1b[200~${'long\x1b[31m\n'.repeat(12_000)}\x1b[201~`)
  await terminal.until((screen) => (screen.split('\n').at(-1) ?? '').includes('long'))
  terminal.type(keys.enter)
  await terminal.until('Note written')
  terminal.type('q')
  await terminal.ended()
  const [note = ''] = notesIn(terminal.home)
  expect(note.length).toBeGreaterThan(1000)
  expect(note.length).toBeLessThanOrEqual(2000)
  expect(note).not.toMatch(/\p{Cc}/u)
})

test('a paste of 100 KB into an answer keeps its beginning, and the question goes on', async () => {
  const terminal = openTerminal(['quiz', '1', '--kind', 'short', '--seed', '1'], english)
  await terminal.until('question 1 of')
  terminal.type('a')
  await terminal.until('a_')
  terminal.type(`\x1b[200~${'word '.repeat(20_000)}\x1b[201~`)
  await terminal.until('aword word')
  terminal.type(keys.enter)
  await terminal.until('How sure')
  terminal.type('1')
  await terminal.until('Not right')
  terminal.type('q')
  expect((await terminal.ended()).exitCode).toBe(0)
})

test('in line mode a note is a typed line, and note alone lists them', async () => {
  const terminal = openTerminal(['read', '1.2', '--accessible'], { ...english, rows: 200, columns: 100 })
  await terminal.until('for help')
  terminal.type('note look this up\r')
  await terminal.until('Note: look this up')
  terminal.type('note\r')
  await terminal.until('1.2, look this up')
  terminal.type('q\r')
  expect((await terminal.ended()).exitCode).toBe(0)
  expect(notesIn(terminal.home)).toEqual(['look this up'])
})
