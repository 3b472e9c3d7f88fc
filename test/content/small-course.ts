import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** File → what stands in it: text, or JSON as a value. */
export type Files = Readonly<Record<string, unknown>>

const both = (zh: string, en: string) => ({ zh, en })
const source = (grade: string) => ({
  title: 'A paper',
  url: 'https://example.org/paper',
  kind: 'paper',
  grade,
  accessed: '2026-11-23',
  opened: 'live',
  quote: 'so says the page',
})
const goal = (id: string, zh: string, en: string) => ({ id, zh, en })
const single = (id: string, section: string, asksFor: string) => ({
  id,
  rev: 1,
  kind: 'single',
  section,
  goal: asksFor,
  prompt: both('哪一个？', 'Which one?'),
  options: [
    {
      id: 'right',
      text: both('这一个', 'this one'),
      correct: true,
      why: both('正文这么说。', 'The text says so.'),
    },
    { id: 'wrong', text: both('另外一个', 'the other one'), why: both('不对。', 'It is not.') },
  ],
  explanation: both('正文说了原因。', 'The text gives the reason.'),
})
const numeric = {
  id: 'share',
  rev: 1,
  kind: 'numeric',
  section: 'second',
  goal: 'doing-two',
  prompt: both('多少？', 'How much?'),
  answer: { value: 0.81, tolerance: 0.02 },
  traps: [{ value: 0.9, why: both('只算了一次。', 'That is once only.') }],
  computation: { name: 'chance-of-all', arguments: { chance: 0.9, length: 2 } },
  explanation: both('两次都要对。', 'Both must be right.'),
}

const zh = '我们一步一步地往下读。'.repeat(35)
const en = 'We read on, one step at a time. '.repeat(36)
const pages = (...texts: readonly string[]): string => texts.join('\n\n<!-- page -->\n\n')

/** A course of two sections in which nothing is wrong. Each call makes its own values. */
export const smallCourse = (): Record<string, unknown> => ({
  'sources.json': { 'read-2020': source('verified'), 'told-2021': source('secondary') },
  'constants.json': {
    large: { zh: '1750 亿', en: '175 billion', value: 175e9, asOf: '2026-11-01', sources: ['read-2020'] },
  },
  'glossary.json': [
    {
      id: 'token',
      zh: '词元',
      en: 'token',
      pinyin: 'ci yuan',
      section: 'first',
      sentence: both('最小单位。', 'The smallest unit.'),
    },
    {
      id: 'attention',
      zh: '注意力',
      en: 'attention',
      pinyin: 'zhu yi li',
      section: 'second',
      sentence: both('按权重回看。', 'Looking back by weight.'),
    },
  ],
  'timeline.json': [
    { date: '2020-05', text: both('论文发表。', 'A paper.'), sources: ['read-2020'], section: 'first' },
  ],
  'ids.json': {
    chapters: ['small'],
    sections: ['first', 'second'],
    goals: ['doing-one', 'doing-two'],
    questions: ['which', 'which-else', 'share'],
    terms: ['token', 'attention'],
  },
  'chapters/01-small/chapter.json': {
    id: 'small',
    title: both('小课程', 'A small course'),
    lastChecked: '2026-11-23',
    sections: [
      {
        id: 'first',
        title: both('一', 'One'),
        pinyin: 'yi',
        goals: [goal('doing-one', '会', 'can')],
        labs: [],
        terms: ['token'],
      },
      {
        id: 'second',
        title: both('二', 'Two'),
        pinyin: 'er',
        goals: [goal('doing-two', '会', 'can')],
        labs: [],
        terms: ['attention'],
      },
    ],
  },
  'chapters/01-small/zh/01-first.md': pages(
    `## 开头\n\n${zh}词元在这里讲，[注意力](term:attention)以后讲。\n\n<!-- question: which -->`,
    `2020 年的模型有 {{large}}参数。[^read-2020]\n\n${zh}\n\n![图](figure:box)`,
    `${zh}\n\n<!-- question: which-else -->`,
  ),
  'chapters/01-small/en/01-first.md': pages(
    `## Beginning\n\n${en}Tokens are told here, [attention](term:attention) later.\n\n<!-- question: which -->`,
    `The model of 2020 had {{large}} parameters. [^read-2020]\n\n${en}\n\n![Figure](figure:box)`,
    `${en}\n\n<!-- question: which-else -->`,
  ),
  'chapters/01-small/zh/02-second.md': pages(
    `${zh}注意力在这里讲。\n\n<!-- question: share -->`,
    `${zh}\n\n![图](figure:box)`,
    `${zh}据报道，这样更快。[^told-2021]\n\n![图](figure:box)`,
  ),
  'chapters/01-small/en/02-second.md': pages(
    `${en}Attention is told here.\n\n<!-- question: share -->`,
    `${en}\n\n![Figure](figure:box)`,
    `${en}This is reportedly faster. [^told-2021]\n\n![Figure](figure:box)`,
  ),
  'chapters/01-small/quiz/01-first.json': [
    single('which', 'first', 'doing-one'),
    single('which-else', 'first', 'doing-one'),
  ],
  'chapters/01-small/quiz/02-second.json': [numeric],
  'chapters/01-small/figures/box.json': {
    id: 'box',
    alternative: both('一个方框', 'A box'),
    drawing: { zh: ['┌─┐', '└─┘'], en: ['┌─┐', '└─┘'] },
    ascii: { zh: ['+-+ 框'], en: ['+-+'] },
  },
})

/** The small course with a second chapter of two sections behind it, in which nothing is wrong either. */
export function twoChapters(): Record<string, unknown> {
  const files = smallCourse()
  const page = (words: string, last: string): string => `${words}\n\n${last}`
  return {
    ...files,
    'glossary.json': [
      ...[files['glossary.json']].flat(),
      {
        id: 'prompt',
        zh: '提示词',
        en: 'prompt',
        pinyin: 'ti shi ci',
        section: 'talk',
        sentence: both('你写给模型的话。', 'What you write to a model.'),
      },
    ],
    'ids.json': {
      chapters: ['small', 'more'],
      sections: ['first', 'second', 'talk', 'listen'],
      goals: ['doing-one', 'doing-two', 'talking', 'listening'],
      questions: ['which', 'which-else', 'share', 'which-prompt', 'which-answer'],
      terms: ['token', 'attention', 'prompt'],
    },
    'chapters/02-more/chapter.json': {
      id: 'more',
      title: both('第二章', 'More of it'),
      lastChecked: '2026-11-23',
      sections: [
        {
          id: 'talk',
          title: both('说', 'Talking'),
          pinyin: 'shuo',
          goals: [goal('talking', '会说', 'talk')],
          terms: ['prompt'],
        },
        {
          id: 'listen',
          title: both('听', 'Listening'),
          pinyin: 'ting',
          goals: [goal('listening', '会听', 'listen')],
        },
      ],
    },
    'chapters/02-more/zh/01-talk.md': pages(
      page(`${zh}提示词在这里讲，见[](section:second)。`, '![图](figure:frame)'),
      page(zh, '<!-- question: which-prompt -->'),
      page(zh, '![图](figure:frame)'),
    ),
    'chapters/02-more/en/01-talk.md': pages(
      page(`${en}A prompt is told here, see [](section:second).`, '![Figure](figure:frame)'),
      page(en, '<!-- question: which-prompt -->'),
      page(en, '![Figure](figure:frame)'),
    ),
    'chapters/02-more/zh/02-listen.md': pages(
      page(zh, '<!-- question: which-answer -->'),
      page(zh, '![图](figure:frame)'),
      page(zh, '![图](figure:frame)'),
    ),
    'chapters/02-more/en/02-listen.md': pages(
      page(en, '<!-- question: which-answer -->'),
      page(en, '![Figure](figure:frame)'),
      page(en, '![Figure](figure:frame)'),
    ),
    'chapters/02-more/quiz/01-talk.json': [single('which-prompt', 'talk', 'talking')],
    'chapters/02-more/quiz/02-listen.json': [single('which-answer', 'listen', 'listening')],
    'chapters/02-more/figures/frame.json': {
      id: 'frame',
      alternative: both('一个框', 'A frame'),
      drawing: { zh: ['┌─┐', '└─┘'], en: ['┌─┐', '└─┘'] },
      ascii: { zh: ['+-+ 框'], en: ['+-+'] },
    },
  }
}

/** The files as a folder on the disk. */
export function folderOf(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'llm-primer-course-'))
  for (const [name, value] of Object.entries(files)) {
    const file = join(root, name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, typeof value === 'string' || value instanceof Buffer ? value : JSON.stringify(value))
  }
  return root
}
