import type { AnswerProblem, UnclearNumber } from '../domain/answers.ts'
import type { Confidence } from '../domain/events.ts'
import type { Question } from '../domain/question.schema.ts'
import { plainNumber } from '../domain/shown-quantity.ts'
import type { ErrorWording } from './error-wording.ts'

/** What `--answers` expects, by kind of question. */
const shapes: Readonly<Record<Question['kind'], string>> = {
  single: 'the id of an option, such as "a"',
  multiple: 'a list of option ids, such as ["a","b"]',
  'true-false': 'true or false',
  numeric: 'a value, such as {"value":0.5,"unit":"GB"} or "0.5 GB"',
  short: 'a string',
  cloze: 'a list of strings, one for each gap',
  order: 'a list of all ids in order',
  match: 'an object, such as {"left":"right"}',
}

/** Asks which of two numbers is meant. */
function unclear(problem: UnclearNumber): string {
  const value = plainNumber(problem.value)
  switch (problem.type) {
    case 'share-or-percent':
      return `The answer is in percent. Write ${value}% or ${plainNumber(problem.value * 100)}%, whichever you mean.`
    case 'percent-sign':
      return `If you mean ${value}%, write the sign: without it, ${value} is a plain number.`
    case 'point-or-group':
      return `That can be read in two ways. Write ${value} or ${plainNumber(problem.other)}, without grouping.`
  }
}

export const quizEn = {
  changed: 'Changed since you answered it.',
  summary: 'questions on a chapter or a section, explained at once',
  where: '1 (chapter), 1.5 or 1#transformer (section); without it the chapter last read',
  list: 'print the questions without their answers',
  answers: 'answer without a terminal: one JSON object a line from a file, or - for standard input',
  count: 'how many questions to ask, or all',
  kind: 'only questions of these kinds (comma list): single, multiple, true-false, numeric, short, cloze, order, match',
  seed: 'the same questions in the same order for the same number',
  exam: 'no hints, feedback at the end',
  placement: 'find out what you know already and mark those sections',
  minScore: 'exit with code 1 below this percentage',
  fresh: 'start over instead of continuing where you stopped',
  confidence: { guess: 'guess', unsure: 'unsure', sure: 'sure' } satisfies Record<Confidence, string>,
  listTitle: (title: string, count: number): string =>
    count === 1 ? `${title}: 1 question` : `${title}: ${count} questions`,
  counted: (count: number): string => (count === 1 ? '1 question' : `${count} questions`),
  unit: (unit: string): string => `in ${unit}`,
  answersSaved: (saved: number, right: number): string =>
    saved === 1
      ? `1 answer saved, ${right === 1 ? 'right' : 'not right'}.`
      : `${saved} answers saved, ${right} right.`,
  line: (number: number, reason: string): string => `Line ${number}: ${reason}`,
  moreLines: 'Further lines that cannot be taken are counted and not named.',
  lineProblems: {
    notJson: 'this is not a JSON object.',
    tooLong: 'the line is longer than 64 KB.',
    notText: 'this is not UTF-8 text.',
    noQuestion: '"question" must be the id of a question.',
    noAnswer: '"answer" is missing.',
    confidence: '"confidence" must be guess, unsure or sure.',
    noDrawn: '"drawn" must be numbers by their names.',
    drawn: (id: string): string =>
      `${id} cannot have the numbers in "drawn"; quiz --list --json shows those of a seed.`,
    unknownQuestion: (id: string, near: string | undefined): string =>
      near === undefined ? `there is no question ${id} here.` : `there is no question ${id}. ${near}?`,
  },
  title: {
    quiz: (where: string): string => `Quiz ${where}`.trimEnd(),
    exam: (where: string): string => `Exam ${where}`.trimEnd(),
    placement: (where: string): string => `Placement ${where}`.trimEnd(),
    review: (_where: string): string => 'Review',
  },
  place: (number: number, count: number): string => `question ${number} of ${count}`,
  again: (number: number, count: number): string => `the missed ones, ${number} of ${count}`,
  onceMore: 'once more',
  resumed: (done: number): string =>
    done === 1 ? 'continued after 1 question' : `continued after ${done} questions`,
  howSure: 'How sure are you?',
  right: 'Right.',
  wrong: 'Not right.',
  theAnswer: 'The answer.',
  rightGuess: 'A lucky guess still comes back soon.',
  sureButWrong: 'You were sure, so it comes back tomorrow.',
  notSaved: 'This answer could not be saved.',
  hint: (number: number): string => `Hint ${number}`,
  hintOf: (number: number, count: number): string => `Hint ${number} of ${count}`,
  see: (number: string, title: string): string => `See ${number}  ${title}`,
  orRun: (section: string, lab: string): string => `${section}, or run: llm-primer lab ${lab}`,
  yours: 'your answer',
  missedOption: 'missed',
  /** What was right in an answer that is not. */
  partial: {
    statement: (isTrue: boolean): string =>
      isTrue ? 'The sentence is true; you said it is false.' : 'The sentence is false; you said it is true.',
    ticked: (found: number, right: number, extra: number): string =>
      `You found ${found} of the ${right} right ones${extra === 0 ? '' : ` and chose ${extra} that ${extra === 1 ? 'is' : 'are'} wrong`}.`,
    gaps: (right: number, all: number): string =>
      `${right} of ${all} gaps ${right === 1 ? 'is' : 'are'} right.`,
    pairs: (right: number, all: number): string =>
      `${right} of ${all} pairs ${right === 1 ? 'is' : 'are'} right.`,
    order: (right: number, all: number): string =>
      all - right === 1 ? 'Only one stands out of order.' : `${right} of ${all} stand in the right order.`,
    moved: (place: number, distance: number): string =>
      `You put it in place ${place}: ${Math.abs(distance)} too ${distance > 0 ? 'late' : 'early'}.`,
  },
  disputed: 'You say that your answer was right. It counts apart.',
  disputedCount: (count: number): string =>
    count === 1
      ? '1 answer that you hold to be right counts apart.'
      : `${count} answers that you hold to be right count apart.`,
  leech: (times: number): string =>
    `Missed on ${times} days now. Reading the passage again helps more than being asked again; x stops the question.`,
  unread: 'not read yet',
  flagged: 'marked as bad',
  /** Behind a mark, where its key takes it back. */
  takenBackBy: (mark: string, key: string): string => `${mark} (${key} takes it back)`,
  suspended: 'not asked any more',
  report: {
    head: 'A report of this question, to be copied; nothing is sent. To save it: ',
    command: (id: string): string => `llm-primer quiz --report ${id} > report.txt`,
  },
  reportOf: 'print a report of a question, to be sent to its authors by yourself',
  yoursWas: (answer: string): string => `Your answer: ${answer}`,
  answerIs: (answer: string): string => `Answer: ${answer}`,
  or: ' or ',
  numberIn: (unit: string): string => `a number in ${unit}`,
  gap: (number: number): string => `gap ${number}`,
  choose: 'choose all that are right',
  trueFalseQuestion: 'True or false?',
  notices: {
    empty: 'Type an answer first, or skip it.',
    incomplete: 'Something is still missing.',
    'not-a-number': 'That is not a number. Write it as 0.5, 1/2, 50%, 8 192 or 10^12.',
    'nothing-chosen': 'Choose at least one, by its letter or with +.',
    'no-hints-in-exam': 'There are no hints in an exam.',
    'nothing-to-undo': 'There is nothing to take back.',
    undone: 'Taken back. Answer it again.',
    'space-turns': 'Space turns the page; + marks or takes up.',
    practice: 'Once more, as practice. What counts is what you said first.',
  },
  unknownUnit: (unit: string, expected: string): string =>
    expected === ''
      ? `"${unit}" is not understood here. Give the answer as a plain number.`
      : `"${unit}" is not understood here. Give the answer in ${expected}.`,
  unclear,
  slips: {
    percent: 'That is the number in percent. Written with % it would have been right.',
    share: 'That is the share of 1. In percent it is a hundred times as much.',
    sign: 'The number is right, its sign is not.',
  },
  score: (right: number, total: number, percent: number): string =>
    `${right} of ${total} right (${percent}%)`,
  allRight: 'None missed.',
  missed: 'Missed',
  masteredLater: (count: number): string =>
    count === 1 ? '1 more was right on the second try.' : `${count} more were right on the second try.`,
  confidentMisses: (count: number, listed: boolean): string =>
    count === 1
      ? `You were sure of 1 that was wrong.${listed ? ' It is marked below.' : ''}`
      : `You were sure of ${count} that were wrong.${listed ? ' Marked below.' : ''}`,
  wasSure: 'sure',
  comeBack: (days: number): string =>
    days <= 1
      ? 'The missed ones come back for review tomorrow.'
      : `The missed ones come back for review in ${days} days.`,
  allAnswers: 'All questions',
  knownSections: (list: string): string => `Taken as known, to be verified in reviews: ${list}`,
  noKnownSections: (where: string): string =>
    `No section is taken as known yet. Start from the beginning: llm-primer read ${where}`,
  /** Between and behind the parts of a sentence. */
  clause: '; ',
  stop: '.',
  /** For those who hear the screen: what was put and what is right, and never a right answer behind the word for wrong. */
  heard: {
    gap: (number: number): string => `Gap ${number}`,
    right: (name: string, right: string): string => `${name}: right, ${right}.`,
    put: (name: string, given: string | undefined, right: string): string =>
      given === undefined || given === ''
        ? `${name}: the answer is ${right}.`
        : `${name}: you put ${given}. Right: ${right}.`,
    place: (number: number, text: string, isRight: boolean): string =>
      `Place ${number}${isRight ? ', right' : ''}: ${text}`,
    follows: ', then ',
    goesWith: ' goes with ',
  },
  /** For those who hear the screen, before an option. */
  options: {
    chosenRight: 'Your answer, right',
    chosenWrong: 'Your answer, wrong',
    right: 'The right answer',
    missed: 'Missed',
    left: 'Rightly not chosen',
    wrong: 'Not right',
  },
  /** Line mode: what to type. */
  typed: {
    one: (first: string, last: string): string => `Answer (${first} to ${last}): `,
    severalTold: (first: string, last: string): string =>
      `One or more of ${first} to ${last}, such as ${first} ${last}.`,
    several: 'Answers: ',
    text: 'Answer: ',
    gap: (number: number): string => `Gap ${number}: `,
    orderTold: (count: number): string => `All numbers from 1 to ${count} in the right order, such as 2 1 ….`,
    order: 'Order: ',
    pairTold: (at: number, count: number, left: string): string => `Pair ${at} of ${count}: ${left}`,
    /** Each one another line: fenrir does not speak again what stood there before. */
    pair: (at: number, count: number): string => `Number for pair ${at} (1 to ${count}): `,
    sureTold: 'How sure are you? 1 guess, 2 unsure, 3 sure; u changes the answer.',
    sure: '1, 2 or 3, Enter for 2: ',
    next: 'Enter goes on, ? for more: ',
    more: (dispute: boolean): string =>
      `Enter goes on, p prints the text, v says this again, u tries again, f marks the question as bad, x stops asking it, w writes a report${dispute ? ', d says that your answer was right' : ''}, q stops.`,
    endTold: 'u asks the missed ones again.',
    end: 'u, or Enter to finish: ',
    commands: (hints: boolean): string =>
      `Also: ${hints ? 'h (hint), ' : ''}s (skip), u (take back), v (say again), ? (help), q (stop). Where a word is asked for, put a slash before them, such as /s.`,
    rest: 'Enter says the rest of the question; a whole answer may be typed.',
    skipped: 'Skipped.',
    wrongCount: (needed: number, given: number): string =>
      `${needed === 1 ? 'One number is' : `${needed} numbers are`} needed, you gave ${given}.`,
    unknown: (word: string, first: string, last: string): string =>
      `"${word}" was not understood. Possible: ${first} to ${last}, or ? for help.`,
    twice: (word: string): string => `${word} stands there twice; each is needed once.`,
    belongs: 'To be matched with:',
  },
  keys: {
    choose: 'choose',
    mark: 'mark',
    take: 'take',
    moveHeld: 'move it',
    putDown: 'put down',
    pair: 'pair',
    nextGap: 'next gap',
    answer: 'answer',
    sure: 'say how sure',
    back: 'back',
    next: 'next',
    text: 'to the text',
    hint: 'hint',
    skip: 'skip',
    undo: 'take back',
    practise: 'try again',
    dispute: 'I was right',
    disputeNot: 'I was wrong',
    flag: 'bad question',
    flagNot: 'not bad',
    suspend: 'never ask',
    suspendNot: 'ask again',
    copy: 'copy',
    report: 'report',
    retry: 'try the missed ones',
    done: 'done',
    keys: 'keys',
    letters: 'skip, stop …',
    write: 'write on',
    quit: 'stop',
  },
  more: 'more',
  stopped: (where: string): string => `Stopped; everything is saved. Continue with: llm-primer quiz ${where}`,
  interrupted: 'Everything is saved.',
  stoppedUnsaved: 'Stopped; not everything could be saved.',
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
          ? `${id} takes a plain number; "${problem.unit}" is not understood.`
          : `${id} takes ${problem.expected}, and "${problem.unit}" is not a unit it knows.`
      default:
        return `${id}: ${unclear(problem)}`
    }
  },
  errors: {
    'lines-left-out': (detail) => ({
      what: detail.count === 1 ? '1 line was left out.' : `${detail.count} lines were left out.`,
      todo: 'Correct the lines named above and send them again; all others were saved.',
    }),
    'score-too-low': (detail) => ({
      what: `${detail.percent}% is below the ${detail.wanted}% that was asked for.`,
      todo: 'Look at the missed ones: llm-primer review',
    }),
    'no-questions': (detail) => ({
      what: `There are no such questions in ${detail.where}.`,
      todo: `See the ones there are: llm-primer quiz ${detail.where} --list`,
    }),
  } satisfies Partial<ErrorWording>,
}
