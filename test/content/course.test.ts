import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkContent, severityOf } from '../../src/domain/check.ts'
import { pickTheLongest } from '../../src/domain/check-questions.ts'
import { localDay } from '../../src/domain/day.ts'
import { labs } from '../../src/domain/labs.ts'
import { readContentToCheck } from '../../src/files/checked-content.ts'
import { checkEn } from '../../src/messages/check.en.ts'

const { content, problems } = readContentToCheck(
  join(import.meta.dirname, '../../content'),
  localDay(new Date()),
)

test('nothing is wrong with the course', () => {
  const errors = checkContent(content).filter((finding) => severityOf(finding) === 'error')

  expect(problems).toEqual([])
  expect(errors.map((error) => `${error.file}: ${error.place}: ${checkEn.finding(error)}`)).toEqual([])
})

test('the course is as large as it says: 13 sections or more with 4 questions or more, 100 terms, 40 events', () => {
  const fewest = Math.min(...content.sections.map(({ questions }) => questions.length))

  expect(content.sections.length).toBeGreaterThanOrEqual(13)
  expect(fewest).toBeGreaterThanOrEqual(4)
  expect(content.sections.flatMap(({ questions }) => questions).length).toBeGreaterThanOrEqual(60)
  expect(content.glossary.length).toBeGreaterThanOrEqual(100)
  expect(content.timeline.length).toBeGreaterThanOrEqual(40)
})

test('all eight kinds are asked, and everything that can be chosen, ordered or matched says why', () => {
  const questions = content.sections.flatMap((section) => section.questions)
  const silent = questions.filter((question) => {
    if (question.kind === 'order') return question.items.some(({ why }) => why === undefined)
    if (question.kind === 'match') return question.pairs.some(({ why }) => why === undefined)
    return question.kind === 'cloze' && question.why === undefined
  })

  expect(new Set(questions.map(({ kind }) => kind)).size).toBe(8)
  expect(silent.map(({ id }) => id)).toEqual([])
})

test.each(['zh', 'en'] as const)('picking the longest option hardly helps in %s', (locale) => {
  const { score, chance, questions } = pickTheLongest(content, locale)

  expect(questions).toBeGreaterThanOrEqual(30)
  expect(score).toBeLessThanOrEqual(chance + 0.1)
})

test('the timeline stands in the order of time', () => {
  const dates = content.timeline.map(({ date }) => date)

  expect(dates).toEqual([...dates].sort())
})

test('a term is confused with others, never with itself', () => {
  expect(content.glossary.filter(({ id, confusedWith }) => confusedWith.includes(id))).toEqual([])
})

test('each experiment is offered by a term of the glossary', () => {
  const offered = content.glossary.flatMap((term) => term.labs ?? [])

  expect(labs.map(({ name }) => name).filter((name) => !offered.includes(name))).toEqual([])
})

test('pinyin has a syllable for each Han character, of terms and of titles', () => {
  const spoken = [
    ...content.glossary.map(({ zh, pinyin }) => ({ name: zh, pinyin })),
    ...content.chapters.flatMap(({ chapter }) =>
      chapter.sections.map(({ title, pinyin = '' }) => ({ name: title.zh, pinyin })),
    ),
  ]
  const off = spoken.filter(({ name, pinyin }) => {
    const syllables = name.match(/\p{Script=Han}|[A-Za-z0-9]+/gu)?.length
    return pinyin.split(' ').length !== syllables
  })

  expect(off).toEqual([])
})
