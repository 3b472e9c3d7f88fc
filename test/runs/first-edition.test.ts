import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openTerminal } from '../pseudo-terminal.ts'
import { run } from '../run.ts'

/** Written by version 0.1.0 itself on 24 November 2026: all of its 124 questions answered, its 13 sections read. */
const journal = join(import.meta.dirname, '../fixtures/first-edition/answered.jsonl')
const answered = readFileSync(journal, 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line))
  .filter(({ kind }) => kind === 'answer')
  .map(({ question }): string => question)

/** Whose meaning the second edition changed. */
const CHANGED = [
  'before-any-rung',
  'gpt-3-crawl-years',
  'hard-conditions-first',
  'landscape-in-order',
  'tuning-closed-models',
  'what-one-vector-cannot',
  'yuan-per-thousand',
]

/** A learner of the first edition opens the second. */
function learned(): (...words: readonly string[]) => ReturnType<typeof run> {
  const home = mkdtempSync(join(tmpdir(), 'llm-primer-first-'))
  const here = (...words: readonly string[]) => run([...words, '--data-dir', home])
  expect(here('data', 'merge', journal)).toMatchObject({ status: 0, stderr: '' })
  return here
}

test('each of the 124 questions of the first edition lives on under its id', () => {
  const listed = run(['quiz', '1', '--list', '--json'])
  const present = new Set(JSON.parse(listed.stdout).questions.map(({ id }: { id: string }) => id))
  expect(new Set(answered).size).toBe(124)
  expect(answered.filter((id) => !present.has(id))).toEqual([])
})

test('progress counts what was answered, names what was changed with the reason, and what was retired', () => {
  const here = learned()
  const { chapters, changed, retired, due } = JSON.parse(here('progress', '--json').stdout)
  const sections: { practised: number; changed: boolean; read: boolean }[] = chapters[0].sections
  expect(sections.reduce((sum, { practised }) => sum + practised, 0)).toBe(124 - CHANGED.length)
  expect(changed.map(({ question }: { question: string }) => question).sort()).toEqual(CHANGED)
  for (const { answered: before, rev, reason } of changed) {
    expect(rev).toBeGreaterThan(before)
    expect(reason.zh).not.toBe('')
    expect(reason.en).not.toBe('')
  }
  expect(retired).toEqual([])
  expect(due[0].count).toBeGreaterThanOrEqual(CHANGED.length)
  expect(sections.every((section) => section.read && section.changed)).toBe(true)

  const english = here('progress').stdout.replaceAll(/\s+/g, ' ')
  expect(english).toContain('Changed since you answered, and asked again: 7 questions')
  expect(english).toContain('tuning-closed-models: The former statement would have been out of date')
  expect(english).toContain('Rewritten since you read them: 1.1, 1.2,')
  const chinese = here('progress', '--lang', 'zh').stdout.replaceAll(/\n\s*/g, '')
  expect(chinese).toContain('你答过之后改过、会重新问的题：7 道')
  expect(chinese).toContain('你读过之后改写过的小节：1.1、1.2、')
})

test('a changed question is due at once, and no longer once its present form was answered', () => {
  const here = learned()
  here('config', 'set', 'review-minutes', '60')
  const due = (): string[] =>
    JSON.parse(here('review', '--json').stdout).today.map(({ question }: { question: string }) => question)
  expect(due()).toEqual(expect.arrayContaining(CHANGED))

  const answers = join(mkdtempSync(join(tmpdir(), 'llm-primer-answers-')), 'answers.jsonl')
  writeFileSync(answers, '{"question":"tuning-closed-models","answer":true,"confidence":"sure"}\n')
  expect(here('quiz', '--answers', answers).status).toBe(0)
  expect(due()).not.toContain('tuning-closed-models')
  const { changed } = JSON.parse(here('progress', '--json').stdout)
  expect(changed.map(({ question }: { question: string }) => question)).not.toContain('tuning-closed-models')
})

test('a question that the course no longer has is counted apart and not due', () => {
  const content = mkdtempSync(join(tmpdir(), 'llm-primer-content-'))
  cpSync(join(import.meta.dirname, '../../content'), content, { recursive: true })
  const file = join(content, 'chapters/01-meet-llms/quiz/13-choose-test-protect.json')
  const gone = 'break-one-leg'
  const kept = JSON.parse(readFileSync(file, 'utf8')).filter(({ id }: { id: string }) => id !== gone)
  writeFileSync(file, JSON.stringify(kept))
  for (const language of ['zh', 'en']) {
    const text = join(content, `chapters/01-meet-llms/${language}/13-choose-test-protect.md`)
    writeFileSync(text, readFileSync(text, 'utf8').replace(`<!-- question: ${gone} -->`, ''))
  }
  const here = learned()
  const { retired, chapters } = JSON.parse(here('progress', '--json', '--content', content).stdout)
  expect(retired).toEqual([{ chapter: 'meet-llms', section: 'choose-test-protect', question: gone }])
  const practised = chapters[0].sections.reduce(
    (sum: number, section: { practised: number }) => sum + section.practised,
    0,
  )
  expect(practised).toBe(124 - CHANGED.length - 1)
  expect(here('progress', '--content', content).stdout.replaceAll(/\s+/g, ' ')).toContain(
    'Retired since you answered: 1 question is no longer in the course',
  )
  expect(here('progress', '--content', content, '--lang', 'zh').stdout).toContain('已经撤下的题：1 道')
  expect(here('review', '--json', '--ahead', '--content', content).stdout).not.toContain(gone)
})

test.each([
  ['en', 'Rewritten since you read them: 1.1, 1.2,', 'Rewritten since you read it on 24', 'learning rate'],
  ['zh', '你读过之后改写过的小节：1.1、1.2、', '你在11月24日读过这一节，之后它改写过。', '损失、梯度、'],
])(
  'in %s the first screen lists changed sections once, and each says what is different until it is read again',
  async (lang, list, head, what) => {
    const home = mkdtempSync(join(tmpdir(), 'llm-primer-first-'))
    run(['data', 'merge', journal, '--data-dir', home])
    const visit = async (): Promise<string> => {
      const terminal = openTerminal(['--lang', lang, '--data-dir', home])
      await terminal.until('llm-primer')
      const said = terminal.screen().join('\n')
      terminal.type('q')
      await terminal.ended()
      return said
    }
    expect(await visit()).toContain(list)
    expect(await visit()).not.toContain(list)

    const reader = openTerminal(['read', '1.1', '--lang', lang, '--data-dir', home])
    await reader.until(head)
    expect(reader.screen().join('\n')).toContain(what)
    reader.type('q')
    await reader.ended()
    // The list stays in progress.
    expect(run(['progress', '--lang', lang, '--data-dir', home]).stdout).toContain(list.slice(0, 12))
  },
)
