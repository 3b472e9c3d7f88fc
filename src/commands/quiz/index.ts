import { type Command, InvalidArgumentError, Option } from 'commander'
import { type AnswerReading, checkAnswer } from '../../domain/answers.ts'
import { type ChapterEntry, type Place, sectionsOf } from '../../domain/course.ts'
import { drawnQuestion, questionWith, standardDraw } from '../../domain/drawn-question.ts'
import type { Question } from '../../domain/question.schema.ts'
import { percentOf } from '../../domain/quiz.ts'
import { suggest } from '../../domain/suggest.ts'
import { PrimerError } from '../../errors.ts'
import type { Course } from '../../files/course.ts'
import { type Listed, questionList, questionsJson } from '../../views/quiz-list.ts'
import type { Context } from '../shared/context.ts'
import { addExamples } from '../shared/help.ts'
import { printInParts } from '../shared/parts.ts'
import { placeLastRead, placeNamed } from '../shared/place.ts'
import { requireSaved } from '../shared/require-saved.ts'

/** The options of `quiz`. */
export interface QuizOptions {
  readonly list?: boolean
  readonly json?: boolean
  readonly answers?: string
  readonly minScore?: number
  readonly count?: number
  readonly kind?: readonly Question['kind'][]
  readonly seed?: number
  readonly exam?: boolean
  readonly placement?: boolean
  readonly new?: boolean
  /** The id of a question. */
  readonly report?: string
}

/** `quiz [WHERE]` */
export function addQuizCommand(program: Command, context: Context): void {
  const { quiz, common } = context.messages
  const command = program
    .command('quiz [where]')
    .description(quiz.summary)
    .addOption(new Option('--list', quiz.list).conflicts('answers'))
    .option('--answers <file>', quiz.answers)
    .option('--count <number>', quiz.count, parseCount)
    .addOption(new Option('--kind <kinds>', quiz.kind).argParser(parseKinds))
    .option('--seed <number>', quiz.seed, parseSeed)
    .option('--exam', quiz.exam)
    .addOption(new Option('--placement', quiz.placement).conflicts(['exam', 'count', 'kind']))
    .option('--min-score <percent>', quiz.minScore, parsePercent)
    .option('--new', quiz.fresh)
    .addOption(new Option('--report <question>', quiz.reportOf).conflicts(['list', 'answers']))
    .option('--json', common.options.json)
    .action((where: string | undefined, options: QuizOptions) => runQuiz(where, options, context))
  addExamples(command, context.messages, [
    'llm-primer quiz 1.4',
    'llm-primer quiz --exam --count 20 --min-score 80',
    'llm-primer quiz --answers answers.jsonl',
  ])
}

const KINDS: readonly Question['kind'][] = [
  'single',
  'multiple',
  'true-false',
  'numeric',
  'short',
  'cloze',
  'order',
  'match',
]

function parseKinds(value: string): Question['kind'][] {
  return value.split(',').map((word) => {
    const kind = KINDS.find((each) => each === word.trim())
    if (kind !== undefined) return kind
    throw new PrimerError({ code: 'unknown-value', option: '--kind', value: word.trim(), allowed: KINDS })
  })
}

const wholeNumber =
  (least: number, most: number) =>
  (value: string): number => {
    const number = Number(value)
    if (!/^\d+$/.test(value) || number < least || number > most)
      throw new InvalidArgumentError(`${least}–${most}`)
    return number
  }

const parseSeed = wholeNumber(0, 2 ** 31 - 1)
const parsePercent = wholeNumber(0, 100)

/** A number, or `all`. */
const parseCount = (value: string): number =>
  value === 'all' ? Number.MAX_SAFE_INTEGER : wholeNumber(1, 10_000)(value)

export async function runQuiz(
  where: string | undefined,
  options: QuizOptions,
  context: Context,
): Promise<void> {
  if (options.report !== undefined) return reportQuestion(options.report, context)
  const { course } = context
  const place = where === undefined ? await placeLastRead(context) : placeNamed(where, course)
  if (options.list) return listQuestions(place, course.questions(place.chapter.id), options, context)
  if (options.answers !== undefined) {
    const { chapters } = course.index()
    // Of questions of the same id the one of the chapter that was read last is meant.
    const meant = where === undefined ? [place.chapter, ...chapters] : [place.chapter]
    return takeAnswers(questionsIn(meant, course), options.answers, options, context)
  }
  const { askQuestions } = await import('./sit.ts')
  return askQuestions(place, options, context)
}

/** A question that a line of `--answers` may name. */
interface Answerable {
  readonly chapter: string
  readonly question: Question
}

/** Question id → the question, of the first of the chapters that has it. */
function questionsIn(chapters: readonly ChapterEntry[], course: Course): ReadonlyMap<string, Answerable> {
  const all = new Map<string, Answerable>()
  for (const { id: chapter } of chapters)
    for (const question of course.questions(chapter))
      if (!all.has(question.id)) all.set(question.id, { chapter, question })
  return all
}

async function listQuestions(
  place: Place,
  questions: readonly Question[],
  { json, kind, seed }: QuizOptions,
  context: Context,
): Promise<void> {
  const { frame, terminal } = context
  const sections = sectionsOf(place).map(({ id }) => id)
  const listed = questions.filter(
    (question) => sections.includes(question.section) && (kind?.includes(question.kind) ?? true),
  )
  const where = place.kind === 'chapter' ? String(place.chapter.number) : place.section.number
  const withNumbers = listed.map((question) => listedWith(question, seed))
  if (json) terminal.printJson(questionsJson(where, withNumbers))
  else {
    const shown = withNumbers.map((each) => each.question)
    await printInParts(questionList(place, shown, frame), context)
  }
}

/** With a seed the numbers that this sitting would draw, else the standard ones. */
function listedWith(question: Question, seed: number | undefined): Listed {
  const standard = standardDraw(question)
  const drawn = seed === undefined ? undefined : drawnQuestion(question, seed)
  return drawn ?? { question, ...(standard === undefined ? {} : { drawn: standard }) }
}

/** Prints what the authors of a question need to know of it, with the last answer to it. */
async function reportQuestion(id: string, { course, frame, learner, terminal }: Context): Promise<void> {
  const questions = course.index().chapters.flatMap((chapter) => course.questions(chapter.id))
  const question = questions.find((each) => each.id === id)
  if (question === undefined)
    throw new PrimerError({
      code: 'unknown-value',
      option: '--report',
      value: id,
      allowed: [
        suggest(
          id,
          questions.map((each) => each.id),
        ) ?? 'llm-primer quiz --list',
      ],
    })
  const { reportLines } = await import('../../views/question.ts')
  const answers = (await learner())
    .events()
    .filter((event) => event.kind === 'answer' && event.question === id)
  const last = answers.at(-1)
  terminal.print(
    reportLines(question, last?.kind === 'answer' ? last.answer : undefined, frame.locale, frame),
  )
}

/** What became of the lines of `--answers`. */
interface Taken {
  /** By question; its last answer counts for the score. */
  readonly results: Map<string, boolean>
  saved: number
  /** Of those saved. */
  savedRight: number
  leftOut: number
}

/** Takes answers line by line as they arrive, and says of each when it is on the disk. */
async function takeAnswers(
  questions: ReadonlyMap<string, Answerable>,
  source: string,
  options: QuizOptions,
  context: Context,
): Promise<void> {
  const { cutInput, readBytes } = await import('../../files/lines.ts')
  const bytes = source === '-' ? context.terminal.inputChunks() : readBytes(source, source)
  const taken: Taken = { results: new Map(), saved: 0, savedRight: 0, leftOut: 0 }
  for await (const line of cutInput(bytes, LONGEST_ANSWER)) {
    const reason = await takeLine(line.bytes, questions, taken, context)
    if (reason === undefined) continue
    taken.leftOut += 1
    if (taken.leftOut <= MOST_NAMED)
      context.terminal.printError([context.messages.quiz.line(line.number, reason(context.messages.quiz))])
    if (taken.leftOut === MOST_NAMED + 1) context.terminal.printError([context.messages.quiz.moreLines])
  }
  await closeAnswers(taken, options, context)
}

const LONGEST_ANSWER = 64 * 1024
/** A file with more lines that cannot be taken is something else. */
const MOST_NAMED = 1000

type LineRefusal = (quiz: Context['messages']['quiz']) => string

/** Takes one line; gives the reason when it is not taken. */
async function takeLine(
  bytes: Uint8Array | undefined,
  questions: ReadonlyMap<string, Answerable>,
  taken: Taken,
  { learner, terminal }: Context,
): Promise<LineRefusal | undefined> {
  if (bytes === undefined) return (quiz) => quiz.lineProblems.tooLong
  const { readAnswerLine } = await import('../../domain/answer-line.ts')
  const line = readAnswerLine(bytes)
  if (line === undefined) return undefined
  if (typeof line === 'string') return (quiz) => quiz.lineProblems[line]
  const found = questions.get(line.question)
  if (found === undefined)
    return (quiz) =>
      quiz.lineProblems.unknownQuestion(line.question, suggest(line.question, [...questions.keys()]))
  const { chapter, question: standard } = found
  const question = questionWith(standard, line.drawn)
  if (question === undefined) return (quiz) => quiz.lineProblems.drawn(standard.id)
  const checked: AnswerReading = checkAnswer(question, line.answer)
  if ('problem' in checked) return (quiz) => quiz.answerProblem(question.id, checked.problem)
  const { saved } = (await learner()).record({
    kind: 'answer',
    chapter,
    section: question.section,
    question: question.id,
    rev: question.rev,
    ...checked,
    confidence: line.confidence,
    occasion: 'file',
    ...(line.drawn === undefined ? {} : { drawn: line.drawn }),
  })
  taken.results.set(question.id, checked.correct)
  if (saved) taken.saved += 1
  if (saved && checked.correct) taken.savedRight += 1
  terminal.printJsonLine({
    schema: 'llm-primer/answer@1',
    chapter,
    question: question.id,
    saved,
    correct: checked.correct,
  })
  return undefined
}

async function closeAnswers(
  { results, saved, savedRight, leftOut }: Taken,
  { minScore }: QuizOptions,
  { learner, messages, terminal }: Context,
): Promise<void> {
  if (results.size > 0) terminal.printError([messages.quiz.answersSaved(saved, savedRight)])
  requireSaved(await learner())
  if (leftOut > 0) throw new PrimerError({ code: 'lines-left-out', count: leftOut })
  const right = [...results.values()].filter(Boolean).length
  const percent = percentOf({ right, total: results.size })
  if (minScore !== undefined && percent < minScore)
    throw new PrimerError({ code: 'score-too-low', percent, wanted: minScore })
}
