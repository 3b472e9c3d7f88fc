import { type Field, fieldsFor } from '../domain/experiment-form.ts'
import { type ExperimentState, triedScreen } from '../domain/experiment-page.ts'
import { changedOptions, type KeptRun, type LinePair, pairLines } from '../domain/kept-runs.ts'
import { TEXT_MEASURE } from '../domain/text-measure.ts'
import type { LabWords, Prediction } from '../messages/labs/words.ts'
import { sparkline } from './charts.ts'
import type { Frame } from './frame.ts'
import { highlight } from './highlight.ts'
import { type KeyHint, keyHint, keyLine } from './keys.ts'
import { labHeading, labOutcome, predictionLines, progressLine } from './lab.ts'
import { bothEnds, hanging } from './layout.ts'
import { wrapText } from './line-break.ts'
import { grouped } from './numbers.ts'
import type { Cursor } from './picture.ts'
import { prose } from './prose.ts'
import { signs } from './signs.ts'
import { plainTheme } from './theme.ts'
import { displayWidth, padEnd, truncate } from './width.ts'

/** A finished run as it is shown. */
export interface ShownRun {
  /** How many there were on this page. */
  readonly number: number
  readonly seconds: number
  readonly seed: number | undefined
  readonly lines: readonly string[]
  readonly explanation: readonly string[]
  readonly outcome: number | undefined
  readonly stoppedEarly: boolean
  readonly plays: boolean
}

/** How far a run is. */
export interface RunProgress {
  readonly seconds: number
  readonly step: number
  readonly steps: number
  readonly losses: readonly number[]
  readonly sample?: string | undefined
}

/** An experiment as it is shown, with what is known of it outside the rules. */
export interface ExperimentPicture {
  readonly state: ExperimentState
  readonly words: LabWords
  readonly prediction: Prediction | undefined
  readonly run: ShownRun | undefined
  readonly progress: RunProgress | undefined
  /** Lines about what went wrong. */
  readonly trouble: readonly string[]
  /** Kept runs, the newest last. */
  readonly kept: readonly KeptRun[]
  /** Kept runs that could not be read. */
  readonly leftOut: number
}

export interface ExperimentLines {
  readonly lines: readonly string[]
  readonly cursor?: Cursor | undefined
  /** The last line of the chosen option. */
  readonly focus?: number
  readonly keys: string
}

/** All lines of the page. */
export function experimentLines(picture: ExperimentPicture, frame: Frame): ExperimentLines {
  const { state } = picture
  const keys = keyLine(hintsFor(picture, frame), frame)
  const head = headingLines(picture, frame)
  switch (state.phase) {
    case 'predict':
      return { lines: [...head, ...questionLines(picture, frame)], keys }
    case 'running':
      return { lines: [...head, ...progressLines(picture, frame)], keys }
    case 'failed':
      return withForm([...head, ...picture.trouble, ''], picture, frame, keys)
    case 'shown':
      return state.compares
        ? { lines: [...head, ...comparisonLines(picture, frame)], keys }
        : withForm([...head, ...resultLines(picture, frame)], picture, frame, keys)
  }
}

/** The title; at the right which run it is, its seed and its time. */
function headingLines({ words, run, state }: ExperimentPicture, frame: Frame): string[] {
  if (run === undefined || state.phase === 'running') return labHeading(words, {}, frame)
  const { page } = frame.messages
  const facts = [
    page.run(run.number),
    ...(run.seed === undefined ? [] : [frame.messages.lab.seed(run.seed)]),
    frame.messages.lab.seconds(run.seconds),
  ].join(' · ')
  const [first = '', ...more] = bothEnds(words.about.title, facts, frame)
  const { heading, muted } = frame.theme
  const title = words.about.title
  return more.length === 0
    ? [heading(title) + muted(first.slice(title.length)), '']
    : [heading(first), ...more.map(muted), '']
}

const questionLines = ({ prediction }: ExperimentPicture, frame: Frame): string[] =>
  prediction === undefined ? [] : predictionLines(prediction, frame, true)

/** A run that takes its time shows how far it is, how the loss falls, and the newest sample. */
function progressLines({ progress }: ExperimentPicture, frame: Frame): string[] {
  if (progress === undefined) return [frame.theme.muted(frame.messages.page.running)]
  const { losses, seconds, sample, step, steps } = progress
  const loss = losses.at(-1)
  const line = progressLine({ step, steps, ...(loss === undefined ? {} : { loss }) }, seconds, frame)
  return [
    line,
    '',
    ...(losses.length < 2
      ? []
      : [`${frame.messages.lab.loss}  ${sparkline(losses, frame.width - 12, frame)}`, '']),
    ...(sample === undefined ? [] : wrapText(sample, frame.width, frame)),
  ]
}

function resultLines({ run, prediction, state, leftOut }: ExperimentPicture, frame: Frame): string[] {
  if (run === undefined) return []
  const { page, lab } = frame.messages
  const notes = [...(run.stoppedEarly ? [lab.stopped] : []), ...(leftOut > 0 ? [page.leftOut(leftOut)] : [])]
  return [
    ...notes.flatMap((text) => wrapText(text, frame.width, frame).map(frame.theme.caution)),
    ...(notes.length > 0 ? [''] : []),
    // The question was about the first run.
    ...(prediction === undefined || run.number > 1
      ? []
      : labOutcome(prediction, state.said, run.outcome, frame)),
    ...run.lines,
    '',
    ...run.explanation.flatMap((text) => [...prose(text, frame), '']),
  ]
}

/** The lines, and under them the options with what to try. */
function withForm(
  lines: readonly string[],
  picture: ExperimentPicture,
  frame: Frame,
  keys: string,
): ExperimentLines {
  const form = formLines(picture, frame)
  const all = [...lines, ...form.lines, ...tryLines(picture, frame)]
  if (form.chosen === undefined) return { lines: all, keys }
  const { cursor, last } = form.chosen
  return {
    lines: all,
    cursor: { ...cursor, row: cursor.row + lines.length },
    focus: last + lines.length,
    keys,
  }
}

interface FormLines {
  readonly lines: string[]
  /** Where the chosen option stands, and its last line. */
  readonly chosen?: { readonly cursor: Cursor; readonly last: number }
}

/** Fewer columns beside a value would cut what is told of it to pieces: then it stands below, of the chosen option alone. */
const ROOM_BESIDE_A_VALUE = 24

function formLines({ state, words }: ExperimentPicture, frame: Frame): FormLines {
  const { fields, focus, typing } = state.form
  const { theme, messages } = frame
  if (fields.length === 0) return { lines: [] }
  const names = fields.map(({ name }) => fieldName(name))
  const nameColumns = Math.max(...names.map((name) => displayWidth(name, frame)))
  const values = fields.map((field, at) =>
    at === focus && typing !== undefined ? `${typing}_` : valueText(field, frame),
  )
  const valueColumns = Math.min(24, Math.max(...values.map((value) => displayWidth(value, frame))))
  const lines: string[] = [theme.strong(messages.page.options)]
  let chosen: FormLines['chosen']
  fields.forEach((field, at) => {
    const isHere = at === focus
    const sign = isHere ? `${signs(frame).cursor} ` : '  '
    const value = padEnd(truncate(values[at] ?? '', valueColumns, frame), valueColumns, frame)
    const head = `${sign}${padEnd(names[at] ?? '', nameColumns, frame)}  `
    const changed = field.value !== field.standard
    const shown = isHere ? theme.accent(head + value) : head + (changed ? theme.strong(value) : value)
    const aside = asideOf(field, words, frame)
    const indent = displayWidth(head, frame) + valueColumns + 2
    const fits = frame.width - indent >= ROOM_BESIDE_A_VALUE
    const [first = '', ...more] = fits ? wrapText(aside, frame.width - indent, frame) : []
    const below = !fits && isHere ? wrapText(aside, frame.width - 4, frame) : []
    const row = lines.length
    lines.push(
      first === '' ? shown : `${shown}  ${theme.muted(first)}`,
      ...more.map((line) => ' '.repeat(indent) + theme.muted(line)),
      ...below.map((line) => ' '.repeat(4) + theme.muted(line)),
    )
    if (isHere)
      chosen = {
        cursor: {
          row,
          column: typing === undefined ? 2 : displayWidth(head + typing, frame),
          isShown: typing !== undefined,
        },
        last: lines.length - 1,
      }
  })
  return { lines: [...lines, ''], ...(chosen === undefined ? {} : { chosen }) }
}

const fieldName = (name: string): string => name.replace(/^argument:/, '')

function valueText({ kind, value }: Field, { messages: { page } }: Frame): string {
  if (kind === 'flag') return value === true ? page.on : page.off
  return value === undefined || value === '' ? page.notSet : String(value)
}

/** The range or the words that are allowed, then what the option is. */
function asideOf(field: Field, words: LabWords, { messages }: Frame): string {
  const { options } = messages.lab
  const name = fieldName(field.name)
  const shared: Readonly<Record<string, string>> = {
    seed: options.seed,
    steps: options.steps,
    corpus: options.corpus,
  }
  const what = words.options[name] ?? shared[name] ?? ''
  const range =
    field.kind === 'number'
      ? `${grouped(field.min)} … ${grouped(field.max)}`
      : field.kind === 'choice'
        ? field.among.join(' · ')
        : ''
  return [range, what].filter(Boolean).join('  ')
}

/** The commands to try, numbered where a digit runs them. */
function tryLines({ words, state }: ExperimentPicture, frame: Frame): string[] {
  const { theme, messages } = frame
  return [
    theme.strong(messages.lab.tries),
    ...words.tries.flatMap(({ command, why }, at) => {
      const runs = fieldsFor(command, state.lab, state.form.fields) !== undefined
      const number = runs ? String(at + 1) : ' '
      const text = runs ? command.replace(/^llm-primer lab \S+ ?/, '') || command : command
      return [
        ...hanging(`  ${theme.accent(number)}  `, [{ text, paint: theme.accent, kind: 'code' }], frame),
        ...hanging('     ', [{ text: why, paint: theme.muted }], frame),
      ]
    }),
  ]
}

/** The last two runs: side by side where there is room, else one above the other; what differs is marked. */
function comparisonLines({ kept, leftOut }: ExperimentPicture, frame: Frame): string[] {
  const { page } = frame.messages
  const [before, last] = kept.slice(-2)
  const left =
    leftOut > 0 ? ['', ...wrapText(page.leftOut(leftOut), frame.width, frame).map(frame.theme.caution)] : []
  if (before === undefined || last === undefined)
    return [...wrapText(page.nothingToCompare, frame.width, frame), ...left]
  const changed = changedOptions(before, last).map((name) =>
    page.changed(fieldName(name), String(before.options[name] ?? ''), String(last.options[name] ?? '')),
  )
  const sentence =
    changed.length === 0 ? page.nothingChanged : changed.join(frame.messages.common.listSeparator)
  const isWide = frame.width >= 2 * NARROW_RUN + GUTTER
  const isEqual = pairLines(before.narrow, last.narrow).every(({ same }) => same)
  return [
    ...wrapText(sentence, frame.width, frame).map(frame.theme.strong),
    ...(isEqual ? wrapText(page.equalNumbers, frame.width, frame) : []),
    '',
    ...(isWide ? sideBySide(before, last, frame) : oneAboveTheOther(before, last, frame)),
    ...left,
  ]
}

/** Columns that a kept run takes in one of two columns. */
const NARROW_RUN = 36
const GUTTER = 4

function sideBySide(before: KeptRun, last: KeptRun, frame: Frame): string[] {
  const { theme, messages } = frame
  const columns = Math.floor((frame.width - GUTTER) / 2)
  const cell = (text: string): string => padEnd(truncate(text, columns, frame), columns, frame)
  const differs = frame.glyphs === 'ascii' ? '!=' : '≠ '
  return [
    theme.muted(cell(messages.page.runBefore) + ' '.repeat(GUTTER) + messages.page.thisRun),
    ...pairLines(before.narrow, last.narrow).map((pair) => {
      const [one, other] = [cell(pair.one ?? ''), truncate(pair.other ?? '', columns, frame)]
      const isBlank = (pair.one ?? '').trim() === '' && (pair.other ?? '').trim() === ''
      const sign = pair.same || isBlank ? '    ' : ` ${theme.caution(differs)} `
      return (marked(one, pair, pair.other, frame) + sign + marked(other, pair, pair.one, frame)).trimEnd()
    }),
  ]
}

const oneAboveTheOther = (before: KeptRun, last: KeptRun, frame: Frame): string[] => {
  const pairs = pairLines(before.narrow, last.narrow)
  const { page } = frame.messages
  const column = (name: string, side: 'one' | 'other', against: 'one' | 'other'): string[] => [
    frame.theme.muted(name),
    ...pairs.flatMap((pair) => {
      const line = pair[side]
      return line === undefined
        ? []
        : [marked(truncate(line, frame.width, frame), pair, pair[against], frame)]
    }),
  ]
  return [...column(page.runBefore, 'one', 'other'), '', ...column(page.thisRun, 'other', 'one')]
}

/** The numbers of a line that its partner does not have at their place. */
function marked(line: string, { same }: LinePair, partner: string | undefined, { theme }: Frame): string {
  if (same || partner === undefined) return line
  const numbers = [...partner.matchAll(NUMBER)].map(([number]) => number)
  return [...line.matchAll(NUMBER)]
    .map((found, at) => ({
      from: found.index,
      to: found.index + found[0].length,
      differs: found[0] !== numbers[at],
    }))
    .filter(({ differs }) => differs)
    .reduceRight((painted, { from, to }) => highlight(painted, from, to, theme.underline), line)
}

const NUMBER = /[-−+]?\d[\d.,]*/g

/** Keys of the phase, in the order of the house: move, act, help, quit. */
function hintsFor({ state, run, words }: ExperimentPicture, frame: Frame): KeyHint[] {
  const { page, quiz } = frame.messages
  const { experiment } = page
  const leave = [
    keyHint('result', 'help', quiz.keys.keys, frame, true),
    keyHint('result', 'back', experiment.back, frame, true),
  ]
  if (state.phase === 'predict')
    return [keyHint('prediction', 'accept', experiment.withoutPrediction, frame, true), ...leave]
  if (state.phase === 'running') return [keyHint('running', 'back', experiment.stop, frame, true)]
  switch (triedScreen(state)) {
    case 'value':
      return [
        keyHint('value', 'accept', experiment.take, frame, true),
        keyHint('value', 'let-go', experiment.leaveAsItWas, frame, true),
      ]
    case 'option':
      return [
        keyHint('option', 'accept', experiment.change, frame, true),
        keyHint('option', ['left', 'right'], experiment.step, frame),
        keyHint('option', 'run', experiment.run, frame, true),
        keyHint('option', 'help', quiz.keys.keys, frame, true),
        keyHint('option', 'back', experiment.leaveForm, frame, true),
      ]
    case 'comparison':
      return [
        keyHint('comparison', 'compare', experiment.result, frame, true),
        keyHint('comparison', 'run', experiment.run, frame),
        keyHint('comparison', 'seed', experiment.seed, frame),
        keyHint('comparison', 'help', quiz.keys.keys, frame, true),
        keyHint('comparison', 'back', experiment.back, frame, true),
      ]
    case 'result':
      return [
        ...(run?.plays ? [keyHint('result', 'play', experiment.play, frame, true)] : []),
        keyHint('result', 'focus-next', experiment.change, frame),
        keyHint('result', 'run', experiment.run, frame),
        keyHint('result', 'seed', experiment.seed, frame),
        ...(words.tries.length === 0 ? [] : [{ key: `1-${words.tries.length}`, what: experiment.tries }]),
        keyHint('result', 'compare', experiment.compare, frame),
        ...leave,
      ]
  }
}

/** A run as it is kept, without colours: for the text measure, and for half of it. */
export function keptLines(lines: (frame: Frame) => string[], frame: Frame): Pick<KeptRun, 'wide' | 'narrow'> {
  const plain: Frame = { ...frame, theme: plainTheme, hyperlinks: false }
  return { wide: lines({ ...plain, width: TEXT_MEASURE }), narrow: lines({ ...plain, width: NARROW_RUN }) }
}

/** What stays in the shell: the verdict, and the command that repeats the run. */
export const lastingLines = (
  { about }: LabWords,
  verdict: readonly string[],
  command: string,
  { theme }: Frame,
): string[] => [theme.strong(about.title), ...verdict, theme.accent(command)]
