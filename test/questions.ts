import type { Question } from '../src/domain/question.schema.ts'

type OfKind<K extends Question['kind']> = Extract<Question, { kind: K }>

const both = (text: string) => ({ zh: text, en: text })
const shared = (id: string) => ({
  id,
  rev: 1,
  section: 'one',
  terms: [],
  difficulty: 1,
  prompt: both(`${id}?`),
  hints: [],
  explanation: both('so'),
  sources: [],
})

/** One question of each kind, with as little in it as the kind allows. */
export const aSingle = (id = 'single', section = 'one'): OfKind<'single'> => ({
  ...shared(id),
  section,
  kind: 'single',
  options: [
    { id: 'right', text: both('right'), correct: true, why: both('yes') },
    { id: 'wrong', text: both('wrong'), correct: false, why: both('no') },
    { id: 'other', text: both('other'), correct: false, why: both('no') },
  ],
})

export const aMultiple = (id = 'multiple'): OfKind<'multiple'> => ({
  ...shared(id),
  kind: 'multiple',
  options: [
    { id: 'a', text: both('a'), correct: true, why: both('yes') },
    { id: 'b', text: both('b'), correct: true, why: both('yes') },
    { id: 'c', text: both('c'), correct: false, why: both('no') },
  ],
})

export const aTrueFalse = (id = 'true-false'): OfKind<'true-false'> => ({
  ...shared(id),
  kind: 'true-false',
  answer: false,
  why: both('no'),
})

export const aNumeric = (id = 'numeric'): OfKind<'numeric'> => ({
  ...shared(id),
  kind: 'numeric',
  answer: { value: 2, tolerance: 0.05, unit: 'GB' },
  traps: [{ value: 16, why: both('bits') }],
})

export const aShort = (id = 'short'): OfKind<'short'> => ({
  ...shared(id),
  kind: 'short',
  accept: { zh: ['词元'], en: ['token'] },
  traps: [{ text: { zh: ['单词'], en: ['word'] }, why: both('no') }],
})

export const aCloze = (id = 'cloze'): OfKind<'cloze'> => ({
  ...shared(id),
  kind: 'cloze',
  prompt: both('{1} and {2}'),
  blanks: [{ accept: { zh: ['模型'], en: ['model'] } }, { accept: { zh: ['产品'], en: ['product'] } }],
})

export const anOrder = (id = 'order'): OfKind<'order'> => ({
  ...shared(id),
  kind: 'order',
  items: ['first', 'second', 'third'].map((name) => ({ id: name, text: both(name) })),
})

export const aMatch = (id = 'match'): OfKind<'match'> => ({
  ...shared(id),
  kind: 'match',
  pairs: [
    { left: { id: 'l1', text: both('l1') }, right: { id: 'r1', text: both('r1') } },
    { left: { id: 'l2', text: both('l2') }, right: { id: 'r2', text: both('r2') } },
    { left: { id: 'l3', text: both('l3') }, right: { id: 'r3', text: both('r3') } },
  ],
})

export const ofEveryKind = (): Question[] => [
  aSingle(),
  aMultiple(),
  aTrueFalse(),
  aNumeric(),
  aShort(),
  aCloze(),
  anOrder(),
  aMatch(),
]
