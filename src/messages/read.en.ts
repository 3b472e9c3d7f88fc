import type { TextTrouble } from '../errors.ts'
import type { ErrorWording, Report } from './error-wording.ts'

/** `chapter 1` · `chapters 1 and 2` · `chapters 1 to 5`; numbers follow one another. */
function chaptersEn(numbers: readonly number[]): string {
  const [first = 0] = numbers
  const last = numbers.at(-1) ?? first
  if (first === last) return `chapter ${first}`
  return `chapters ${first} ${last === first + 1 ? 'and' : 'to'} ${last}`
}

export const readEn = {
  summary: 'read a chapter, a section, or a Markdown file',
  where:
    '1 (chapter), 1.5 or 1#transformer (section), a file, a folder, - (standard input); without it, on from where you stopped',
  toc: 'list the sections, of all chapters without a place',
  counted: (chapters: number, sections: number): string =>
    `${chapters} ${chapters === 1 ? 'chapter' : 'chapters'}, ${sections} sections`,
  contents: 'Contents',
  minutesOf: 'Minutes: reading + experiments + questions.',
  goals: 'After this section you can',
  changedSince: (day: string): string => `Rewritten since you read it on ${day}.`,
  sources: 'Sources',
  sourcesChecked: (date: string): string => `Sources, last checked ${date}`,
  lastChecked: (date: string): string => `last checked ${date}`,
  /** How a source is known. */
  grades: { verified: 'read at its maker', secondary: 'second-hand', 'primary-unread': 'not read' },
  gradeSigns: (signs: string): string => `No sign: read at its maker. ${signs}`,
  figure: (number: string): string => `Figure ${number}`,
  callouts: {
    note: 'Note',
    tip: 'Tip',
    important: 'Important',
    try: 'Try it',
    mixup: 'A common mix-up',
    disputed: 'What is disputed',
    warning: 'Look out',
    caution: 'Danger',
  },
  lab: (lab: string): string => `Run it: llm-primer lab ${lab}`,
  labByKey: (lab: string): string => `Press r to run it: llm-primer lab ${lab}`,
  recipe: (name: string, id: string): string => `Try it on yours – ${name}: llm-primer try recipe ${id}`,
  recipeByKey: (name: string, id: string): string =>
    `Press T to try it on yours – ${name}: llm-primer try recipe ${id}`,
  /** Under a table of today's models. */
  modelsOf: (day: string): string => `Data of ${day}; newer, with sources and prices: llm-primer models`,
  modelsElsewhere: 'The list of models: llm-primer models',
  model: 'Model',
  site: 'Site',
  box: {
    done: 'read on',
    title: 'Check yourself',
    /** Asked before the passage that answers it. */
    first: 'Think first: the passage that answers this comes after it',
    answerBelow: 'The answer is at the end of this section.',
    answers: 'Answers to the questions in the text',
    verdict: (word: string): string => word.replace(/\.$/, '').toLowerCase(),
    youSaid: (words: string): string => `You said: ${words}`,
  },
  questions: (count: number, section: string): string =>
    `${count === 1 ? 'One question' : `${count} questions`} on this section: llm-primer quiz ${section}`,
  /** Of `count` questions `left` were never answered. */
  questionsByKey: (count: number, left: number): string =>
    left === 0
      ? `You have answered ${count === 1 ? 'the question' : `all ${count} questions`} on this section. Q asks again.`
      : `Next: ${left === 1 ? 'the one question that is left' : `the ${left} questions that are left`} on this section. Space leads to them, → goes on without.`,
  questionsByLine: (count: number, left: number): string =>
    left === 0
      ? `You have answered ${count === 1 ? 'the question' : `all ${count} questions`} on this section. Q asks again.`
      : `Type Q for ${left === 1 ? 'the one question that is left' : `the ${left} questions that are left`} on this section.`,
  inlineImage: (words: string): string => `[image: ${words}]`,
  image: 'Image',
  quote: 'Quote',
  code: 'Code',
  notes: 'Notes',
  links: 'Links',
  done: 'done',
  open: 'to do',
  /** A drawing that does not fit the screen is told in words. */
  drawingNeeds: (columns: number): string => `The drawing needs ${columns} columns. In words:`,
  errors: {
    'unknown-chapter': (detail) => ({
      what: `There is no chapter ${detail.wanted}.`,
      todo:
        detail.known.length === 0
          ? 'This course has no chapters.'
          : `The course has ${chaptersEn(detail.known)}: llm-primer read --toc`,
    }),
    'unknown-section': (detail) => ({
      what: `There is no section ${detail.wanted} in chapter ${detail.chapter}.`,
      todo: `It has ${detail.chapter}.1${detail.sections > 1 ? ` to ${detail.chapter}.${detail.sections}` : ' only'}: llm-primer read ${detail.chapter} --toc`,
    }),
    'broken-course': (detail) => ({
      what: `The course file ${detail.file} is damaged: ${detail.reason}`,
      todo: 'Install llm-primer again, or leave out --content.',
    }),
    'unreadable-text': (detail) => textTroubleEn(detail.file)[detail.trouble],
  } satisfies Partial<ErrorWording>,
}

const textTroubleEn = (file: string): Readonly<Record<TextTrouble, Report>> => ({
  'no-markdown': {
    what: `There is no Markdown file in ${file}.`,
    todo: 'Name a folder with .md files, or a file.',
  },
  'not-a-file': {
    what: `${file} is neither a file nor a folder.`,
    todo: 'Name a Markdown file, or send the text: COMMAND | llm-primer read -',
  },
  'not-text': {
    what: `${file} is not a text in UTF-8.`,
    todo: 'Save it as UTF-8 in an editor, or convert it: iconv -f GB18030 -t UTF-8 FILE | llm-primer read -',
  },
  'too-large': {
    what: `${file} is larger than 8 MB, or has more than 500,000 lines, or more lists, tables and styles than can be laid out.`,
    todo: 'Save a part of it as a file of its own, or read one: head -c 1000000 FILE | llm-primer read -',
  },
  'not-allowed': {
    what: `You are not allowed to read ${file}.`,
    todo: 'Check its permissions, or name another file.',
  },
})
