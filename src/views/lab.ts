import type { LabWords, Prediction } from '../messages/labs/words.ts'
import { progressBar } from './charts.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'
import { indented, prose, textColumns } from './prose.ts'
import { tableLines } from './table.ts'
import { displayWidth, truncate } from './width.ts'

/** An experiment as lists show it. */
export interface LabRow {
  readonly name: string
  /** Id and number of the first section that names it; null and empty where none does. */
  readonly section: string | null
  readonly number: string
  /** How long it takes on a slow machine with two cores. */
  readonly seconds: number
  readonly title: string
  readonly line: string
  /** The learner ran it; undefined where that was not asked. */
  readonly isDone?: boolean
}

/** The list of experiments: name, section, time and what each computes. */
export function labList(labs: readonly LabRow[], frame: Frame): string[] {
  const { lab } = frame.messages
  if (frame.accessible) return spokenLabList(labs, frame)
  const rows = labs.map((row) => [
    [{ text: row.name, paint: frame.theme.accent }],
    row.number,
    lab.seconds(row.seconds),
    row.line,
  ])
  const { name, section, time, line } = lab.columns
  return [
    ...tableLines(
      { header: [name, section, time, line], rows, alignments: ['left', 'left', 'right', 'left'] },
      frame,
    ),
    '',
    ...lab.listFooter.flatMap((text) => prose(text, frame)).map(frame.theme.muted),
  ]
}

/** A summary, then a line for each: title, how to run it, section, time. */
function spokenLabList(labs: readonly LabRow[], frame: Frame): string[] {
  const { lab, common, spoken } = frame.messages
  return [
    lab.counted(labs.length, labs.filter(({ isDone }) => isDone).length),
    '',
    ...labs.flatMap(({ name, title, number, seconds, line, isDone }) =>
      prose(
        [
          common.labelled(title) + line,
          `llm-primer lab ${name}`,
          ...(number === '' ? [] : [`${lab.columns.section} ${number}`]),
          lab.seconds(seconds),
          ...(isDone ? [lab.isDone] : []),
        ].join(spoken.pause),
        frame,
      ),
    ),
    '',
    ...lab.listFooter.flatMap((text) => prose(text, frame)),
  ]
}

/** With fewer columns a sentence takes so many lines that what stands behind it is below the screen. */
const ROOM_FOR_A_SETUP = 60

/** A result with how it came about: before it, or behind it where lines are short. What is heard has no screen to fill. */
export function resultWithSetup(
  { setup, result }: { readonly setup: readonly string[]; readonly result: readonly string[] },
  frame: Frame,
): string[] {
  const picture = result[0] === '' ? result.slice(1) : [...result]
  if (setup.length === 0) return picture
  return frame.accessible || frame.width >= ROOM_FOR_A_SETUP
    ? [...setup, '', ...picture]
    : [...picture, '', ...setup]
}

/** The title, and the seed that a run can be repeated with. */
export function labHeading(
  { about: { title } }: LabWords,
  options: Readonly<Record<string, unknown>>,
  frame: Frame,
): string[] {
  const { theme, messages, width } = frame
  const seed = typeof options.seed === 'number' ? messages.lab.seed(options.seed) : ''
  if (frame.accessible) {
    const between = /[?？]$/.test(title) ? messages.common.space : messages.spoken.pause
    const heading = messages.spoken.heading([title, seed].filter(Boolean).join(between))
    return [...wrapText(heading, width, frame), '']
  }
  const gap = textColumns(frame) - displayWidth(title, frame) - displayWidth(seed, frame)
  return gap < 2
    ? [theme.heading(truncate(title, width, frame)), '']
    : [`${theme.heading(title)}${' '.repeat(gap)}${theme.muted(seed)}`.trimEnd(), '']
}

/** The question before the run, with the keys that answer it unless a line is typed. */
export function predictionLines({ question, choices }: Prediction, frame: Frame, byKey: boolean): string[] {
  const { theme, messages } = frame
  return [
    ...prose(`${messages.lab.predict}  ${question}`, frame).map(theme.strong),
    ...choices.flatMap((choice, at) => indented(`${at + 1}${byKey ? '  ' : '. '}${choice}`, frame)),
    ...(byKey ? [...prose(messages.lab.predictKeys(choices.length), frame).map(theme.muted), ''] : []),
  ]
}

/** What came out, beside what the learner said of it; without an outcome, nothing. */
export function labOutcome(
  { choices }: Prediction,
  said: number | undefined,
  was: number | undefined,
  frame: Frame,
): string[] {
  if (was === undefined) return []
  const { lab } = frame.messages
  if (said === undefined)
    return [...prose(lab.cameOut(choices[was] ?? ''), frame).map(frame.theme.strong), '']
  const sign = frame.accessible
    ? { right: lab.foretold, wrong: lab.notForetold }
    : frame.glyphs === 'ascii'
      ? { right: '+', wrong: '-' }
      : { right: '✓', wrong: '✗' }
  const [mine = '', truth = ''] = [choices[said], choices[was]]
  return said === was
    ? [...prose(`${sign.right} ${lab.saidRight(mine)}`, frame).map(frame.theme.good), '']
    : [...prose(`${sign.wrong} ${lab.said(mine, truth)}`, frame).map(frame.theme.caution), '']
}

/** Why it came out so, and what to try next. */
export function labTries(explanation: readonly string[], { tries }: LabWords, frame: Frame): string[] {
  const { theme, messages } = frame
  return [
    ...explanation.flatMap((paragraph) => [...prose(paragraph, frame), '']),
    frame.accessible ? messages.spoken.heading(messages.lab.tries) : theme.strong(messages.lab.tries),
    ...tries.flatMap(({ command, why }) => [
      ...wrapText(command, textColumns(frame) - 2, frame).map((line) => `  ${theme.accent(line)}`),
      ...wrapText(why, textColumns(frame) - 4, frame).map((line) => `    ${theme.muted(line)}`),
    ]),
  ]
}

/** How far a run is: step, bar, loss, seconds, and the newest sample where there is room. */
export function progressLine(
  progress: {
    readonly step: number
    readonly steps: number
    readonly loss?: number
    readonly sample?: string
  },
  seconds: number,
  frame: Frame,
): string {
  const { lab, spoken } = frame.messages
  const facts = [
    (frame.accessible ? spoken : lab).step(progress.step, progress.steps),
    frame.accessible ? '' : progressBar(progress.step / progress.steps, 20, frame),
    progress.loss === undefined ? '' : `${lab.loss} ${progress.loss.toFixed(2)}`,
    lab.seconds(seconds),
    progress.sample ?? '',
  ]
  return truncate(facts.filter((fact) => fact !== '').join('  '), frame.width - 1, frame)
}
