import { expect, test } from 'vitest'
import type { Question } from '../../src/domain/question.schema.ts'
import { ankiLines } from '../../src/views/anki.ts'
import type { Frame } from '../../src/views/frame.ts'
import { aMatch, aMultiple, anOrder, aSingle, ofEveryKind } from '../questions.ts'
import { aFrame } from './frames.ts'

const frames = [aFrame(80, { locale: 'zh' }), aFrame(80, { locale: 'en' })]

const linesFor = (...questions: readonly Question[]): string[] => linesIn(frames, questions)

const linesIn = (shown: readonly Frame[], questions: readonly Question[]): string[] =>
  ankiLines(
    questions.map((question) => ({
      asked: { chapter: 'c', question, number: '1.1', title: { zh: '一', en: 'one' } },
      missed: false,
    })),
    [],
    shown,
  )

const noteOf = (question: Question): string[] => linesFor(question).at(-1)?.split('\t') ?? []

test('the head names the separator, HTML, the note type and the columns of id and tags', () => {
  // Keys of the manual, https://docs.ankiweb.net/importing/text-files.html. Without `#columns` Anki fills the fields by
  // their order, whatever they are called in the language of its user.
  expect(linesFor().map((line) => line.split(':')[0])).toEqual([
    '#separator',
    '#html',
    '#notetype',
    '#deck',
    '#guid column',
    '#tags column',
  ])
})

test('tabs, newlines, quotes and HTML of a question stay inside their field', () => {
  const hostile = 'a\tb\nc <b>"d" & \'e\'</b><script>\r\n#f'
  const question = { ...aSingle('q'), prompt: { zh: hostile, en: hostile } }
  const lines = linesFor(question)
  const [id, front = '', , tags] = lines.at(-1)?.split('\t') ?? []

  expect(lines.at(-1)?.split('\t')).toHaveLength(4)
  expect(lines.join('')).not.toMatch(/[\n\r]/)
  expect(front).toContain('a b<br>c &lt;b&gt;&quot;d&quot; &amp; ')
  expect(front).not.toContain('<script>')
  expect(id).toBe('llm-primer:c:q')
  expect(tags).toBe('llm-primer llm-primer::1.1 llm-primer::single')
})

test.each(ofEveryKind())('$kind: four fields, the front in both languages', (question) => {
  const fields = noteOf(question)

  expect(fields).toHaveLength(4)
  for (const field of fields) expect(field.trim()).not.toBe('')
  expect(fields[1]).toContain(question.prompt.zh.replace(/\{(\d)\}/g, '__$1__'))
  expect(fields[1]).toContain(question.prompt.en.replace(/\{(\d)\}/g, '__$1__'))
})

test('what there is to match, and that several may be right, stands on the front', () => {
  const [, match = ''] = noteOf(aMatch())
  for (const { left, right } of aMatch().pairs) {
    expect(match).toContain(`<li>${left.text.en}</li>`)
    expect(match).toContain(`<li>${right.text.en}</li>`)
  }
  expect(noteOf(aMultiple())[1]).toContain('<i>choose all that are right</i>')
})

const itemsOf = (front: string): string[] =>
  [...front.matchAll(/<ul>(.*?)<\/ul>/g)].map(([, list = '']) => list)

test('neither an order nor a match shows its answer on the front', () => {
  const ids = ['a', 'b', 'c', 'd']
  const named = (id: string) => ({ id, text: { zh: id, en: id } })
  const sorted = {
    ...anOrder(),
    items: ids.map(named),
  }
  const aligned = {
    ...aMatch(),
    pairs: ids.map((id) => ({ left: named(id), right: named(`${id}${id}`) })),
  }
  const [order] = itemsOf(noteOf(sorted)[1] ?? '')
  const [lefts = '', rights] = itemsOf(noteOf(aligned)[1] ?? '')

  expect(order).not.toBe(ids.map((id) => `<li>${id}</li>`).join(''))
  expect(rights).not.toBe(lefts.replaceAll(/<li>(.)/g, '<li>$1$1'))
})

test('a card is written in the language that is shown, and in both where both are', () => {
  const question = { ...aSingle('q'), prompt: { zh: '为什么？', en: 'Why so?' } }
  const frontIn = (...locales: readonly ('zh' | 'en')[]): string =>
    linesIn(
      locales.map((locale) => aFrame(80, { locale })),
      [question],
    )
      .at(-1)
      ?.split('\t')[1] ?? ''

  expect(frontIn('en')).toContain('Why so?')
  expect(frontIn('en')).not.toContain('为什么')
  expect(frontIn('zh')).not.toContain('Why so?')
  expect(frontIn('zh', 'en')).toMatch(/为什么.*Why so/)
})
