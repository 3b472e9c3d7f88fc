import type { LabWords } from './words.ts'

const some = (names: readonly string[], none: string): string =>
  names.length === 0 ? none : names.join(', ')

export const envelopeEn = {
  about: {
    title: 'Does the text stay in its envelope?',
    line: 'thirty hostile strings against nine ways to mark foreign text, and your own template',
  },
  options: {
    envelope: 'the envelope that is shown with a string in it',
    string: 'the number of the string that is shown; by itself the first that gets out',
    marks: 'tokenize the text so that typed marks such as <|im_end|> become real ones',
  },
  predict: {
    question:
      'Somebody else’s text is put between <document> and </document>. Of thirty strings that try to get out, for how many does a program that reads by the tags get another text back than was put in?',
    choices: ['none: the tags hold', 'some', 'half of them or more'],
  },
  tries: [
    {
      command: 'llm-primer lab envelope --text template.txt',
      why: 'your own template, with {text} where the foreign text goes',
    },
    {
      command: 'llm-primer lab envelope --envelope json --marks',
      why: 'break it: escaped by the book, and a careless tokenizer',
    },
    {
      command: 'llm-primer lab envelope --envelope lines --string 28',
      why: 'one kind of line end that a program forgot',
    },
  ],
  prompt: (number: number, name: string, envelope: string): string =>
    `String ${number}, ${name}, in: ${envelope}`,
  read: (text: string | null): string =>
    text === null
      ? 'A program that reads by the rule finds no end at all.'
      : `A program that reads by the rule takes for the data: “${text}”`,
  verdicts: {
    inside: '✓ That is what was put in. It stays inside.',
    looks: '? That is what was put in, but a reader who is not strict sees an end in the middle of it.',
    leaves: '✗ That is not what was put in. What follows stands among your instructions.',
  },
  endless: 'Nothing stands behind {text} in this template: no end can be forged, and none is marked either.',
  counts: (strings: number): string => `How many of the ${strings} strings leave`,
  looking: (count: number): string => (count === 0 ? '' : `and ${count} look like it`),
  marksParsed: 'Typed marks become real ones here, in whatever envelope they stand.',
  persuasion:
    'Staying inside protects from syntax, not from persuasion: what stays inside is still read, and may be obeyed.',
  table: 'Every string in every envelope',
  key: 'X leaves, ? looks like the end, . stays inside',
  spoken: (envelope: string, leave: readonly string[], look: readonly string[]): string =>
    `${envelope}: leave: ${some(leave, 'none')}; look like the end: ${some(look, 'none')}.`,
  envelopes: {
    own: 'your template',
    tags: 'tags',
    quotes: 'quotes',
    'three-quotes': '3 quotes',
    fence: 'fence',
    lines: '> lines',
    'long-fence': 'long fence',
    'random-tags': 'random tags',
    entities: 'entities',
    json: 'JSON',
  },
  strings: {
    end: 'the end',
    'end-and-begin': 'end and begin',
    'end-alone': 'end on a line',
    'end-capitals': 'in capitals',
    'end-spaced': 'with spaces',
    'end-invisible': 'invisible sign',
    'end-full-width': 'wide letters',
    'end-entities': 'as entities',
    'end-percent': 'as %3C',
    'end-backslash': 'behind a \\',
    'end-halved': 'in two lines',
    backslash: '\\ at the end',
    quote: 'a quote mark',
    'three-quotes': 'three of them',
    fence: 'code fence',
    'long-fence': 'longer fence',
    'tilde-fence': '~~~ fence',
    'document-tag': '</document>',
    comment: '-->',
    cdata: ']]>',
    chatml: 'ChatML marks',
    llama: 'Llama marks',
    inst: '[/INST]',
    human: 'Human:',
    heading: '### heading',
    rule: '--- rule',
    json: '"},{ JSON',
    'carriage-return': 'only a \\r',
    'line-separator': 'U+2028',
    persuasion: 'a request',
  },
  explain: {
    leaves: (envelope: string, leaving: number, of: number): string =>
      `From “${envelope}” ${leaving} of ${of} strings get out. The first eleven are aimed: whoever writes them has read your template, and you cannot keep it secret.`,
    tight: (envelope: string): string =>
      `No string leaves “${envelope}”: a program gets back exactly what was put in, whatever it was.`,
    looks: (looking: number): string =>
      `${looking} more do not get out for a program, but write the end in capitals, with spaces or in wide letters. A model is no strict reader; which of these it takes for an end, only a trial with that model tells.`,
    best: (tight: readonly string[]): string =>
      `Tight against all thirty: ${tight.join(', ')}. They rewrite the text so that the end cannot occur in it, choose an end that does not occur, or one that nobody can guess.`,
    marks: (open: number, all: number): string =>
      `With marks parsed, ${open} of ${all} envelopes are left: a typed <|im_end|> becomes the same token as the real one. So foreign text is tokenized without marks; JSON escaping does not touch them.`,
    persuasion: (number: number): string =>
      `String ${number} holds no delimiter. It asks, politely, stays inside everywhere, and no count above sees it. Twelve published defences were broken by attacks that adapt to them, most of them in over 90% of tries (Nasr et al., 2025); this table says nothing about that.`,
    lesson:
      'An envelope makes clear to a program, and plain to a model, what is data. Use one that is tight. What a model may do with the data is decided elsewhere: by the rights that it has.',
    limit:
      'No model is asked here. A rule is checked: what goes in comes out again. Whether a model keeps to the rule is another question, and one for your own model.',
  },
} satisfies LabWords & Record<string, unknown>

export type EnvelopeWords = typeof envelopeEn
