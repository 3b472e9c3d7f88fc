import { type Key, type Press, pressOf } from './keys.ts'

/** Every place where keys are read. */
export const screenNames = [
  // A text, its lists, and what is typed over it.
  ...(['reader', 'contents', 'bookmarks', 'links', 'search', 'note', 'help'] as const),
  // What is looked for in the whole course.
  'find',
  // What stands at the end of a section or a chapter.
  'ending',
  // What lies over a page: a term, a source, an error; what a command prints.
  ...(['card', 'printed'] as const),
  // A question, by how it is answered; `words-keys`: Esc has made the letters keys.
  ...(['choice', 'several', 'order', 'match', 'words', 'words-keys', 'confidence'] as const),
  ...(['feedback', 'score'] as const),
  // Experiments: their list, a run from the guess to the result, and what is done with it by hand.
  ...(['experiments', 'prediction', 'running', 'result', 'comparison', 'option', 'value'] as const),
  ...(['forward', 'sample', 'merges'] as const),
  // Something tried on the learner's own model.
  'recipe',
  'home',
  ...(['models', 'model-card', 'model-comparison'] as const),
] as const

export type ScreenName = (typeof screenNames)[number]

interface KeyRow {
  /** The first one is named at the foot. */
  readonly keys: readonly Press[]
  readonly on: readonly ScreenName[]
  /** Told in the line of the help that begins with this action. */
  readonly beside?: string
  /** Its keys are signs before what can be chosen: on its screens they mean nothing else. */
  readonly menu?: true
}

/** Letters are text here. */
const TYPED: ReadonlySet<ScreenName> = new Set([
  ...(['contents', 'links', 'search', 'find', 'note', 'words', 'value', 'models'] as const),
])
/** Characters that no name of a model has. */
const SIGNS: Readonly<Partial<Record<ScreenName, string>>> = { models: '+&?' }

const TEXTS = [
  ...(['reader', 'help', 'card', 'printed', 'result', 'comparison'] as const),
  ...(['recipe', 'model-card', 'model-comparison'] as const),
] as const
const LISTS = ['contents', 'bookmarks', 'links', 'find', 'experiments', 'models'] as const
const OPTIONS = ['choice', 'several', 'order', 'match'] as const
const ASKED = [...OPTIONS, 'words-keys'] as const
const TRIED = ['result', 'comparison', 'option'] as const
const TURNED = ['forward', 'sample'] as const
const MODELS = ['model-card', 'model-comparison'] as const
const PAGED = [
  ...[...TEXTS, ...LISTS, ...ASKED, 'ending' as const],
  ...(['words', 'confidence', 'feedback', 'score', 'prediction', 'option', ...TURNED] as const),
] as const
const ENDED = [...TEXTS, ...LISTS, 'option', 'ending'] as const
const LINED = [...PAGED, 'home'] as const
const ACCEPTED = [
  ...(['reader', ...LISTS, 'search', 'note', 'card', ...ASKED, 'words', 'confidence'] as const),
  ...(['feedback', 'score', 'prediction', 'result', 'option', 'value', ...TURNED, 'merges'] as const),
  ...(['home', 'model-card', 'ending', 'recipe'] as const),
] as const
/** Where letters are keys. */
const LETTERED = [
  ...(['reader', 'ending', 'bookmarks', 'card', 'printed', ...ASKED] as const),
  ...(['confidence', 'feedback', 'score'] as const),
  ...(['experiments', 'prediction', ...TRIED, 'forward', 'sample', 'home', 'recipe', ...MODELS] as const),
] as const

/** The letters of the first screen. */
export const homeLetters = {
  read: 'c',
  placement: 'w',
  review: 'r',
  quiz: 'Q',
  labs: 'l',
  models: 'm',
  progress: 'p',
  search: '/',
  terms: 'd',
  timeline: 't',
  settings: ',',
  language: 'L',
} as const

/** One action has one key on all screens, and a key one action; footers, help and docs are made from this. */
const rows = {
  accept: { keys: ['enter'], on: ACCEPTED },
  'line-down': { keys: ['down', 'j'], on: LINED },
  'line-up': { keys: ['up', 'k'], on: LINED, beside: 'line-down' },
  right: {
    keys: ['right'],
    on: ['reader', 'ending', 'match', 'confidence', 'option', ...TURNED, 'models', 'model-card'],
  },
  left: {
    keys: ['left'],
    on: ['reader', 'ending', 'match', 'confidence', 'option', ...TURNED, 'models', 'model-card'],
    beside: 'right',
  },
  'next-screen': { keys: [' ', 'page-down'], on: PAGED },
  'screen-before': { keys: ['b', 'page-up'], on: PAGED },
  'half-down': { keys: ['J'], on: [...TEXTS, 'option'] },
  'half-up': { keys: ['K'], on: [...TEXTS, 'option'], beside: 'half-down' },
  top: { keys: ['g', 'home'], on: ENDED },
  bottom: { keys: ['G', 'end'], on: ENDED, beside: 'top' },
  'focus-next': { keys: ['tab'], on: ['reader', 'words', ...TRIED, 'value'] },
  'focus-before': { keys: ['backtab'], on: ['reader', 'words', ...TRIED], beside: 'focus-next' },
  number: {
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
    on: ['reader', ...OPTIONS, 'confidence', 'prediction', ...TRIED],
  },
  option: { keys: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], on: OPTIONS, menu: true },
  mark: { keys: ['+'], on: ['several', 'order', 'models', 'model-card'] },
  compare: { keys: ['&'], on: ['models', 'model-card', ...TRIED] },
  contents: { keys: ['t'], on: ['reader'] },
  search: { keys: ['/'], on: ['reader'] },
  'next-match': { keys: ['n'], on: ['reader'] },
  'match-before': { keys: ['N'], on: ['reader'], beside: 'next-match' },
  bookmark: { keys: ['m'], on: ['reader'] },
  bookmarks: { keys: ['B'], on: ['reader'] },
  note: { keys: ['c'], on: ['reader'] },
  links: { keys: ['o'], on: ['reader'] },
  return: { keys: ['backspace'], on: ['reader', 'ending', 'card', 'confidence', ...MODELS] },
  language: { keys: ['L'], on: ['reader'] },
  run: { keys: ['r'], on: ['reader', 'recipe', ...TRIED] },
  try: { keys: ['T'], on: ['reader'] },
  questions: { keys: ['Q'], on: ['reader'] },
  hint: { keys: ['h'], on: ASKED },
  skip: { keys: ['s'], on: ASKED },
  again: { keys: ['u'], on: [...ASKED, 'feedback', 'score'] },
  passage: { keys: ['p'], on: ['feedback'] },
  dispute: { keys: ['d'], on: ['feedback'] },
  flag: { keys: ['f'], on: ['feedback'] },
  suspend: { keys: ['x'], on: ['feedback'] },
  report: { keys: ['w'], on: ['feedback'] },
  type: { keys: ['='], on: ['option'] },
  seed: { keys: ['e'], on: [...TRIED, 'sample'] },
  play: { keys: ['i'], on: TRIED },
  'second-up': { keys: [']'], on: TURNED },
  'second-down': { keys: ['['], on: TURNED, beside: 'second-up' },
  menu: { keys: Object.values(homeLetters), on: ['home'], menu: true },
  copy: { keys: ['y'], on: LETTERED },
  help: { keys: ['?'], on: [...LETTERED, 'models'] },
  redraw: { keys: ['ctrl-l'], on: ['reader'] },
  'let-go': { keys: ['escape'], on: screenNames },
  back: { keys: ['q'], on: [...LETTERED, 'help', 'running', 'merges'] },
} as const satisfies Record<string, KeyRow>

export type Action = keyof typeof rows

/** What a key may do on a screen. */
export type ActionOn<Screen extends ScreenName> = {
  [Each in Action]: Screen extends (typeof rows)[Each]['on'][number] ? Each : never
}[Action]

const isAction = (name: string): name is Action => name in rows

/** In the order in which they are told. */
export const actions: readonly Action[] = Object.keys(rows).filter(isAction)

const rowOf = (action: Action): KeyRow => rows[action]

export const screensOf = (action: Action): readonly ScreenName[] => rowOf(action).on

export const isMenu = (action: Action): boolean => rowOf(action).menu === true

const isOn = <Screen extends ScreenName>(action: Action, screen: Screen): action is ActionOn<Screen> =>
  screensOf(action).includes(screen)

export const actionsOn = <Screen extends ScreenName>(screen: Screen): ActionOn<Screen>[] =>
  actions.filter((action) => isOn(action, screen))

/** The keys of an action where it stands: letters that are text or signs of a menu are none. */
export function keysOf(action: Action, screen: ScreenName): readonly Press[] {
  const { keys, menu } = rowOf(action)
  const taken = menu
    ? []
    : actionsOn(screen)
        .filter(isMenu)
        .flatMap((each) => rowOf(each).keys)
  return keys.filter((key) => isKeyOn(screen, key) && !taken.includes(key))
}

const isKeyOn = (screen: ScreenName, key: Press): boolean =>
  key.length > 1 || !TYPED.has(screen) || (SIGNS[screen] ?? '').includes(key)

/** All keys of an action, on whatever screen. */
export const allKeysOf = (action: Action): readonly Press[] => rowOf(action).keys

/** The action in whose line of the help this one is told. */
export const toldBeside = (action: Action): Action | undefined => {
  const { beside } = rowOf(action)
  return beside !== undefined && isAction(beside) ? beside : undefined
}

/** The actions that are told in one line of the help, the first of which names it. */
export const linesOfActions = (screen: ScreenName): (readonly [Action, ...Action[]])[] =>
  actionsOn(screen)
    .filter((action) => !isActionOn(rowOf(action).beside, screen))
    .map((first) => [first, ...actionsOn(screen).filter((action) => rowOf(action).beside === first)])

const isActionOn = (name: string | undefined, screen: ScreenName): boolean =>
  name !== undefined && isAction(name) && isOn(name, screen)

const found = new Map<ScreenName, ReadonlyMap<Press, Action>>()

/** What a key does on a screen; undefined where it does nothing or is text. */
export function actionOn<Screen extends ScreenName>(screen: Screen, key: Key): ActionOn<Screen> | undefined {
  const action = tableOf(screen).get(pressOf(key))
  return action !== undefined && isOn(action, screen) ? action : undefined
}

function tableOf(screen: ScreenName): ReadonlyMap<Press, Action> {
  const known = found.get(screen)
  if (known !== undefined) return known
  const table = new Map(
    actionsOn(screen).flatMap((action) => keysOf(action, screen).map((key) => [key, action] as const)),
  )
  found.set(screen, table)
  return table
}
