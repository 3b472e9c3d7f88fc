import { type Action, type ActionOn, keysOf, linesOfActions, type ScreenName } from '../domain/key-table.ts'
import type { Press } from '../domain/keys.ts'
import type { NamedPress } from '../messages/keys.en.ts'
import type { Frame } from './frame.ts'
import { hangingLines, headColumns } from './hanging.ts'
import { displayWidth } from './width.ts'

/** A key and what it does. `always` stays when the line is short of room. */
export interface KeyHint {
  readonly key: string
  readonly what: string
  readonly always?: boolean
}

/** A key as the table has it for this screen: an action that the screen has not does not compile. */
export function keyHint<Screen extends ScreenName>(
  screen: Screen,
  action: ActionOn<Screen> | readonly ActionOn<Screen>[],
  what: string,
  frame: Frame,
  always = false,
): KeyHint {
  const named = (typeof action === 'string' ? [action] : [...action]).map((each) =>
    pressName(keysOf(each, screen)[0] ?? 'unknown', frame),
  )
  const joint = frame.glyphs === 'ascii' && named.some((name) => name.length > 1) ? '/' : ''
  return { key: named.join(named.every((name) => name.length === 1) ? '' : joint || ' '), what, always }
}

/** The line of keys at the foot. What has no room goes, from the end; `?` and the way out stay. */
export function keyLine(hints: readonly KeyHint[], frame: Frame): string {
  let shown = keysWithin(hints, frame.width, frame)
  while (shown.length > 1 && keyLineWidth(shown, frame) > frame.width) shown = shown.slice(1)
  const { theme } = frame
  return shown.map(({ key, what }) => `${theme.accent(key)} ${theme.muted(what)}`).join('  ')
}

/** Texts side by side, as many on a line as fit; none is divided that fits a line. */
export function besideEachOther(texts: readonly string[], frame: Frame): string[] {
  const lines: string[] = []
  for (const text of texts) {
    const joined = [...lines.slice(-1), text].join('   ')
    const isRoomy = displayWidth(joined, frame) <= frame.width
    lines.splice(isRoomy ? -1 : lines.length, 1, isRoomy ? joined : text)
  }
  return lines
}

/** The keys that stay when the line has so many columns. */
export function keysWithin(hints: readonly KeyHint[], columns: number, frame: Frame): KeyHint[] {
  const at = hints.findLastIndex(({ always }) => !always)
  return at < 0 || keyLineWidth(hints, frame) <= columns
    ? [...hints]
    : keysWithin(
        hints.filter((_, place) => place !== at),
        columns,
        frame,
      )
}

/** The name of a key as the terminal can show it: arrows have words in ASCII. */
export function pressName(press: Press, { glyphs, messages }: Pick<Frame, 'glyphs' | 'messages'>): string {
  const name = isNamed(press, messages.keys.names) ? messages.keys.names[press] : press
  return glyphs === 'ascii' ? (ARROWS[name] ?? name) : name
}

const isNamed = (press: Press, names: Readonly<Record<NamedPress, string>>): press is NamedPress =>
  press in names

const ARROWS: Readonly<Record<string, string>> = { '↑': 'Up', '↓': 'Down', '←': 'Left', '→': 'Right' }

/** Every key of these screens and what it does, from the table; `idle`: actions that there is nothing for just now. */
export function keyHelpLines(
  screens: readonly ScreenName[],
  frame: Frame,
  idle: readonly Action[] = [],
): string[] {
  const { messages, theme } = frame
  const groups = helpRows(screens, frame, idle).filter((rows) => rows.length > 0)
  const heads = groups.flat().map(([keys]) => keys)
  const columns = headColumns(heads, frame)
  return [
    theme.heading(messages.keys.title),
    ...groups.flatMap((rows) => [
      '',
      ...rows.flatMap(([text, what]) =>
        hangingLines({ text, paint: theme.accent, columns }, [{ text: what }], frame),
      ),
    ]),
  ]
}

/** What each of the screens has; an action that several have alike is told once. */
function helpRows(
  screens: readonly ScreenName[],
  frame: Frame,
  idle: readonly Action[],
): (readonly (readonly [string, string])[])[] {
  const told = new Set<string>()
  const isNew = ([name, what]: readonly [string, string]): boolean => {
    const row = `${name} ${what}`
    return name !== '' && !told.has(row) && told.add(row) !== undefined
  }
  const { keys } = frame.messages
  return screens.map((screen, at) => {
    const rows = linesOfActions(screen)
      .filter(([action]) => !idle.includes(action))
      .map((actions): readonly [string, string] => [
        keysText(actions, screen, frame),
        doesText(actions[0], screen, frame),
      ])
    return (at === screens.length - 1 ? [...rows, ['Ctrl-C', keys.leave] as const] : rows).filter(isNew)
  })
}

/** `↓ ↑ · j k` */
export function keysText(actions: readonly Action[], screen: ScreenName, frame: Frame): string {
  const keys = actions.map((action) => keysOf(action, screen))
  const most = Math.max(...keys.map(({ length }) => length))
  const [alone = []] = keys
  const dash = frame.glyphs === 'ascii' ? '-' : '–'
  if (actions[0] === 'number') return `1${dash}9`
  if (actions[0] === 'menu') return alone.join(' ')
  if (actions[0] === 'option') return `${alone[0] ?? ''}${dash}${alone.at(-1) ?? ''}`
  return Array.from({ length: most }, (_, at) =>
    keys.flatMap((each) => (each[at] === undefined ? [] : [pressName(each[at], frame)])).join(' '),
  ).join(' · ')
}

/** What an action is for on a screen. */
export const doesText = (action: Action, screen: ScreenName, { messages: { keys } }: Frame): string =>
  keys.on[screen]?.[action] ?? keys.does[action]

/** Says that lines follow below the screen. */
export const moreText = ({ glyphs, messages }: Frame): string =>
  `${glyphs === 'ascii' ? 'v' : '↓'} ${messages.quiz.more}`

const keyLineWidth = (hints: readonly KeyHint[], frame: Frame): number =>
  displayWidth(hints.map(({ key, what }) => `${key} ${what}`).join('  '), frame)
