import { noteText } from './note.ts'

/** What a letter or a word asks for. */
type Action =
  | ('quit' | 'on' | 'again' | 'heading' | 'help' | 'back' | 'contents' | 'answer' | 'openings' | 'questions')
  | ('experiment' | 'recipe' | 'bookmark' | 'bookmarks' | 'language' | 'next-match')

/** A line that was typed, and what it asks for. */
export type LineRequest =
  | { readonly type: Action }
  /** `o 3` */
  | { readonly type: 'open'; readonly number: number }
  /** `B 2` */
  | { readonly type: 'to-bookmark'; readonly number: number }
  /** `7` of this chapter, or `2.1`. */
  | { readonly type: 'section'; readonly number: string }
  | { readonly type: 'search'; readonly words: string }
  /** `note WORDS`; without words they are listed. */
  | { readonly type: 'note'; readonly words: string }
  | { readonly type: 'unknown'; readonly line: string }

/** Letters as in the full screen, and words for those who do not remember them. */
const ACTIONS: Readonly<Record<string, Action>> = {
  '': 'on',
  v: 'again',
  '.': 'again',
  h: 'heading',
  '?': 'help',
  b: 'back',
  t: 'contents',
  a: 'answer',
  o: 'openings',
  Q: 'questions',
  r: 'experiment',
  T: 'recipe',
  m: 'bookmark',
  B: 'bookmarks',
  "'": 'bookmarks',
  L: 'language',
  n: 'next-match',
  q: 'quit',
}
const WORDS: Readonly<Record<string, Action>> = {
  quit: 'quit',
  exit: 'quit',
  next: 'on',
  again: 'again',
  heading: 'heading',
  help: 'help',
  back: 'back',
  contents: 'contents',
  answer: 'answer',
  links: 'openings',
  questions: 'questions',
  run: 'experiment',
  bookmark: 'bookmark',
  bookmarks: 'bookmarks',
  language: 'language',
  退出: 'quit',
  继续: 'on',
  重复: 'again',
  标题: 'heading',
  帮助: 'help',
  返回: 'back',
  目录: 'contents',
  作答: 'answer',
  链接: 'openings',
  做题: 'questions',
  实验: 'experiment',
  书签: 'bookmarks',
  语言: 'language',
}

/** What a line asks for. Full-width letters and digits are the same as others. */
export function readLineRequest(line: string): LineRequest {
  const text = line.normalize('NFKC').trim().replace(/^。$/, '.')
  if (/^\d{1,6}(?:\.\d{1,6})?$/.test(text)) return { type: 'section', number: text }
  if (text.startsWith('/')) return { type: 'search', words: text.slice(1).trim() }
  const [, note] = /^note(?:\s+(.*))?$/i.exec(text) ?? []
  if (/^note\b/i.test(text)) return { type: 'note', words: noteText(note ?? '') }
  const [, list = '', number] = /^([oB])\s*(\d{1,4})$/.exec(text) ?? []
  if (number !== undefined) return { type: list === 'o' ? 'open' : 'to-bookmark', number: Number(number) }
  const action = ACTIONS[text] ?? ACTIONS[text.toLowerCase()] ?? WORDS[text.toLowerCase()]
  return action === undefined ? { type: 'unknown', line: text } : { type: action }
}
