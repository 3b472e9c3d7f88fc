import type { Distrusted } from '../domain/distrusted.ts'
import type { Question } from '../domain/question.schema.ts'
import type { SectionMinutes } from '../domain/section-minutes.ts'
import type { Report } from './error-wording.ts'

const questionKinds: Readonly<Record<Question['kind'], string>> = {
  single: 'one answer',
  multiple: 'one or more answers',
  'true-false': 'true or false',
  numeric: 'a number',
  short: 'a word or two',
  cloze: 'fill the gaps',
  order: 'put in order',
  match: 'match',
}

export const commonEn = {
  description: 'A course on large language models that lives in the terminal, in Chinese and English.',
  questionKinds,
  trueFalse: { true: 'true', false: 'false' },
  aside: (text: string): string => ` (${text})`,
  /** On the first screen, in the words of the other language. */
  languageOffer: '中文：按 L',
  languageHint: '中文：llm-primer config set lang zh',
  /** What the terminal lacks, and what is done about it. */
  shortcoming: (what: { readonly type: string; readonly encoding?: string }): string =>
    what.type === 'no-terminal-type'
      ? 'TERM does not say what this terminal can do, so there are no colours, and questions are asked line by line.'
      : what.type === 'no-chinese'
        ? 'The Linux console has no Chinese characters, so this is in English. With --lang zh it is in Chinese all the same.'
        : `This terminal expects ${what.encoding} and llm-primer writes UTF-8, so this is in English. With --lang zh it is in Chinese all the same.`,
  /** Compiled code of an earlier run that somebody else could have written. */
  distrusted: ({ path, why, owner }: Distrusted): Report => ({
    what: `Compiled code in ${path} is not used: ${
      why === 'other-user'
        ? `it belongs to another user${owner === undefined ? '' : ` (number ${owner})`}`
        : why === 'open'
          ? 'others may write there'
          : why === 'no-folder'
            ? 'it is no folder of its own'
            : 'it is no ordinary file'
    }. Starting takes a little longer.`,
    todo:
      why === 'other-user'
        ? 'Give every user a LLM_PRIMER_HOME of their own; with sudo, say sudo -H.'
        : why === 'open'
          ? `Keep others out: chmod go-w ${path}`
          : 'Move it out of the way.',
  }),
  examples: 'Examples:',
  /** Commander's headings, as it writes them, and ours. */
  helpHeadings: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Global Options:': 'Global options:',
    'Commands:': 'Commands:',
  },
  everywhere: 'Options of every command, such as --lang and --plain: llm-primer --help',
  choices: (list: string): string => ` (${list})`,
  options: {
    lang: 'language of text and menus: zh, en or both',
    width: 'columns to lay out for (at least 20)',
    theme: 'colours for a dark or a light background, or none',
    color: 'when to use colour',
    ascii: 'draw with ASCII only; on a terminal quotes and dashes too',
    plain: 'print and return: no pager, no full screen, no question',
    accessible:
      'text for screen readers and braille lines: append-only, in parts, words for signs; config set accessible on keeps it',
    notAccessible: 'leave it for one run',
    dataDir: 'folder for all of your own data',
    content: 'folder with another course, as its authors write it or compiled',
    sources: 'print where facts come from',
    json: 'print JSON',
    help: 'show help',
    version: 'show the version',
  },
  minutes: (count: number): string => `${count} min`,
  sectionMinutes: ({ reading, experiments, questions }: SectionMinutes): string =>
    `${[
      `reading ${reading}`,
      ...(experiments === 0 ? [] : [`experiments ${experiments}`]),
      ...(questions === 0 ? [] : [`questions ${questions}`]),
    ].join(', ')} min`,
  listSeparator: ', ',
  clauseSeparator: '; ',
  /** Between sentences, and between a word and what follows it. */
  space: ' ',
  /** With the space that goes before it. */
  bracketed: (text: string): string => ` (${text})`,
  /** A name and its value on one line: `Licence: MIT`. A question has its own sign behind it; the key `?` is none. */
  labelled: (name: string): string => (/.\?$/.test(name) ? `${name} ` : `${name}: `),
  bug: {
    what: 'llm-primer stopped because of a bug of its own.',
    todo: (version: string, command: string): string =>
      `Please report it with this: version ${version}, command "${command}", and the lines below.`,
  },
}
