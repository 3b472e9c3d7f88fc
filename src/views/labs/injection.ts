import {
  type Action,
  type Defence,
  defences,
  type InjectionResult,
  type Speaker,
  type WindowLine,
} from '../../labs/injection.ts'
import type { Attack } from '../../labs/injection-mail.ts'
import type { InjectionWords } from '../../messages/labs/injection.en.ts'
import type { Frame } from '../frame.ts'
import { hangingLines, headColumns } from '../hanging.ts'
import type { Run } from '../line-break.ts'
import { prose, textColumns } from '../prose.ts'
import { tableLines } from '../table.ts'
import type { Idle } from './lab-view.ts'
import { background, claim, type Statement } from './statement.ts'

export function lines(result: InjectionResult, words: InjectionWords, frame: Frame): string[] {
  const table = [...strong(words.table, frame), ...outcomeTable(result, words, frame)]
  const scene = sceneLines(result, words, frame)
  // A mail of the learner's own is what they came for; else the question is about all attacks.
  return result.ownMail ? [...scene, '', ...table] : [...table, '', ...scene]
}

const strong = (text: string, frame: Frame): string[] => prose(text, frame).map(frame.theme.strong)

/** What the assistant reads, what it wants done, and what comes of it. */
function sceneLines(result: InjectionResult, words: InjectionWords, frame: Frame): string[] {
  const { theme } = frame
  return [
    ...strong(words.window, frame),
    ...result.window.flatMap((line) => windowLine(line, words, frame)),
    '',
    ...strong(words.actions(words.defences[result.defence]), frame),
    ...result.actions.flatMap((action) => actionLines(action, words, frame)),
    ...prose(result.leaked ? words.leaked : words.safe, frame).map(result.leaked ? theme.bad : theme.good),
    ...(result.served ? [] : prose(words.notServed, frame).map(theme.caution)),
  ]
}

function windowLine({ from, text, removed }: WindowLine, words: InjectionWords, frame: Frame): string[] {
  const { theme } = frame
  const names = Object.values(words.speakers)
  const note: Run[] = removed ? [{ text: ` ${words.removed}`, paint: theme.caution }] : []
  return hangingLines(
    { text: words.speakers[from], paint: theme.muted, columns: headColumns(names, frame) },
    [{ text, ...(removed ? { paint: theme.deleted } : {}) }, ...note],
    frame,
  )
}

const actionLines = ({ tool, to, from, held }: Action, words: InjectionWords, frame: Frame): string[] =>
  prose(
    `  ${tool}("${to}")  ${words.because(words.speakers[from])}  ${held ? words.held : words.done}`,
    frame,
  )

function outcomeTable({ table }: InjectionResult, words: InjectionWords, frame: Frame): string[] {
  const attacks = [...new Set(table.map(({ attack }) => attack))]
  if (!frame.accessible && frame.width < ROOM_FOR_ATTACKS) return outcomeRows(table, words, frame)
  const rows = [...new Set(table.map(({ defence }) => defence))]
  const cell = (leaked: boolean): Run[] =>
    leaked
      ? [{ text: words.leak, paint: frame.theme.bad }]
      : [{ text: words.stopped, paint: frame.theme.good }]
  return tableLines(
    {
      header: [words.defence, ...attacks.map((attack) => words.attacks[attack])],
      rows: rows.map((defence) => [
        `${words.defences[defence]} (${defence})`,
        ...table.filter((each) => each.defence === defence).map(({ leaked }) => cell(leaked)),
      ]),
    },
    frame,
    textColumns(frame),
  )
}

/** Narrower, a row would be a card of five lines. */
const ROOM_FOR_ATTACKS = 60

/** Each defence, and below it what became of the attacks, two a line. */
function outcomeRows(
  table: InjectionResult['table'],
  { defences: names, attacks }: InjectionWords,
  frame: Frame,
): string[] {
  const { theme } = frame
  const [leaked, stopped] = frame.glyphs === 'ascii' ? ['-', '+'] : ['✗', '✓']
  return [...new Set(table.map(({ defence }) => defence))].flatMap((defence) => {
    const cells = table
      .filter((each) => each.defence === defence)
      .map((each): readonly Run[] => {
        const text = `${each.leaked ? leaked : stopped} ${attacks[each.attack]}`
        return [{ text, paint: each.leaked ? theme.bad : theme.good }]
      })
    const pairs = cells.flatMap((cell, at) => (at % 2 === 0 ? [[cell, cells[at + 1] ?? '']] : []))
    return [
      ...prose(`${names[defence]} (${defence})`, frame),
      ...tableLines({ header: ['', ''], rows: pairs, compact: true }, frame, frame.width - 2).map(
        (line) => `  ${line}`,
      ),
    ]
  })
}

export function explanation(result: InjectionResult, { explain }: InjectionWords): readonly Statement[] {
  const { actions, defence, table } = result
  const leaks = (against: Defence, attack: Attack): boolean =>
    table.some((each) => each.defence === against && each.attack === attack && each.leaked)
  const stopsAll = (against: Defence): boolean =>
    table.every((each) => each.defence !== against || !each.leaked)
  const carriedOut = (from: Speaker): boolean => actions.some((each) => each.from === from && !each.held)
  const borneOut: Readonly<Record<Defence, boolean>> = {
    none: carriedOut('user') && carriedOut('mail'),
    sentence: !leaks('sentence', 'plain') && leaks('sentence', 'signed'),
    filter: !leaks('filter', 'plain') && leaks('filter', 'reworded'),
    gate: !leaks('gate', 'reworded') && leaks('gate', 'picture'),
    exits: stopsAll('exits'),
    'no-secrets': stopsAll('no-secrets'),
  }
  return [
    ...defences.map((each) => claim(each, defence === each && borneOut[each], explain[each])),
    claim('harmless', defence === 'none' && !actions.some(({ from }) => from === 'mail'), explain.harmless),
    background(explain.road),
    background(explain.limit),
  ]
}

/** The question is about the sentence in the system prompt: how many of the four attacks it stops. */
export function outcome({ table }: InjectionResult): number {
  const stopped = table.filter(({ defence, leaked }) => defence === 'sentence' && !leaked).length
  return stopped === 4 ? 0 : stopped > 0 ? 1 : 2
}

export const idle = ({ text }: Readonly<Record<string, unknown>>): Idle | undefined =>
  text === true ? { names: ['attack'], beside: '--text' } : undefined
