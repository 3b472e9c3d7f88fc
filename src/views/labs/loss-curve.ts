import { curveLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped } from '../numbers.ts'
import { prose } from '../prose.ts'

/** What is drawn of a training: the means of stretches of equally many steps. */
export interface Training {
  readonly losses: readonly number[]
  readonly stepsDone: number
}

/** The loss from the first step to the last under a title, with what a point of it stands for. Nothing of a single step. */
export function lossLines(title: string, { losses, stepsDone }: Training, frame: Frame): string[] {
  if (losses.length < 2) return []
  const { lab } = frame.messages
  const perPoint = Math.round(stepsDone / losses.length)
  const points = perPoint > 1 ? lab.meanOf(perPoint) : ''
  const named = `${title}${points}`
  return [
    // What is heard of the curve begins with its name.
    ...(frame.accessible ? [] : prose(named, frame).map(frame.theme.strong)),
    ...curveLines(
      [{ name: named, values: losses }],
      {
        rows: 4,
        columns: 60,
        format: (value) => value.toFixed(2),
        along: [lab.stepNumber('1'), lab.stepNumber(grouped(stepsDone))],
      },
      frame,
    ),
  ]
}
