import { type ActionOn, actionOn } from '../../../domain/key-table.ts'
import { halfWidth } from '../../../domain/keys.ts'
import { scrolledBy } from '../../../domain/scrolled.ts'
import { prepare, resultOf, type SampleOptions, type SampleResult } from '../../../labs/sample.ts'
import type { SampleWords } from '../../../messages/labs/sample.en.ts'
import { drawPage } from '../../../terminal/page.ts'
import { moreText } from '../../../views/keys.ts'
import { lines, sampleKeys } from '../../../views/labs/sample.ts'
import { pageHeight, topFor } from '../../../views/long-page.ts'
import type { Context } from '../../shared/context.ts'
import { openFullScreen } from '../../shared/full-screen.ts'
import { isAside, showAside } from './aside.ts'

/** The three knobs under the learner's fingers, on the whole screen; what was left stands in the result's place. */
export async function playSample(
  asked: SampleOptions,
  words: SampleWords,
  context: Context,
): Promise<string[] | undefined> {
  return context.frame.accessible || !context.terminal.isInteractive
    ? undefined
    : lines(await turnKnobs(asked, words, context), words, context.frame)
}

async function turnKnobs(asked: SampleOptions, words: SampleWords, context: Context): Promise<SampleResult> {
  const prepared = prepare(asked)
  const screen = openFullScreen(context)
  let options = asked
  let result = resultOf(prepared, options)
  let top = 0
  try {
    await screen.answered()
    for (;;) {
      const { columns, rows } = screen.size()
      const frame = context.frameFor(screen.answers())
      const seen = { ...frame, width: Math.min(frame.width, columns) }
      const text = lines(result, words, seen)
      const height = pageHeight(rows)
      const keys = sampleKeys(words, text.length > height, seen)
      const shown = { lines: text, keys, more: moreText(seen) }
      top = topFor(shown, height, top)
      drawPage(screen, shown, top, 0, seen)
      const event = await screen.next()
      if (event.type === 'end') return result
      if (event.type === 'resize') continue
      const action = actionOn('sample', halfWidth(event.key))
      if (event.key.name === 'ctrl-c' || isLeaving(action)) return result
      if (isAside(action)) {
        if (await showAside(action, 'sample', text, { screen, frame: seen, host: context.host }))
          return result
        continue
      }
      if (isScrolling(action)) top = scrolledBy('sample', event.key, top, text.length, height) ?? top
      options = turned(options, action)
      result = resultOf(prepared, options)
    }
  } finally {
    await screen.close()
  }
}

const temperatures = [0, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 1, 1.2, 1.5, 2, 3, 5, 10]
const topKs = [1, 2, 3, 5, 10, 20, 50, 100, 0]
const topPs = [0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1]

const isLeaving = (action: ActionOn<'sample'> | undefined): boolean =>
  action === 'back' || action === 'let-go' || action === 'accept'

/** The arrows turn the knobs, so lines are scrolled by the screen. */
const isScrolling = (action: ActionOn<'sample'> | undefined): boolean =>
  action === 'next-screen' || action === 'screen-before'

/** The options after a key; another key changes nothing. */
function turned(options: SampleOptions, action: ActionOn<'sample'> | undefined): SampleOptions {
  switch (action) {
    case 'line-up':
      return { ...options, temperature: beside(temperatures, options.temperature, 1) }
    case 'line-down':
      return { ...options, temperature: beside(temperatures, options.temperature, -1) }
    case 'right':
      return { ...options, topK: beside(topKs, options.topK, 1) }
    case 'left':
      return { ...options, topK: beside(topKs, options.topK, -1) }
    case 'second-up':
      return { ...options, topP: beside(topPs, options.topP, 1) }
    case 'second-down':
      return { ...options, topP: beside(topPs, options.topP, -1) }
    case 'seed':
      return { ...options, seed: options.seed + 1 }
    default:
      return options
  }
}

/** The setting next to this one on the dial; a value that is not on it counts as the nearest. */
function beside(dial: readonly number[], value: number, by: 1 | -1): number {
  const distances = dial.map((each) => Math.abs(each - value))
  const at = distances.indexOf(Math.min(...distances)) + by
  return dial[Math.max(0, Math.min(dial.length - 1, at))] ?? value
}
