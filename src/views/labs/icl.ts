import { type IclResult, type MeanWeight, type TrainedNetwork, unnamed } from '../../labs/icl.ts'
import type { IclWords } from '../../messages/labs/icl.en.ts'
import { barLines, type Grid, heatMapLines, shadeKey, showsNumbers } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped, percent } from '../numbers.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { lossLines } from './loss-curve.ts'
import { background, claim, type Statement } from './statement.ts'

export const setup = ({ signs, period, tried }: IclResult, words: IclWords, frame: Frame): string[] =>
  prose(words.task(signs, period, tried), frame).map(frame.theme.muted)

export function lines(result: IclResult, words: IclWords, frame: Frame): string[] {
  const { networks, head, period, prompt } = result
  const titled = (title: string, drawn: readonly string[]): string[] => [
    '',
    ...prose(title, frame).map(frame.theme.strong),
    ...drawn,
  ]
  const places = placeGrid(result, words)
  const looks: Grid = {
    rows: prompt.slice(0, head.weights.length),
    columns: frame.accessible ? prompt.map((sign, place) => `${place + 1} ${sign}`) : prompt,
    values: head.weights,
    hidden: (row, column) => column > row + prompt.length / 2,
  }
  return [
    ...titled(words.accuracy, accuracyBars(result, words, frame)),
    ...networks.flatMap((each) => prose(sizeOf(each, words), frame)).map(frame.theme.muted),
    ...titled(words.prompt(prompt.join(' ')), []),
    ...prose(words.guesses, frame),
    ...guessTable(networks, words, frame),
    ...unnamedNote(networks, words, frame),
    ...titled(words.head, [...heatMapLines(looks, frame), ...shadeLine(looks, words, frame)]),
    ...titled(words.byPlace(period), [...heatMapLines(places, frame), ...shadeLine(places, words, frame)]),
    ...networks
      .slice(-1)
      .filter(({ losses }) => losses.length > 1)
      .flatMap((each) => ['', ...lossLines(words.loss(nameOf(each, words)), each, frame)]),
  ]
}

const nameOf = ({ layers }: TrainedNetwork, words: IclWords): string => words.network(layers)

const sizeOf = (network: TrainedNetwork, words: IclWords): string =>
  words.sizes(nameOf(network, words), grouped(network.parameters), grouped(network.stepsDone))

function accuracyBars({ networks, signs }: IclResult, words: IclWords, frame: Frame): string[] {
  const bar = (label: string, value: number) => ({ label, value, text: percent(value, 0) })
  return barLines(
    [
      bar(words.chance, 1 / signs),
      ...networks.map((each) => bar(words.first(nameOf(each, words)), each.first)),
      ...networks.map((each) => bar(words.repeat(nameOf(each, words)), each.repeat)),
    ],
    frame,
    1,
  )
}

/** A line for each network; the first column is the second sign, since nothing comes before the first. */
const placeGrid = ({ networks }: IclResult, words: IclWords): Grid => ({
  rows: networks.map((each) => nameOf(each, words)),
  columns: (networks[0]?.byPlace ?? []).map((_, place) => String(place + 2)),
  values: networks.map(({ byPlace }) => byPlace),
})

function shadeLine(grid: Grid, words: IclWords, frame: Frame): string[] {
  if (frame.accessible) return []
  const text = showsNumbers(grid, frame) ? words.shadesAndNumbers(shadeKey) : words.shades(shadeKey)
  return prose(text, frame).map(frame.theme.muted)
}

function guessTable(networks: readonly TrainedNetwork[], words: IclWords, frame: Frame): string[] {
  const { columns } = words
  return tableLines(
    {
      header: [columns.read, columns.wanted, ...networks.map((each) => columns.guess(nameOf(each, words)))],
      alignments: ['left', 'left', ...networks.map(() => 'left' as const)],
      rows: (networks[0]?.guesses ?? []).map(({ read, wanted }, at) => [
        read,
        wanted,
        ...networks.map(({ guesses }) => guessText(guesses[at])),
      ]),
    },
    frame,
    textColumns(frame),
  )
}

const unnamedNote = (networks: readonly TrainedNetwork[], words: IclWords, frame: Frame): string[] =>
  networks.some(({ guesses }) => guesses.some(({ guessed }) => guessed === unnamed))
    ? prose(words.unnamed(unnamed), frame).map(frame.theme.muted)
    : []

const guessText = (guess: TrainedNetwork['guesses'][number] | undefined): string =>
  guess ? `${guess.guessed}  ${percent(guess.probability, 0)}` : ''

/** From here on a network is said to know the repeat. */
const known = 0.8

export function explanation(result: IclResult, { explain }: IclWords): readonly Statement[] {
  const { networks, head, signs, repeats, own, prompt } = result
  const share = (value: number): string => percent(value, 0)
  const [one, two] = networks
  const [oneRepeat, twoRepeat] = [one?.repeat ?? 0, two?.repeat ?? 0]
  const trained = two !== undefined && two.stepsDone > 0
  const knows = trained && repeats && twoRepeat >= known
  const { onFollower, onPrevious } = head
  const follows = knows && onFollower.found >= 0.5 && onFollower.found > 2 * onFollower.evenly
  const looksBack = onPrevious.found > 1.2 * onPrevious.evenly
  const shares = ({ found, evenly }: MeanWeight): readonly [string, string] => [share(found), share(evenly)]
  return [
    claim('untrained', !trained, explain.untrained),
    claim('unrelated', trained && !repeats && twoRepeat < 2 / signs, explain.unrelated(share(twoRepeat))),
    claim('prompt', knows, explain.prompt(share(two?.first ?? 0), share(twoRepeat), percent(1 / signs))),
    claim('late', trained && repeats && !knows, explain.late(share(twoRepeat))),
    claim('follower', follows, explain.follower(...shares(onFollower))),
    claim('previous', follows && looksBack, explain.previous(...shares(onPrevious))),
    claim('elsewhere', follows && !looksBack, explain.elsewhere(...shares(onPrevious))),
    claim('oneLayer', knows && oneRepeat < twoRepeat - 0.1, explain.oneLayer(share(oneRepeat))),
    claim('ambiguous', trained && own && new Set(prompt).size < prompt.length / 2, explain.ambiguous),
    background(explain.limit),
  ]
}

/** Who knows the repeat: neither, both alike, the one with two layers. Undefined when that one was not trained. */
export function outcome({ networks, signs }: IclResult): number | undefined {
  if (networks.at(-1)?.stepsDone === 0) return undefined
  const [one = 0, two = 0] = networks.map(({ repeat }) => repeat)
  if (Math.max(one, two) < 2 / signs) return 0
  if (Math.abs(two - one) < 0.15) return 1
  return two > one ? 2 : undefined
}
