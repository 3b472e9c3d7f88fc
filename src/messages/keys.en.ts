import type { Action, ScreenName } from '../domain/key-table.ts'
import type { Press } from '../domain/keys.ts'

/** The keys that have another name than the character they type. */
export type NamedPress = Extract<
  Press,
  | ' '
  | 'enter'
  | 'escape'
  | 'tab'
  | 'backtab'
  | 'backspace'
  | 'page-up'
  | 'page-down'
  | 'home'
  | 'end'
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'ctrl-l'
>

/** What a key is for; with one beside it in the table, what both are for. */
const does: Readonly<Record<Action, string>> = {
  accept: 'do what the foot of the screen says',
  'line-down': 'one line down or up; in a list the next or the one before',
  'line-up': 'one line up',
  'next-screen': 'the next screen',
  'screen-before': 'the screen before',
  'half-down': 'half a screen down or up',
  'half-up': 'half a screen up',
  right: 'the next or the one before',
  left: 'the one before',
  top: 'to the start or the end',
  bottom: 'to the end',
  'focus-next': 'choose what can be opened or filled in, forwards or backwards',
  'focus-before': 'choose backwards',
  number: 'what has that number',
  option: 'the option with that letter',
  mark: 'mark, or take the mark away',
  compare: 'side by side',
  contents: 'contents; type to filter',
  search: 'search',
  'next-match': 'the next or the previous match',
  'match-before': 'the previous match',
  bookmark: 'set or remove a bookmark here',
  bookmarks: 'bookmarks and notes',
  note: 'write a note at this place, or change it',
  links: 'links; type a number to open one',
  return: 'back from where a link led',
  language: 'switch between Chinese and English',
  run: 'run the experiment',
  try: 'try it on a model of your own',
  questions: 'questions of this section',
  hint: 'a hint; behind the last one the answer',
  skip: 'skip the question',
  again: 'take back, or try again',
  passage: 'read the passage',
  dispute: 'my answer was right',
  flag: 'mark the question as bad',
  suspend: 'never ask it again',
  report: 'write a report of the question',
  type: 'type a value',
  seed: 'run with a new seed',
  play: 'try by hand',
  'second-up': 'turn the second dial up or down',
  'second-down': 'turn the second dial down',
  menu: 'the row with that letter',
  copy: 'copy what is chosen, or what is on the screen',
  help: 'these keys',
  redraw: 'draw the screen again',
  'let-go': 'let go of what was begun; else a step back',
  back: 'one step back',
}

/** Where it can be said more exactly. */
const on: Readonly<Partial<Record<ScreenName, Partial<Record<Action, string>>>>> = {
  reader: {
    accept: 'open what is chosen; else answer the first open question, or one line down',
    'line-down': 'one line down or up',
    'next-screen': 'the next screen; behind the last one what you can do now',
    right: 'the next or the previous section',
    top: 'start or end of the section',
    number: 'then G: the section of that number',
    'focus-next': 'choose what can be opened on the screen',
    run: 'run the experiment at this place',
    copy: 'copy what is chosen, else where this stands',
    'let-go': 'let go of the choice, then of the search',
    back: 'leave; the place is kept',
  },
  find: { accept: 'open it', 'line-down': 'choose', 'let-go': 'clear what was typed, then leave' },
  ending: {
    accept: 'do what is chosen',
    'line-down': 'choose',
    'next-screen': 'more, then what is chosen',
    right: 'the next section, or back to the text',
    copy: 'copy where this stands',
    return: 'back to the text',
    'let-go': 'back to the text',
    back: 'back to the text',
  },
  words: {
    'focus-next': 'the next gap or the one before',
    'let-go': 'letters become keys: hint, skip, stop',
  },
  'words-keys': { accept: 'write on', 'let-go': 'write on' },
  choice: { accept: 'answer', 'line-down': 'choose', 'let-go': 'stop', back: 'stop' },
  several: { accept: 'answer', 'line-down': 'choose', 'let-go': 'stop', back: 'stop' },
  order: { accept: 'answer', 'line-down': 'choose, or move what is taken up', mark: 'take up or put down' },
  match: { accept: 'answer', 'line-down': 'choose the left side', right: 'choose its right side' },
  confidence: { accept: 'say so', 'let-go': 'back to the answer', back: 'back to the answer' },
  feedback: { accept: 'go on', 'next-screen': 'more, then go on', copy: 'copy the report' },
  score: { accept: 'done', again: 'try the missed ones again' },
  prediction: { accept: 'run without a guess', number: 'your guess' },
  running: { back: 'stop', 'let-go': 'stop' },
  result: { accept: 'to the options', number: 'run that try', copy: 'copy the command' },
  option: { accept: 'change it', right: 'less or more', 'let-go': 'done', back: 'done' },
  comparison: { compare: 'back to the result' },
  value: { accept: 'take it', 'let-go': 'leave it as it was' },
  forward: { accept: 'the next page', right: 'the next or the previous page', 'second-up': 'another head' },
  sample: { 'line-down': 'temperature', right: 'top-k', 'second-up': 'top-p' },
  merges: { accept: 'the next merge', back: 'all the others at once' },
  models: {
    accept: 'its card',
    right: 'another order',
    'let-go': 'clear the filter, then the marks; then leave',
  },
  'model-card': { accept: 'open its page', right: 'the next or the previous card', copy: 'copy its address' },
  home: { accept: 'open' },
  recipe: { accept: 'send it', run: 'ask again' },
  card: { accept: 'go there, or open it in the browser' },
}

/** Each screen by name, for the documentation. */
const screens: Readonly<Record<ScreenName, string>> = {
  reader: 'the text',
  contents: 'contents',
  bookmarks: 'bookmarks',
  links: 'list of links',
  search: 'search',
  note: 'note',
  help: 'list of keys',
  find: 'search of the course',
  ending: 'end of a section',
  card: 'cards',
  printed: 'printed lines',
  choice: 'question with one answer',
  several: 'question with several answers',
  order: 'question of order',
  match: 'question of pairs',
  words: 'typed answer',
  'words-keys': 'typed answer behind Esc',
  confidence: 'how sure',
  feedback: 'explained answer',
  score: 'score',
  experiments: 'list of experiments',
  prediction: 'guess before a run',
  running: 'run',
  result: 'result',
  comparison: 'two runs',
  option: 'option of an experiment',
  value: 'value of an option',
  forward: 'pages of forward',
  sample: 'knobs of sample',
  merges: 'merges of tokens',
  recipe: 'try it on yours',
  home: 'first screen',
  models: 'list of models',
  'model-card': 'card of a model',
  'model-comparison': 'models side by side',
}

export const keysEn = {
  title: 'Keys',
  /** Named where they are pressed, each as briefly as a key cap. */
  names: {
    ' ': 'space',
    enter: 'enter',
    escape: 'esc',
    tab: 'tab',
    backtab: 'shift tab',
    backspace: 'backspace',
    'page-up': 'PgUp',
    'page-down': 'PgDn',
    home: 'Home',
    end: 'End',
    up: '↑',
    down: '↓',
    left: '←',
    right: '→',
    'ctrl-l': 'Ctrl-L',
  } as Readonly<Record<NamedPress, string>>,
  does,
  on,
  screens,
  leave: 'leave at once; everything is saved',
  any: 'any key',
  anyKey: 'any key goes back',
}
