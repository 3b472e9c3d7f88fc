import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf, twoChapters } from '../content/small-course.ts'
import { keys, openTerminal, type PseudoTerminal } from '../pseudo-terminal.ts'
import { readToEnd } from './line-reading.ts'

const content = folderOf(twoChapters())
const openReader = (where: string, home?: string, ...words: readonly string[]) =>
  openTerminal(['read', where, '--content', content, ...words], home === undefined ? {} : { home })

/** To the end of a section and what stands behind it: its remaining question is offered there first, and left without an answer. */
/** `leave`: where letters are text, Escape makes them keys first. */
async function leaveQuestion(
  terminal: PseudoTerminal,
  section: string,
  question: string,
  leave = `${keys.escape}q`,
): Promise<void> {
  await terminal.until(section)
  terminal.type('G')
  await terminal.until('space wrap-up')
  terminal.type(' ')
  await terminal.until('› The question that is left')
  terminal.type(' ')
  await terminal.until(question)
  terminal.type(leave)
  await terminal.until('› The question that is left')
}

function journal(home: string): Record<string, unknown>[] {
  const folder = join(home, '.local', 'state', 'llm-primer')
  const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.jsonl'))
  return readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
}

test('from the last screen of a chapter space goes on into the next one, and b comes back', async () => {
  const terminal = openReader('1.2')
  await leaveQuestion(terminal, '1.2 Two', 'How much?')
  terminal.type(keys.right)
  await terminal.until(/1 of 2 sections read|0 of 2 sections read/)
  terminal.type(' ')
  await terminal.until(/^ *2\.1 {2}Talking/)
  await terminal.until('1/2 · ')
  terminal.type('b')
  await terminal.until(/1\.2 Two +2\/2 · 100%/)
  terminal.type(keys.right)
  await terminal.until(/^ *2\.1 {2}Talking/)
  terminal.type(keys.left)
  await terminal.until(/^ *1\.2 {2}Two/)
  terminal.type('q')
  await terminal.ended()
})

test('what is read in a later chapter is remembered there, and read goes on in it', async () => {
  const terminal = openReader('1.2')
  await leaveQuestion(terminal, '1.2 Two', 'How much?')
  terminal.type(`${keys.right} `)
  await terminal.until(/^ *2\.1 {2}Talking/)
  terminal.type('G')
  await terminal.until(/50%/)
  terminal.type('m')
  await terminal.until('Bookmark set')
  terminal.type('q')
  await terminal.ended()
  const again = openTerminal(['read', '--content', content], { home: terminal.home })
  await again.until(/2\.1 Talking +1\/2 · 50%/)
  again.type('q')
  await again.ended()

  const events = journal(terminal.home)
  expect(events).toContainEqual(
    expect.objectContaining({ kind: 'section-seen', chapter: 'more', section: 'talk' }),
  )
  expect(events).toContainEqual(
    expect.objectContaining({ kind: 'bookmark', chapter: 'more', section: 'talk', set: true }),
  )
})

test('read 1 goes on where the learner was in that chapter, says so and how to get to its start; 1.1 is 1.1', async () => {
  const terminal = openReader('1.2')
  await terminal.until('1.2 Two')
  terminal.type(`${keys.right}q`)
  await terminal.ended()
  const { home } = terminal
  const again = openReader('1', home)
  await again.until('1 and then G goes to the start of the chapter')
  again.type('1G')
  await again.until(/^ *1\.1 {2}One/)
  await again.until(/1\.1 One +1\/2 · \d+% · \d min/)
  again.type('q')
  await again.ended()
  const named = openReader('1.1', home)
  await named.until(/1\.1 One +1\/2 · \d+% · \d min/)
  named.type('q')
  await named.ended()
})

test('the contents fold every chapter but the one that is read; enter unfolds another and goes to its sections', async () => {
  const terminal = openReader('1')
  await terminal.until('1.1 One')
  terminal.type('t')
  const folded = await terminal.until('Contents')
  expect(folded).toMatch(/1 +▾ A small course.*\n.*› 1\.1 +One.*\n +1\.2 +Two.*\n +2 +▸ More of it/)
  terminal.type(keys.down + keys.down)
  await terminal.until('show sections')
  terminal.type(keys.enter)
  const unfolded = await terminal.until('▾ More of it')
  expect(unfolded).toMatch(
    /1 +▸ A small course.*\n *› 2 +▾ More of it.*\n +2\.1 +Talking.*\n +2\.2 +Listening/,
  )
  terminal.type(keys.down + keys.down + keys.enter)
  await terminal.until(/^ *2\.2 {2}Listening/)
  terminal.type('q')
  await terminal.ended()
})

test('the contents are filtered through all chapters', async () => {
  const terminal = openReader('1')
  await terminal.until('1.1 One')
  terminal.type('tlisten')
  await terminal.until((screen) => screen.includes('2.2  Listening') && !screen.includes('A small course'))
  terminal.type(keys.enter)
  await terminal.until(/^ *2\.2 {2}Listening/)
  terminal.type('q')
  await terminal.ended()
})

test('a number before G and the matches of a search stay in the chapter', async () => {
  const terminal = openReader('2')
  await terminal.until('2.1 Talking')
  terminal.type('2G')
  await terminal.until(/^ *2\.2 {2}Listening/)
  terminal.type('/attention')
  await terminal.until('not found')
  terminal.type(`${keys.escape}/Which one?`)
  await terminal.until('2 of 2')
  terminal.type(`${keys.enter}q`)
  await terminal.ended()
})

test('at the end of the last chapter no key is promised that does nothing', async () => {
  const terminal = openReader('2.2')
  await terminal.until('space next')
  await leaveQuestion(terminal, '2.2 Listening', 'Which one?', 'q')
  terminal.type(keys.right)
  const end = await terminal.until('This is the end of the course')
  expect(end).not.toMatch(/On to|enter|↑↓/)
  terminal.type(' ')
  await terminal.until(/2\.2 Listening +2\/2 · 100%/)
  terminal.type('q')
  await terminal.ended()
})

test('the end of a section tells each goal with what was answered, and offers what is left, then what follows', async () => {
  const terminal = openReader('1.2')
  await terminal.until('1.2 Two')
  terminal.type('G ')
  const before = await terminal.until('You can now')
  expect(before).toMatch(/○ can +not asked yet/)
  terminal.type(' ')
  await terminal.until('How much?')
  terminal.type('0.81\r')
  await terminal.until('sure')
  terminal.type('3')
  await terminal.until('Right')
  terminal.type('\r')
  await terminal.until(/1 of 1/)
  terminal.type('q')
  const after = await terminal.until(/✓ can +1 of 1 right/)
  expect(after).not.toContain('left')
  expect(after).toContain('› The end of the chapter')
  terminal.type('\r')
  await terminal.until('1 of 2 goals shown by an answer')
  terminal.type('\r')
  await terminal.until(/^ *2\.1 {2}Talking/)
  // Reading went on: there is no link to come back from.
  const reading = await terminal.until('1/2 · ')
  expect(reading).not.toContain('backspace')
  terminal.type('q')
  await terminal.ended()
})

test('line by line, Enter goes on into the next chapter, and its sections are gone to by their numbers', async () => {
  const terminal = openTerminal(['read', '1.2', '--content', content, '--accessible'])
  await terminal.until(/1\.2, \d+%/)
  await readToEnd(terminal)
  terminal.type('\r')
  await terminal.until('You can now')
  await terminal.until('Q: The question that is left')
  terminal.type('\r')
  await terminal.until(/2\.1, \d+%/)
  terminal.type('t\r')
  await terminal.until(/1 {2}A small course, 1\.1 to 1\.2\n2 {2}More of it, 2\.1 to 2\.2\n2\.1 {2}Talking/)
  terminal.type('1.1\r')
  await terminal.until(/1\.1, \d+%/)
  await readToEnd(terminal)
  await terminal.until('1.1, 100%')
  terminal.type('q\r')
  await terminal.ended()
})
