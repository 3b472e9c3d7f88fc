import { type Dialect, dialects } from '../../labs/event-streams.ts'
import type { Storm, Wait } from '../../labs/retry-storm.ts'
import { type ReaderName, readers, type WireResult } from '../../labs/wire.ts'
import type { WireWords } from '../../messages/labs/wire.en.ts'
import { barLines } from '../charts.ts'
import type { Frame } from '../frame.ts'
import { grouped } from '../numbers.ts'
import { indented, prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: WireResult, words: WireWords, frame: Frame): string[] {
  const { theme } = frame
  const { shown, storms, clients, rounds } = result
  const strong = (text: string): string[] => prose(text, frame).map(theme.strong)
  return [
    ...strong(words.time(clients)),
    ...barLines(
      storms.map(({ wait, time }) => ({
        label: words.waits[wait],
        value: time,
        text: words.seconds((time / 1000).toFixed(1)),
      })),
      frame,
    ),
    '',
    ...strong(words.storm),
    ...barLines(
      storms.map(({ wait, calls }) => ({
        label: words.waits[wait],
        value: calls,
        text: words.calls(grouped(Math.round(calls))),
      })),
      frame,
    ),
    ...prose(words.stormNote(rounds), frame).map(theme.muted),
    '',
    ...strong(words.packets(words.dialects[shown.dialect], shown.packet)),
    ...shown.read.flatMap(({ reader, text }) =>
      indented(
        `${text === shown.wanted ? '✓' : '✗'} ${words.told(words.readers[reader], text === null ? words.gaveUp : words.text(visible(text)))}`,
        frame,
      ).map(text === shown.wanted ? theme.good : theme.bad),
    ),
    '',
    ...strong(words.cuts),
    ...prose(words.cutsNote, frame).map(theme.muted),
    ...cutTable(result, words, frame),
  ]
}

const visible = (text: string): string => text.replaceAll('\ufffd', '?')

const wrongOf = (
  { cuts }: WireResult,
  dialect: Dialect,
  reader: ReaderName,
): { wrong: number; cuts: number } =>
  cuts.find((each) => each.dialect === dialect && each.reader === reader) ?? { wrong: 0, cuts: 1 }

const cutTable = (result: WireResult, words: WireWords, frame: Frame): string[] =>
  tableLines(
    {
      header: [words.server, ...readers.map((reader) => words.short[reader])],
      alignments: ['left', ...readers.map(() => 'right' as const)],
      rows: dialects.map((dialect) => [
        words.dialects[dialect],
        ...readers.map((reader) => {
          const { wrong, cuts } = wrongOf(result, dialect, reader)
          return [
            {
              text: wrong === cuts ? words.all : String(wrong),
              paint: wrong === 0 ? frame.theme.good : frame.theme.bad,
            },
          ]
        }),
      ]),
    },
    frame,
    textColumns(frame),
  )

const nothing: Storm = { wait: 'none', calls: 0, time: 0 }

export function explanation(result: WireResult, { explain }: WireWords): readonly Statement[] {
  const { cuts, storms, clients } = result
  const of = (reader: ReaderName) => cuts.filter((each) => each.reader === reader)
  const wrong = (reader: ReaderName): number => of(reader).reduce((sum, each) => sum + each.wrong, 0)
  const tried = (reader: ReaderName): number => of(reader).reduce((sum, each) => sum + each.cuts, 0)
  const always = (reader: ReaderName): number => of(reader).filter((each) => each.wrong === each.cuts).length
  const stormOf = (wait: Wait): Storm => storms.find((each) => each.wait === wait) ?? nothing
  const [none, steady, full] = [stormOf('none'), stormOf('exponential'), stormOf('full')]
  const seconds = ({ time }: Storm): string => (time / 1000).toFixed(1)
  const calls = (each: Storm): string => grouped(Math.round(each.calls))
  const slowest = storms.every((each) => each.time <= steady.time)
  const cheapest = storms.every((each) => each.calls >= full.calls)
  return [
    claim('careful', wrong('careful') === 0, explain.careful(grouped(tried('careful')))),
    claim(
      'packets',
      wrong('packets') > 0,
      explain.packets(grouped(wrong('packets')), grouped(tried('packets'))),
    ),
    claim('characters', wrong('characters') > 0, explain.characters(grouped(wrong('characters')))),
    claim('comments', always('comments') > 0, explain.comments(always('comments'))),
    claim('finish', always('finish') > 0, explain.finish(always('finish'))),
    claim('storm', none.calls > full.calls, explain.storm(clients, calls(none), calls(full))),
    claim('steady', slowest && steady.time > 2 * full.time, explain.steady(seconds(steady), seconds(full))),
    claim('published', cheapest && slowest, explain.published),
    background(explain.retry),
    background(explain.limit),
  ]
}

/** What waiting longer after each refusal does to the time until all are served, against not waiting at all. */
export function outcome({ storms }: WireResult): number {
  const timeOf = (wait: Wait): number => storms.find((each) => each.wait === wait)?.time ?? 0
  const [none, steady] = [timeOf('none'), timeOf('exponential')]
  return steady < none / 1.5 ? 0 : steady <= none * 1.5 ? 1 : 2
}

/** The question is about many clients. */
export const predicts = ({ clients }: Readonly<Record<string, unknown>>): boolean => clients === 100
