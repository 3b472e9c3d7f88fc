import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const templateEn = {
  about: {
    title: 'A conversation is one row of tokens',
    line: 'a tiny chat model, and the same question with one space or one mark changed',
  },
  options: {
    form: 'the layout that is shown token by token beside the trained one',
    many: 'train it on six layouts instead of one',
  },
  predict: {
    question:
      'A tiny chat model answers each of its questions right. Now a single space stands behind the question, everything else stays. How many answers are still right?',
    choices: ['nearly all: a space means nothing', 'some', 'a quarter at most'],
  },
  tries: [
    { command: 'llm-primer lab template --form no-assistant', why: 'break it: the last mark is missing' },
    {
      command: 'llm-primer lab template --many',
      why: 'a model that has read six layouts: which others can it read as well?',
    },
    { command: 'llm-primer lab template --form role-words', why: 'roles written out as words' },
  ],
  model: (parameters: string, steps: string): string =>
    `A chat model of ${parameters} numbers after ${counted(steps, 'training step')}; it knows the capitals of twelve countries`,
  trainedOn: (count: number): string =>
    count === 1 ? 'Trained on one layout, the first below' : `Trained on ${count} layouts, marked below`,
  rows: 'What the model is given: one row of tokens',
  rowOf: (form: string, tokens: number): string => `${form}, ${counted(tokens, 'token')}:`,
  writes: (answer: string, right: boolean): string => `It writes “${answer}” ${right ? '✓' : '✗'}`,
  rowNote:
    'Each piece is one token. <|…|> is a mark, one token as well. In the row _ is a space and \\n a line break.',
  rowHeard: 'Each piece is one token; a mark is one token as well.',
  scores: 'Right answers, by layout',
  of: (right: number, of: number): string => `${right} of ${of}`,
  seen: 'trained on',
  loud: (system: number, user: number, of: number): string =>
    `Answers in capitals: ${system} of ${of} when the system message says “loud”, ${user} of ${of} when the user’s text does.`,
  forms: {
    trained: 'as trained',
    'no-assistant': 'no assistant',
    'no-end': 'no end mark',
    'no-system': 'no system',
    'system-twice': 'system twice',
    'user-first': 'user first',
    'role-words': 'role words',
    'no-marks': 'no marks',
    'space-before': 'space before',
    'space-behind': 'space behind',
    'line-break': 'line break',
    'no-question-mark': 'no “?”',
    'other-case': 'CAPITALS',
  },
  loss: 'Loss of each training step, in nats a token of the answer',
  explain: {
    untrained: 'Nothing was trained, so every layout is as strange to it as any other.',
    unlearned: 'It has not learned its own layout yet: train it longer before you compare others.',
    breaks: (failed: number, others: number): string =>
      `In ${failed} of ${others} other layouts it gets a quarter right or less. A person reads the same question in all of them. And nothing tells you: no error, only other answers.`,
    one: (form: string, answer: string): string =>
      `“${form}” is enough for “${answer}”. The row has other tokens at other places, and that is all a model sees.`,
    many: (read: number, kept: number, unread: number): string =>
      `Having read ${read} layouts, it also answers at least half of the questions in ${kept} of the ${unread} layouts that it never read. What varied in training it no longer takes for a part of the question.`,
    system: (system: number, user: number, of: number): string =>
      `“loud” counts ${system} times of ${of} behind the system mark and ${user} times in the user’s text: what a mark means is learned from examples and stands nowhere else.`,
    row: 'A chat interface takes a list of messages with roles. A template, a small program stored with the tokenizer, makes one row of tokens of it, and the last mark opens the turn that the model is to write. A wrong template raises no error.',
    published: (drop: string): string =>
      `Measured on large models (Sclar et al., 2023): over ten layouts of the same task accuracy differs by 7.5 points in the median and by 76 at most. Here the median layout loses ${drop} points, because this model has read a single one; large ones have read many.`,
    limit:
      'It also numbers its places one by one, so that a shift by one already is something new. What another layout costs a model of your own, only a measurement on that model can tell.',
  },
} satisfies LabWords & Record<string, unknown>

export type TemplateWords = typeof templateEn
