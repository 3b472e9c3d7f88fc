/** Text for those who hear the screen: words where signs stand. */
export const spokenEn = {
  yes: 'yes',
  no: 'no',
  to: ' to ',
  from: ' from ',
  none: 'none',
  /** In place of a dash between two clauses. */
  pause: ', ',
  /** The bar in a probability. */
  given: ' given ',
  /** Of steps, of parts, of sections: a slash between two numbers is heard as a fraction. */
  step: (step: number, steps: number): string => `step ${step} of ${steps}`,
  part: (part: number, parts: number, title: string): string => `Part ${part} of ${parts}: ${title}`,
  readCount: (read: number, all: number): string => `${read} of ${all} read`,
  countOf: (count: number, all: number): string => `${count} of ${all}`,
  lessThan: 'less than ',
  moreThan: 'more than ',
  gap: (number: string): string => (number === '' ? '[gap]' : `[gap ${number}]`),
  /** The mark of a source, with what its sign says. */
  source: (number: string, sign: string): string =>
    ` (source ${number}${sign === '~' ? ', second-hand' : sign === '?' ? ', not read' : ''})`,
  /** The same before a row of the list of sources. */
  listedSource: (number: string, sign: string): string =>
    `Source ${number}${sign === '~' ? ', second-hand' : sign === '?' ? ', not read' : ''}: `,
  /** A special token, as chat templates write them between `<|` and `|>`. */
  mark: (name: string): string => `mark ${name}`,
  bytes: (hexadecimal: string): string => `bytes ${hexadecimal}`,
  /** Before a piece of code in which signs mean something. */
  code: (text: string): string => `code ${text}`,
  codeBegins: 'Code:',
  codeEnds: 'End of code.',
  heading: (text: string): string => `Heading: ${text}`,
  /** Where something set apart begins, and where it ends. */
  box: (title: string): string => `Box: ${title}`,
  boxEnds: 'End of the box.',
  quoteEnds: 'End of the quote.',
  /** What is left of a row of numbers that are 0. */
  zeros: (count: number, isAll: boolean): string => (isAll ? `all ${count} are 0` : `the ${count} others 0`),
  /** A curve without its picture. */
  curve: (first: string, last: string, lowest: string, highest: string): string =>
    `from ${first} to ${last}, lowest ${lowest}, highest ${highest}`,
  /** A place in the plane. */
  point: (x: string, y: string): string => `across ${x}, up ${y}`,
  /** Signs that are a token by themselves. */
  signs: {
    '.': 'full stop',
    ',': 'comma',
    ';': 'semicolon',
    ':': 'colon',
    '!': 'exclamation mark',
    '?': 'question mark',
    "'": 'apostrophe',
    '’': 'apostrophe',
    '"': 'quotation mark',
    '“': 'opening quotation mark',
    '”': 'closing quotation mark',
    '-': 'hyphen',
    '–': 'dash',
    '—': 'dash',
    '(': 'opening bracket',
    ')': 'closing bracket',
    '，': 'Chinese comma',
    '。': 'Chinese full stop',
    '、': 'enumeration comma',
    '；': 'Chinese semicolon',
    '：': 'Chinese colon',
    '？': 'Chinese question mark',
    '！': 'Chinese exclamation mark',
    '《': 'opening title mark',
    '》': 'closing title mark',
    '（': 'Chinese opening bracket',
    '）': 'Chinese closing bracket',
    '…': 'ellipsis',
    '|': 'bar',
    _: 'underscore',
    '/': 'slash',
    ' ': 'space',
    '␣': 'space',
    '\t': 'tab',
    '\n': 'line break',
    '↵': 'line break',
  } as Readonly<Record<string, string>>,
  notUnderstood: (line: string): string => `"${line}" was not understood. ? tells what is possible.`,
  /** Line mode: a part of a text is not all of it. */
  parts: {
    ask: 'Enter, or ? for help: ',
    help: 'Enter goes on, v says this part again, h goes to the next heading, q leaves.',
    unknown: (line: string): string => `"${line}" was not understood.`,
    noHeading: 'No further heading.',
    left: (lines: number): string => (lines === 1 ? '1 more line.' : `${lines} more lines.`),
  },
  /** A choice by a typed line; the first is the safe one. */
  choose: (count: number): string => (count === 2 ? '1 or 2, Enter for 1: ' : `1 to ${count}, Enter for 1: `),
  /** A choice that may be left open. */
  chooseOrSkip: (count: number): string => `1 to ${count}, Enter skips: `,
  notChosen: (line: string, count: number, isYesOrNo: boolean): string =>
    `"${line}" is none of the choices. Type a number from 1 to ${count}${isYesOrNo ? ', or y or n' : ''}. ? says them again.`,
  chosen: (text: string): string => `Chosen: ${text}`,
  /** Escape bytes in a typed line. */
  refused: 'Arrow keys and Escape do nothing in a typed line. It was not taken; type it again.',
  /** Once, on a terminal that works line by line. */
  offer:
    'If a screen reader or a braille line is used here: llm-primer config set accessible on. Text then comes in parts, with words in place of signs. This is said once.',
}
