import type { LocalizedText } from './locale.ts'

const both = (zh: string, en: string): LocalizedText => ({ zh, en })

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`

const chapter = (today: string): string =>
  json({
    id: 'first-chapter',
    title: both('第一章', 'The first chapter'),
    lastChecked: today,
    sections: [
      {
        id: 'first-section',
        title: both('写一个内容包', 'Writing a pack'),
        pinyin: 'xie yi ge nei rong bao',
        goals: [{ id: 'files', ...both('说出一节由哪几个文件组成', 'say which files a section is made of') }],
        terms: ['pack'],
      },
    ],
  })

const zh = `一个**内容包**就是一个文件夹，里面只有数据：正文、题目、图和术语。内容包一旦加进来，就和课程自己的章节一样能读、能考、能复习、能搜索。

一节由三个文件组成：\`zh/\` 和 \`en/\` 里各一份正文，\`quiz/\` 里一份题目。\`chapter.json\` 列出各节的次序、目标和术语；编号由次序得来，哪里都不用写。

![一节的三个文件](figure:section-files)

<!-- page -->

## 接着做什么

先改这一节的文字和题目，再照样添加第二节，然后检查：

\`\`\`sh
llm-primer check .
llm-primer pack add .
\`\`\`

<!-- question: files-of-a-section -->
`

const en = `A **pack** is a folder that holds nothing but data: texts, questions, drawings and terms. Once it is added, its chapters are read, asked, reviewed and searched like those of the course.

A section is made of three files: a text in \`zh/\` and one in \`en/\`, and its questions in \`quiz/\`. \`chapter.json\` lists the sections in their order, with goals and terms; numbers follow from the order and are written nowhere.

![The three files of a section](figure:section-files)

<!-- page -->

## What to do next

Change the text and the question of this section, add a second section in the same way, and look at the whole:

\`\`\`sh
llm-primer check .
llm-primer pack add .
\`\`\`

<!-- question: files-of-a-section -->
`

const option = (id: string, text: LocalizedText, correct: boolean, why: LocalizedText): object => ({
  id,
  text,
  correct,
  why,
})

const quiz = json([
  {
    id: 'files-of-a-section',
    rev: 1,
    kind: 'single',
    section: 'first-section',
    goal: 'files',
    terms: ['pack'],
    difficulty: 1,
    prompt: both('一节的题目写在哪里？', 'Where do the questions of a section stand?'),
    options: [
      option(
        'quiz',
        both('在 quiz/ 里它自己的文件中', 'in a file of their own in quiz/'),
        true,
        both('每一节的题目各有一个文件，中英文写在一起。', 'Each section has one, for both languages.'),
      ),
      option(
        'text',
        both('在 zh/ 和 en/ 的正文当中', 'in the texts in zh/ and en/, between the paragraphs'),
        false,
        both('正文只写题目的 id，题目显示在那里。', 'A text names a question by its id only.'),
      ),
      option(
        'chapter',
        both('在 chapter.json 的小节列表里', 'in the list of sections in chapter.json'),
        false,
        both('那里写的是次序、目标和术语。', 'That has the order, the goals and the terms.'),
      ),
    ],
    hints: [both('哪个文件夹的名字像是放题目的？', 'Which folder is named after questions?')],
    explanation: both(
      '题目中英文共用一份，所以单独放一个文件；正文用 id 引用它。',
      'Both languages share the questions, so they have a file of their own; the texts name them by id.',
    ),
  },
])

const drawing = [
  'chapter.json',
  '+-- zh/01-first-section.md',
  '+-- en/01-first-section.md',
  '+-- quiz/01-first-section.json',
]
const unicode = drawing.map((line, at) => line.replace('+--', at === drawing.length - 1 ? '└──' : '├──'))

const figure = json({
  id: 'section-files',
  alternative: both(
    'chapter.json 下面有三个文件：中文正文、英文正文和题目。',
    'Below chapter.json three files: the Chinese text, the English text and the questions.',
  ),
  drawing: { zh: unicode, en: unicode },
  ascii: { zh: drawing, en: drawing },
})

const glossary = json([
  {
    id: 'pack',
    zh: '内容包',
    en: 'pack',
    pinyin: 'nei rong bao',
    section: 'first-section',
    sentence: both(
      '装着别人写的章节的文件夹，只有数据。',
      'A folder of chapters by somebody else, data only.',
    ),
  },
])

const ids = json({
  chapters: ['first-chapter'],
  sections: ['first-section'],
  goals: ['files'],
  questions: ['files-of-a-section'],
  terms: ['pack'],
})

/** The files of a small pack in which nothing is wrong, for its author to change: path → text. `today` is an ISO day. */
export const newPack = (today: string): ReadonlyMap<string, string> =>
  new Map([
    ['chapters/01-first-chapter/chapter.json', chapter(today)],
    ['chapters/01-first-chapter/zh/01-first-section.md', zh],
    ['chapters/01-first-chapter/en/01-first-section.md', en],
    ['chapters/01-first-chapter/quiz/01-first-section.json', quiz],
    ['chapters/01-first-chapter/figures/section-files.json', figure],
    ['glossary.json', glossary],
    ['sources.json', json({})],
    ['ids.json', ids],
  ])
