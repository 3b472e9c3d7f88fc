/** A line that chooses, and what it does. */
export type ModelRequest = { readonly type: 'quit' } | ModelQuestion

export type ModelQuestion =
  | { readonly type: 'help' | 'again' }
  | { readonly type: 'filter'; readonly query: string; readonly isAll: boolean }
  | { readonly type: 'sort'; readonly by: string }
  | { readonly type: 'open' | 'card'; readonly number: number }
  | { readonly type: 'compare'; readonly numbers: readonly number[] }

/** `12` · `& 1 3`, earlier `= 1 3` · `open 2` · `sort price` · `all` · words · `v` · `?` · `q` */
export function readModelRequest(line: string): ModelRequest {
  const text = line.normalize('NFKC').trim()
  const [, word = '', rest = ''] = /^(\S*)\s*(.*)$/.exec(text) ?? []
  const numbers = (list: string): number[] =>
    list
      .split(/[\s,，、]+/)
      .filter(Boolean)
      .map(Number)
  if (/^(?:q|quit|exit|退出)$/i.test(text)) return { type: 'quit' }
  if (/^(?:\?|help|帮助)$/i.test(text)) return { type: 'help' }
  if (/^(?:|[.。v]|again|重复)$/i.test(text)) return { type: 'again' }
  if (/^\d{1,6}$/.test(text)) return { type: 'card', number: Number(text) }
  if (text.startsWith('&') || text.startsWith('='))
    return { type: 'compare', numbers: numbers(text.slice(1)) }
  if (word === 'open' && /^\d{1,6}$/.test(rest)) return { type: 'open', number: Number(rest) }
  if (word === 'sort') return { type: 'sort', by: rest }
  return /^(?:all|全部)$/i.test(text)
    ? { type: 'filter', query: '', isAll: true }
    : { type: 'filter', query: text, isAll: false }
}
