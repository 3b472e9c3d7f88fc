import type { AnswerProblem } from '../domain/answers.ts'
import type { Confidence } from '../domain/events.ts'
import type { Question } from '../domain/question.schema.ts'

const kinds: Readonly<Record<Question['kind'], string>> = {
  single: 'one answer',
  multiple: 'one or more answers',
  'true-false': 'true or false',
  numeric: 'a number',
  short: 'a word or two',
  cloze: 'fill the gaps',
  order: 'put in order',
  match: 'match',
}

/** What `--answers` expects, by kind of question. */
const shapes: Readonly<Record<Question['kind'], string>> = {
  single: 'the id of an option, such as "a"',
  multiple: 'a list of option ids, such as ["a","b"]',
  'true-false': 'true or false',
  numeric: 'a value, such as {"value":0.5,"unit":"GB"}',
  short: 'a string',
  cloze: 'a list of strings, one for each gap',
  order: 'a list of all ids in order',
  match: 'an object, such as {"left":"right"}',
}

export const quizEn = {
  summary: 'questions on a chapter or a section, explained at once',
  where: '1 (chapter), 1.5 or 1#transformer (section); without it the chapter last read',
  list: 'print the questions without their answers',
  answers: 'answer without a terminal: one JSON object a line from a file, or - for standard input',
  count: 'how many questions to ask, or all',
  kind: 'only questions of these kinds (comma list)',
  seed: 'the same questions in the same order for the same number',
  exam: 'no hints, feedback at the end',
  placement: 'find out what you know already and mark those sections',
  minScore: 'exit with 1 below this many per cent',
  fresh: 'begin anew instead of going on where you stopped',
  kinds,
  confidence: { guess: 'guess', unsure: 'unsure', sure: 'sure' } satisfies Record<Confidence, string>,
  trueFalse: { true: 'true', false: 'false' },
  listTitle: (title: string, count: number): string =>
    count === 1 ? `${title}: 1 question` : `${title}: ${count} questions`,
  unit: (unit: string): string => `in ${unit}`,
  answersSaved: (saved: number, right: number): string =>
    saved === 1
      ? `1 answer saved, ${right === 1 ? 'right' : 'not right'}.`
      : `${saved} answers saved, ${right} right.`,
  line: (number: number, reason: string): string => `Line ${number}: ${reason}`,
  lineProblems: {
    notJson: 'this is not a JSON object.',
    tooLong: 'the line is longer than 64 KB.',
    notText: 'this is not UTF-8 text.',
    noQuestion: '"question" must be the id of a question.',
    noAnswer: '"answer" is missing.',
    confidence: '"confidence" must be guess, unsure or sure.',
    unknownQuestion: (id: string, near: string | undefined): string =>
      near === undefined ? `there is no question ${id} here.` : `there is no question ${id}. ${near}?`,
  },
  answerProblem: (id: string, problem: AnswerProblem): string => {
    switch (problem.type) {
      case 'wrong-type':
        return `${id} takes ${shapes[problem.kind]}.`
      case 'unknown-id':
        return `${id} has no "${problem.id}"; it has ${problem.known.join(', ')}.`
      case 'repeated':
        return `${id} has "${problem.id}" twice.`
      case 'incomplete':
        return `${id} takes ${problem.expected} parts, and this has ${problem.given}.`
      case 'unknown-unit':
        return problem.expected === ''
          ? `${id} takes a plain number, without "${problem.unit}".`
          : `${id} takes ${problem.expected}, and "${problem.unit}" is no unit it knows.`
    }
  },
}
