import { spawnSync } from 'node:child_process'
import { relative } from 'node:path'
import { expect, test } from 'vitest'
import { checkContent, severityOf } from '../../src/domain/check.ts'
import type { Finding } from '../../src/domain/check-content.ts'
import { refusesPack } from '../../src/domain/packs.ts'
import { readContentToCheck } from '../../src/files/checked-content.ts'
import { folderOf, smallCourse } from './small-course.ts'

const CHAPTER = 'chapters/01-small'

function findingsIn(files: Record<string, unknown>): readonly Finding[] {
  const root = folderOf(files)
  const { content, problems } = readContentToCheck(root, '2026-11-23')
  const unreadable = problems.map((problem): Finding => ({ rule: 'unreadable', ...problem }))
  return [...unreadable, ...checkContent(content)].map((finding) => ({
    ...finding,
    file: relative(root, finding.file).replaceAll('\\', '/'),
  }))
}

/** What is found when one file is not as it should be: text replaced in it, whatever its form. */
function findingsWith(file: string, ...replacements: readonly (readonly [string, string])[]) {
  const files = smallCourse()
  const before = files[file]
  const text = typeof before === 'string' ? before : JSON.stringify(before)
  const after = replacements.reduce((rest, [from, to]) => {
    expect(rest, `${file} has nothing to replace`).toContain(from)
    return rest.replaceAll(from, to)
  }, text)
  return findingsIn({ ...files, [file]: after })
}

test('a course in which nothing is wrong has no findings, not even notes', () => {
  expect(findingsIn(smallCourse())).toEqual([])
})

test('a file that is no JSON, or not of its schema, is named with its field', () => {
  expect(findingsWith('sources.json', ['verified', 'certain'])).toContainEqual(
    expect.objectContaining({ rule: 'unreadable', file: 'sources.json', place: '["read-2020"].grade' }),
  )
  expect(findingsWith('glossary.json', ['[', '{'])).toContainEqual(
    expect.objectContaining({ rule: 'unreadable', file: 'glossary.json' }),
  )
})

test('a section needs its text in both languages', () => {
  const { [`${CHAPTER}/en/02-second.md`]: _, ...files } = smallCourse()

  expect(findingsIn(files)).toContainEqual({
    rule: 'missing-text',
    file: `${CHAPTER}/en/02-second.md`,
    place: '',
  })
})

test('an id is given once', () => {
  expect(findingsWith(`${CHAPTER}/quiz/02-second.json`, ['"share"', '"which"'])).toContainEqual(
    expect.objectContaining({ rule: 'repeated-id', kind: 'questions', id: 'which' }),
  )
})

test('a goal is known by an id of its own', () => {
  expect(findingsWith(`${CHAPTER}/chapter.json`, ['"doing-two"', '"doing-one"'])).toContainEqual(
    expect.objectContaining({ rule: 'repeated-id', kind: 'goals', id: 'doing-one' }),
  )
})

test('a question names a goal of its section', () => {
  expect(findingsWith(`${CHAPTER}/quiz/02-second.json`, ['"doing-two"', '"doing-one"'])).toEqual([
    {
      rule: 'unknown-goal',
      goal: 'doing-one',
      section: 'second',
      file: `${CHAPTER}/quiz/02-second.json`,
      place: 'share',
    },
    { rule: 'unasked-goal', goal: 'doing-two', file: `${CHAPTER}/chapter.json`, place: 'second' },
  ])
})

test('a question points to an experiment of its own section', () => {
  const added = ['"goal":"doing-two"', '"goal":"doing-two","lab":"ngram"'] as const

  expect(findingsWith(`${CHAPTER}/quiz/02-second.json`, added)).toEqual([
    {
      rule: 'unoffered-lab',
      lab: 'ngram',
      section: 'second',
      file: `${CHAPTER}/quiz/02-second.json`,
      place: 'share',
    },
  ])
})

test('a course says which goal each question asks for; a pack of the first edition knew none, and is only told', () => {
  const nameless = [`${CHAPTER}/chapter.json`, ['"id":"doing-two",', ''] as const] as const
  const mute = [`${CHAPTER}/quiz/02-second.json`, ['"goal":"doing-two",', ''] as const] as const

  expect(findingsWith(...mute).map(severityOf)).toEqual(['error', 'warning'])
  expect(findingsWith(...nameless)).toContainEqual(
    expect.objectContaining({ rule: 'no-goal', of: 'goal', hint: false, place: 'second can' }),
  )
  const { 'timeline.json': _, ...pack } = smallCourse()
  const without = (file: string, [from, to]: readonly [string, string]): void => {
    pack[file] = JSON.parse(JSON.stringify(pack[file]).replaceAll(from, to))
  }
  without(...nameless)
  without(...mute)
  const found = findingsIn(pack).filter(({ rule }) => rule !== 'lost-id')
  expect(found).toEqual([expect.objectContaining({ rule: 'no-goal', of: 'goal', hint: true })])
  expect(found.map(severityOf)).toEqual(['note'])
  expect(found.filter(refusesPack)).toEqual([])
})

test('the text or the chapter that was not brought up to the newest revision of a section is named as behind', () => {
  const told = '"changed":{"zh":"改了例子。","en":"Another example."}'
  const raised = (rev: string) => ['"id":"second"', `"id":"second","rev":${rev},${told}`] as const
  const behind = { rule: 'behind', place: 'second' }
  const texts = ['zh', 'en'].map((locale) => ({
    ...behind,
    rev: 1,
    newest: 2,
    file: `${CHAPTER}/${locale}/02-second.md`,
  }))
  expect(findingsWith(`${CHAPTER}/chapter.json`, raised('2'))).toEqual(texts)

  const files = smallCourse()
  const english = `${CHAPTER}/en/02-second.md`
  const followed = { ...files, [english]: `<!-- rev: 3 -->\n\n${files[english]}` }
  expect(findingsIn(followed)).toEqual([
    { ...behind, rev: 1, newest: 3, file: `${CHAPTER}/chapter.json` },
    { ...behind, rev: 1, newest: 3, file: `${CHAPTER}/zh/02-second.md` },
  ])
})

test('a course says what is different in a later revision of a section or question; a pack is only told', () => {
  const questions = `${CHAPTER}/quiz/02-second.json`
  const raise = (files: Record<string, unknown>): void => {
    const chapter = `${CHAPTER}/chapter.json`
    files[chapter] = JSON.parse(
      JSON.stringify(files[chapter]).replace('"id":"second"', '"id":"second","rev":2'),
    )
    files[questions] = JSON.parse(JSON.stringify(files[questions]).replace('"rev":1', '"rev":2'))
    for (const locale of ['zh', 'en']) {
      const text = `${CHAPTER}/${locale}/02-second.md`
      files[text] = `<!-- rev: 2 -->\n\n${files[text]}`
    }
  }
  const files = smallCourse()
  raise(files)
  expect(findingsIn(files)).toEqual([
    expect.objectContaining({ rule: 'untold-change', of: 'section', rev: 2, place: 'second', hint: false }),
    expect.objectContaining({ rule: 'untold-change', of: 'question', rev: 2, file: questions }),
  ])
  const { 'timeline.json': _, ...pack } = smallCourse()
  raise(pack)
  const found = findingsIn(pack).filter(({ rule }) => rule === 'untold-change')
  expect(found.map(severityOf)).toEqual(['note', 'note'])
  expect(found.filter(refusesPack)).toEqual([])
})

test('the experiments of a section are those that its texts offer', () => {
  const chapter = `${CHAPTER}/chapter.json`
  const named = findingsWith(chapter, ['"labs":[],"terms":["token"]', '"labs":["rnn"],"terms":["token"]'])
  const difference = { rule: 'labs-differ', place: 'labs' }
  expect(named).toEqual(
    ['zh', 'en'].map((locale) => ({
      ...difference,
      unoffered: ['rnn'],
      unnamed: [],
      file: `${CHAPTER}/${locale}/01-first.md`,
    })),
  )
  const offered = findingsWith(`${CHAPTER}/en/02-second.md`, [
    '<!-- question: share -->',
    '<!-- lab: rnn -->',
  ])
  expect(offered).toContainEqual({
    ...difference,
    unoffered: [],
    unnamed: ['rnn'],
    file: `${CHAPTER}/en/02-second.md`,
  })
})

test('a number that a writer types where the compiler gives it is a warning', () => {
  const [chapter] = findingsWith(`${CHAPTER}/chapter.json`, ['"id":"small"', '"id":"small","number":1'])
  const text = `${CHAPTER}/en/01-first.md`
  const found = findingsWith(text, [
    'Tokens are told here',
    'See [1.2](section:second): tokens are told here',
  ])
  const typed = found.find(({ rule }) => rule === 'typed-number')

  expect(chapter).toMatchObject({ rule: 'typed-number', of: 'chapter', number: '1' })
  expect(chapter && severityOf(chapter)).toBe('warning')
  expect(typed).toMatchObject({ rule: 'typed-number', of: 'link', number: '1.2', place: 'section:second' })
})

test('a published id that is gone fails, whatever kind it is', () => {
  const lost = (kind: string, id: string) => findingsWith('ids.json', [`"${kind}":[`, `"${kind}":["${id}",`])

  for (const kind of ['chapters', 'sections', 'questions', 'terms'])
    expect(lost(kind, 'gone')).toEqual([{ rule: 'lost-id', kind, id: 'gone', file: 'ids.json', place: kind }])
})

test('an id that nobody wrote down is a warning', () => {
  const [finding] = findingsWith('ids.json', ['"which-else",', ''])

  expect(finding).toMatchObject({ rule: 'new-id', kind: 'questions', ids: ['which-else'] })
  expect(finding && severityOf(finding)).toBe('warning')
})

test.each([
  ['source', `${CHAPTER}/zh/02-second.md`, '[^told-2021]', '[^untold-2021]'],
  ['source', 'timeline.json', 'read-2020', 'unread-2020'],
  ['source', 'constants.json', 'read-2020', 'unread-2020'],
  ['term', `${CHAPTER}/zh/01-first.md`, 'term:attention', 'term:memory'],
  ['term', `${CHAPTER}/chapter.json`, '"token"', '"tokens"'],
  ['section', 'glossary.json', '"section":"second"', '"section":"third"'],
  ['section', `${CHAPTER}/quiz/02-second.json`, '"section":"second"', '"section":"third"'],
  ['figure', `${CHAPTER}/zh/02-second.md`, 'figure:box', 'figure:bow'],
  ['question', `${CHAPTER}/zh/01-first.md`, 'question: which-else', 'question: who-else'],
  ['lab', `${CHAPTER}/chapter.json`, '"labs":[]', '"labs":["alchemy"]'],
  ['constant', `${CHAPTER}/zh/01-first.md`, '{{large}}', '{{larger}}'],
])('a %s that does not exist is found in %s', (to, file, from, wrong) => {
  expect(findingsWith(file, [from, wrong])).toContainEqual(
    expect.objectContaining({ rule: 'unknown-reference', to, file }),
  )
})

test('glossary and chapter agree on where a term is taught', () => {
  expect(findingsWith(`${CHAPTER}/chapter.json`, ['["attention"]', '["token"]'])).toContainEqual(
    expect.objectContaining({ rule: 'term-elsewhere', term: 'token', section: 'first', place: 'second' }),
  )
})

test.each([
  ['heading', '## 开头', '### 开头'],
  ['figure', '![图](figure:box)', ''],
  ['question', '<!-- question: which -->', ''],
  ['page', '<!-- page -->', ''],
])('both languages have the same %s', (_, from, to) => {
  expect(findingsWith(`${CHAPTER}/zh/01-first.md`, [from, to])).toContainEqual(
    expect.objectContaining({ rule: 'languages-differ', file: `${CHAPTER}/zh/01-first.md` }),
  )
})

test('a number that one language has and the other has not is found', () => {
  const found = findingsWith(`${CHAPTER}/zh/02-second.md`, ['注意力在这里讲', '注意力有 4500 万种'])

  expect(found).toContainEqual(
    expect.objectContaining({ rule: 'numbers-differ', zh: ['4500 万'], en: [], place: '1' }),
  )
})

test.each([
  ['4500 万', '45 million'],
  ['五千', '5,000'],
  ['12.5%', '12.5 %'],
  ['3000 亿', 'three hundred billion'],
  ['一千七百五十亿', '175 billion'],
])('%s and %s are one number', (zh, en) => {
  const files = smallCourse()
  const add = (file: string, from: string, number: string) => {
    files[file] = String(files[file]).replace(from, `${number} ${from}`)
  }
  add(`${CHAPTER}/zh/02-second.md`, '注意力在这里', zh)
  add(`${CHAPTER}/en/02-second.md`, 'Attention is', en)

  expect(findingsIn(files).filter(({ rule }) => rule === 'numbers-differ')).toEqual([])
})

test('what rests on an unread source must say who reports it, in text and timeline', () => {
  expect(findingsWith(`${CHAPTER}/zh/02-second.md`, ['据报道，', ''])).toEqual([
    expect.objectContaining({ rule: 'flat-statement', sources: ['told-2021'] }),
  ])
  expect(findingsWith(`${CHAPTER}/en/02-second.md`, ['reportedly ', ''])).toHaveLength(1)
  expect(findingsWith('timeline.json', ['read-2020', 'told-2021'])).toHaveLength(2)
})

test('a sentence with a read source needs no such words, though an unread one stands beside it', () => {
  expect(
    findingsWith(
      `${CHAPTER}/zh/02-second.md`,
      ['据报道，', ''],
      ['[^told-2021]', '[^told-2021][^read-2020]'],
    ),
  ).toEqual([])
})

test.each([
  ['year', '2020 年的模型有 {{large}}参数。[^read-2020]', '2020 年的模型很大。'],
  ['number', '2020 年的模型有 {{large}}参数。[^read-2020]', '模型有 {{large}}参数。'],
  ['year', '参数。[^read-2020]', '参数[^read-2020]，后来还有更大的。'],
])('a paragraph with a %s ends in a source mark', (because, from, to) => {
  expect(findingsWith(`${CHAPTER}/zh/01-first.md`, [from, to])).toContainEqual(
    expect.objectContaining({ rule: 'unsourced', because }),
  )
})

test('a paragraph that names a company of the catalogue ends in a source mark', () => {
  const files = smallCourse()
  files['catalog/sources.json'] = {
    'about-acme': {
      title: 'Acme',
      url: 'https://example.org/acme',
      publisher: 'Acme',
      tier: 'primary',
      accessed: '2026-11-23',
    },
  }
  files['catalog/companies.json'] = [
    {
      id: 'acme',
      name: { zh: '艾克米', en: 'Acme' },
      aliases: [],
      region: 'us',
      headOffice: {
        value: { country: 'US' },
        asOf: '2026-11-23',
        sources: ['about-acme'],
        confidence: 'verified',
      },
    },
  ]
  files[`${CHAPTER}/en/02-second.md`] = String(files[`${CHAPTER}/en/02-second.md`]).replace(
    'Attention is',
    'Acme tells that attention is',
  )

  expect(findingsIn(files)).toContainEqual(
    expect.objectContaining({ rule: 'unsourced', because: 'company', word: 'Acme' }),
  )
})

test('a large number that is worked out in the text, a constant without sources, needs no mark', () => {
  const files = smallCourse()
  files['constants.json'] = { large: { zh: '1 亿', en: '100 million' } }
  for (const locale of ['zh', 'en'])
    files[`${CHAPTER}/${locale}/01-first.md`] = String(files[`${CHAPTER}/${locale}/01-first.md`])
      .replace('2020 年的模型', '模型')
      .replace(' of 2020', '')
      .replace(' [^read-2020]', '')
      .replace('[^read-2020]', '')

  expect(findingsIn(files)).toEqual([])
})

test('a volatile number older than 180 days is a warning; one that does not change by itself is none', () => {
  const old: readonly [string, string] = ['2026-11-01', '2026-05-26']
  const [finding, ...others] = findingsWith('constants.json', old, ['"asOf"', '"volatile":true,"asOf"'])

  expect(finding).toMatchObject({ rule: 'stale-fact', asOf: '2026-05-26', days: 181 })
  expect(finding && severityOf(finding)).toBe('warning')
  expect(others).toEqual([])
  expect(findingsWith('constants.json', old)).toEqual([])
})

test('a term is met first as a link before its section, in either language', () => {
  expect(findingsWith(`${CHAPTER}/zh/01-first.md`, ['[注意力](term:attention)', '注意力'])).toEqual([
    expect.objectContaining({ rule: 'early-term', term: '注意力', section: 'second' }),
  ])
  expect(
    findingsWith(`${CHAPTER}/en/01-first.md`, ['Tokens are told here', 'Attention comes']),
  ).toContainEqual(expect.objectContaining({ rule: 'early-term', term: 'attention' }))
})

test('after its link a term may stand as it is, and so may it in its own section', () => {
  expect(findingsWith(`${CHAPTER}/zh/01-first.md`, ['以后讲', '以后讲，注意力很要紧'])).toEqual([])
})

test.each([
  ['选项 A 不对。', 'Wrong.'],
  ['不对。', 'Option B is the right one.'],
  ['以上都不对。', 'Wrong.'],
  ['不对。', 'All of the above.'],
  ['第二个选项才对。', 'Wrong.'],
])('a reason that names a place in shuffled options is found: %s %s', (zh, en) => {
  expect(findingsWith(`${CHAPTER}/quiz/01-first.json`, ['不对。', zh], ['It is not.', en])).toContainEqual(
    expect.objectContaining({ rule: 'names-place', place: expect.stringContaining('which') }),
  )
})

test.each([
  ['向量 A 和 B 垂直。', 'Vectors A and B are at right angles.'],
  ['第一个词最难。', 'The first word is hardest.'],
])('a letter or an order that means something else is not: %s', (zh, en) => {
  expect(findingsWith(`${CHAPTER}/quiz/01-first.json`, ['不对。', zh], ['It is not.', en])).toEqual([])
})

/** As many single choices as asked for; in each the right option is the longest of two, or not. */
function choices(count: number, rightIsLongest: (at: number) => boolean): Record<string, unknown> {
  const files = smallCourse()
  const [pattern] = files[`${CHAPTER}/quiz/01-first.json`] as [Record<string, unknown>]
  const questions = Array.from({ length: count }, (_, at) => {
    const text = JSON.stringify({ ...pattern, id: `choice-${at}` })
    return JSON.parse(rightIsLongest(at) ? text.replaceAll('这一个', '正文里说的这一个') : text)
  })
  return {
    ...files,
    [`${CHAPTER}/quiz/02-second.json`]: [...(files[`${CHAPTER}/quiz/02-second.json`] as []), ...questions],
  }
}
const longest = (files: Record<string, unknown>) =>
  findingsIn(files).filter(({ rule }) => rule === 'longest-option')

test('when the right option is the longest too often, that is an error from 30 single choices on, else a note', () => {
  const [few] = longest(choices(20, () => true))
  const [many] = longest(choices(38, () => true))

  // 38 of 40 are the longest of two: 95 %, where picking blindly gives 50 %. In English none is.
  expect(many).toMatchObject({ locale: 'zh', questions: 40, score: 0.95, chance: 0.5 })
  expect(many && severityOf(many)).toBe('error')
  expect(few && severityOf(few)).toBe('note')
})

test('up to chance and ten points the longest option may be right', () => {
  // 24 of 40 are 60 %: exactly chance and ten points.
  expect(longest(choices(38, (at) => at < 24))).toEqual([])
  expect(longest(choices(38, (at) => at < 25))).toHaveLength(1)
})

test('the key of a numeric question is what its computation gives', () => {
  expect(findingsWith(`${CHAPTER}/quiz/02-second.json`, ['"value":0.81', '"value":0.85'])).toContainEqual(
    expect.objectContaining({ rule: 'wrong-key', key: 0.85, computed: expect.closeTo(0.81), place: 'share' }),
  )
  expect(findingsWith(`${CHAPTER}/quiz/02-second.json`, ['chance-of-all', 'chance-of-none'])).toEqual([
    expect.objectContaining({ rule: 'wrong-key', computed: null }),
  ])
})

test('a trap within the tolerance would be marked right', () => {
  expect(findingsWith(`${CHAPTER}/quiz/02-second.json`, ['"value":0.9,', '"value":0.825,'])).toEqual([
    expect.objectContaining({ rule: 'trap-is-right', value: 0.825 }),
  ])
})

test('a drawing of 76 columns fits and one of 77 does not; a Han character takes two', () => {
  const drawn = (line: string) => findingsWith(`${CHAPTER}/figures/box.json`, ['+-+ 框', line])

  expect(drawn('框'.repeat(38))).toEqual([])
  expect(drawn(`${'框'.repeat(38)}-`)).toEqual([
    expect.objectContaining({ rule: 'figure-too-wide', columns: 77, place: 'ascii zh' }),
  ])
})

test('a narrow form has at most 38 columns', () => {
  const narrow = (line: string) =>
    findingsWith(`${CHAPTER}/figures/box.json`, [
      '"alternative"',
      `"narrow":{"drawing":{"zh":["${line}"],"en":["a"]},"ascii":{"zh":["a"],"en":["a"]}},"alternative"`,
    ])

  expect(narrow('框'.repeat(19))).toEqual([])
  expect(narrow(`${'框'.repeat(19)}-`)).toEqual([
    expect.objectContaining({ rule: 'figure-too-wide', columns: 39, place: 'narrow drawing zh' }),
  ])
})

test('the ASCII twin has no box drawing', () => {
  expect(findingsWith(`${CHAPTER}/figures/box.json`, ['+-+ 框', '┌─┐'])).toEqual([
    expect.objectContaining({ rule: 'figure-not-ascii', characters: '┌ ─ ┐' }),
  ])
})

test('a number in a drawing that nothing computes is found', () => {
  expect(findingsWith(`${CHAPTER}/figures/box.json`, ['+-+ 框', '{{area}}'])).toEqual([
    expect.objectContaining({ rule: 'uncomputed-number', name: 'area' }),
  ])
})

test.each(['ftp://example.org', 'javascript:alert(1)', './other.md', 'http://'])(
  '%s is no link for a text',
  (href) => {
    const found = findingsWith(`${CHAPTER}/zh/02-second.md`, ['注意力在这里讲', `[这里](${href})`])

    expect(found).toContainEqual(expect.objectContaining({ rule: 'bad-link', href }))
  },
)

test('a web address is a link', () => {
  expect(
    findingsWith(`${CHAPTER}/zh/02-second.md`, ['注意力在这里讲', '[这里](https://example.org)讲注意力']),
  ).toEqual([])
})

test.each([
  ['page-count', `${CHAPTER}/en/02-second.md`, '<!-- page -->', ''],
  ['page-length', `${CHAPTER}/en/02-second.md`, 'We read on, one step at a time. ', ''],
  [
    'page-end',
    `${CHAPTER}/en/02-second.md`,
    '<!-- question: share -->',
    '<!-- question: share -->\n\nAnd so on.',
  ],
])('the shape of pages is a warning: %s', (rule, file, from, to) => {
  const found = findingsWith(file, [from, to]).find((finding) => finding.rule === rule)

  expect(found?.file).toBe(file)
  expect(found && severityOf(found)).toBe('warning')
})

test('a Chinese title without pinyin is a warning', () => {
  const [finding, ...others] = findingsWith(`${CHAPTER}/chapter.json`, [',"pinyin":"er"', ''])

  expect(finding).toMatchObject({ rule: 'missing-pinyin', place: 'second' })
  expect(finding && severityOf(finding)).toBe('warning')
  expect(others).toEqual([])
})

function sourceWith(change: Readonly<Record<string, unknown>>, grade = 'verified'): Record<string, unknown> {
  const files = smallCourse()
  const source = {
    title: 'A page',
    url: 'https://example.org/page',
    kind: 'paper',
    grade,
    accessed: '2026-11-23',
  }
  return {
    ...files,
    'sources.json': { ...(files['sources.json'] as object), 'added-2022': { ...source, ...change } },
  }
}
const read = { opened: { copyOf: '2026-09' }, quote: 'it says so' }

test.each([
  'https://example.org',
  'https://example.org/',
  'https://example.org/en',
  'https://example.org/zh-CN/',
  'https://example.org/zh_Hans/index.html',
  'https://example.org/?from=feed',
  'https://example.org//',
  'https://example.org/home',
  'https://example.org/pt-br/',
  'https://example.org/cn/',
  'https://example.org/en/default.aspx#top',
])('%s is a front page, and no source', (url) => {
  const [finding, ...others] = findingsIn(sourceWith({ ...read, url }))

  expect(finding).toMatchObject({ rule: 'front-page', url, file: 'sources.json', place: 'added-2022' })
  expect(finding && severityOf(finding)).toBe('error')
  expect(others).toEqual([])
})

test.each([
  'https://example.org/abs/1',
  'https://x.com/sama',
  'https://github.com/a/b',
  'https://example.org/go',
  'https://example.org/ai',
  'https://example.org/en/pricing',
])('%s is a page', (url) => {
  expect(findingsIn(sourceWith({ ...read, url }))).toEqual([])
})

test('a source that was read says what was opened and keeps the words that carry the claim', () => {
  expect(findingsIn(sourceWith({}))).toMatchObject([{ rule: 'unproved', missing: ['opened', 'quote'] }])
  expect(findingsIn(sourceWith({ ...read, quote: undefined }))).toMatchObject([{ missing: ['quote'] }])
  expect(findingsIn(sourceWith({}, 'secondary'))).toEqual([])
  expect(findingsIn(sourceWith({ ...read, opened: 'yesterday' }))).toContainEqual(
    expect.objectContaining({ rule: 'unreadable', file: 'sources.json' }),
  )
})

// 25 English words are the most; 52 Han characters count as 26.
test('a quote is at most 25 words long, two Han characters counted as one', () => {
  const words = (count: number): string => Array.from({ length: count }, () => 'word').join(' ')
  const quoted = (quote: string) => findingsIn(sourceWith({ ...read, quote }))

  expect(quoted(words(25))).toEqual([])
  expect(quoted(words(26))).toMatchObject([{ rule: 'long-quote', words: 26, most: 25 }])
  expect(quoted('字'.repeat(50))).toEqual([])
  expect(quoted('字'.repeat(52))).toMatchObject([{ rule: 'long-quote', words: 26 }])
})

test('one hearsay a page is the most, in either language', () => {
  expect(
    findingsWith(`${CHAPTER}/zh/02-second.md`, ['据报道，这样更快。', '据报道，这样更快。据说还更省。']),
  ).toMatchObject([{ rule: 'much-hearsay', count: 2, place: '3' }])
  expect(
    findingsWith(`${CHAPTER}/en/02-second.md`, [
      'reportedly faster',
      'reportedly faster and allegedly cheaper',
    ]),
  ).toMatchObject([{ rule: 'much-hearsay', count: 2, place: '3' }])
})

test('a word that only looks like an attribution is none', () => {
  expect(
    findingsWith(`${CHAPTER}/zh/02-second.md`, ['据报道，这样更快。', '数据越多，这样越快。']),
  ).toMatchObject([{ rule: 'flat-statement', sources: ['told-2021'] }])
})

test('a pack is told of its sources and not refused for them', () => {
  const { 'timeline.json': _, ...pack } = sourceWith({ url: 'https://example.org/' })
  const findings = findingsIn(pack)

  expect(findings.map(({ rule }) => rule).sort()).toEqual(['front-page', 'unproved'])
  expect(findings.map(severityOf)).toEqual(['note', 'note'])
  expect(findings.some(refusesPack)).toBe(false)
})

const withProgram = (javascript: string | undefined) => {
  const files = smallCourse()
  const chapter = JSON.parse(JSON.stringify(files[`${CHAPTER}/chapter.json`]))
  chapter.sections[0].programs = ['call']
  const code = `${CHAPTER}/code/first`
  return {
    ...files,
    [`${CHAPTER}/chapter.json`]: chapter,
    ...(javascript === undefined ? {} : { [`${code}/call.zh.mjs`]: javascript }),
    [`${code}/call.en.mjs`]: 'console.log(await 1)\n',
    [`${code}/call.zh.py`]: 'print(1)\n',
    [`${code}/call.en.py`]: 'print(1)\n',
  }
}

test('a program of a section is there, and is understood', () => {
  const file = `${CHAPTER}/code/first/call.zh.mjs`

  expect(findingsIn(withProgram('console.log(await 1)\n'))).toEqual([])
  expect(findingsIn(withProgram(undefined))).toMatchObject([{ rule: 'unreadable', file }])
  expect(findingsIn(withProgram('const a = 1\nconst b = 2 2\n'))).toMatchObject([
    { rule: 'unreadable', file, place: '2' },
  ])
  expect(findingsIn(withProgram(' \n'))).toMatchObject([{ rule: 'unreadable', file, place: '1' }])
})

test.each([
  "const a = 1\nimport OpenAI from 'openai'\n",
  "const a = 1\nconst sdk = require('openai')\n",
  "const a = 1\nconst sdk = await import('openai')\n",
])('%j needs what has to be installed, which a program of the course may not', (javascript) => {
  const file = `${CHAPTER}/code/first/call.zh.mjs`
  expect(findingsIn(withProgram(javascript))).toMatchObject([{ rule: 'unreadable', file, place: '2' }])
  expect(findingsIn(withProgram("import { readFile } from 'node:fs/promises'\n"))).toEqual([])
  const { 'timeline.json': _, ...pack }: Record<string, unknown> = withProgram(javascript)
  expect(findingsIn(pack).filter(({ rule }) => rule === 'unreadable')).toEqual([])
})

const hasPython = spawnSync('python3', ['--version']).status === 0

test.runIf(hasPython)('a program that is not Python is named with its line', () => {
  const file = `${CHAPTER}/code/first/call.en.py`
  for (const python of [
    'x = 1\ndef :\n',
    'x = 1\nprint("a\n',
    'x = 1\n  y = 2\n',
    'import json\nimport requests\n',
  ])
    expect(findingsIn({ ...withProgram('console.log(1)\n'), [file]: python })).toMatchObject([
      { rule: 'unreadable', file, place: '2' },
    ])
})

test.each(['How many of {tokens}?', 'How many of {Tokens}?', 'How many of { tokens }?'])(
  '%s names a number that its question does not draw',
  (words) => {
    const file = `${CHAPTER}/quiz/01-first.json`
    const files = smallCourse()
    const questions = JSON.parse(JSON.stringify(files[file]))
    questions[0].prompt.en = words
    const found = findingsIn({ ...files, [file]: questions })
    expect(found).toMatchObject([
      { rule: 'bad-draw', problem: { type: 'unknown-name' }, file, place: questions[0].id },
    ])
  },
)
