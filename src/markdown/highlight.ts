import type { CodeToken } from '../domain/blocks.ts'

/** Code as lines of words with their roles. A language that has no name or that we do not know stays plain. */
export function highlight(code: string, language: string | undefined): CodeToken[][] {
  const lines = code.replace(/\t/g, '    ').split('\n')
  const grammar = GRAMMARS.get((language ?? '').toLowerCase())
  if (grammar === undefined || code.length > LONGEST) return lines.map((line) => plain(line))
  return splitLines(tokensOf(lines.join('\n'), grammar))
}

/** UTF-16 units of code that are worth colouring. */
const LONGEST = 200_000

const plain = (text: string): CodeToken[] => (text === '' ? [] : [{ text, role: 'plain' }])

/** How a language writes comments, strings and numbers, and which words are its own. */
interface Grammar {
  readonly pattern: RegExp
  readonly keywords: ReadonlySet<string>
}

type Role = CodeToken['role']

function tokensOf(code: string, { pattern, keywords }: Grammar): CodeToken[] {
  const tokens: CodeToken[] = []
  let end = 0
  for (const match of code.matchAll(pattern)) {
    const [text] = match
    const role = roleOf(match.groups ?? {}, text, keywords)
    if (role === 'plain') continue
    if (match.index > end) tokens.push({ text: code.slice(end, match.index), role: 'plain' })
    tokens.push({ text, role })
    end = match.index + text.length
  }
  if (end < code.length) tokens.push({ text: code.slice(end), role: 'plain' })
  return tokens
}

function roleOf(
  groups: Readonly<Record<string, string | undefined>>,
  text: string,
  keywords: ReadonlySet<string>,
): Role {
  if (groups.comment !== undefined) return 'comment'
  if (groups.string !== undefined) return 'string'
  if (groups.number !== undefined) return 'number'
  return keywords.has(text) ? 'keyword' : 'plain'
}

function splitLines(tokens: readonly CodeToken[]): CodeToken[][] {
  const lines: CodeToken[][] = [[]]
  for (const { text, role } of tokens) {
    text.split('\n').forEach((part, at) => {
      if (at > 0) lines.push([])
      if (part !== '') lines.at(-1)?.push({ text: part, role })
    })
  }
  return lines
}

const SLASH_COMMENTS = String.raw`\/\/[^\n]*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)`
const HASH_COMMENTS = String.raw`(?<![^\s;(])#[^\n]*`
const DASH_COMMENTS = String.raw`--[^\n]*`
const QUOTED = String.raw`"(?:[^"\\\n]|\\[^])*(?:"|$)|'(?:[^'\\\n]|\\[^])*(?:'|$)`
const TRIPLE = String.raw`"""(?:[^"\\]|\\[^]|"(?!""))*(?:"""|$)|'''(?:[^'\\]|\\[^]|'(?!''))*(?:'''|$)`
const BACKTICKED = String.raw`${'`'}(?:[^${'`'}\\]|\\[^])*(?:${'`'}|$)`

const grammar = (comment: string, string: string, keywords: string): Grammar => ({
  pattern: new RegExp(
    `(?<comment>${comment})|(?<string>${string})|(?<number>\\b(?:0[xXbBoO][\\da-fA-F_]+|\\d[\\d_]*(?:\\.\\d+)?(?:[eE][+-]?\\d+)?)\\b)|[A-Za-z_$][\\w$]*`,
    'g',
  ),
  keywords: new Set(keywords.split(' ')),
})

const javascript = grammar(
  SLASH_COMMENTS,
  `${QUOTED}|${BACKTICKED}`,
  'abstract any as async await break case catch class const continue default delete do else enum export extends false finally for from function if implements import in instanceof interface let new null of private protected public readonly return satisfies static super switch this throw true try type typeof undefined var void while yield',
)
const python = grammar(
  HASH_COMMENTS,
  `${TRIPLE}|${QUOTED}`,
  'and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return True try while with yield self',
)
const shell = grammar(
  HASH_COMMENTS,
  QUOTED,
  'if then else elif fi for while until do done case esac in function return export local set unset cd echo exit source sudo alias',
)
const json = grammar('(?!)', QUOTED, 'true false null')
const yaml = grammar(HASH_COMMENTS, QUOTED, 'true false null yes no on off')
const compiled = grammar(
  SLASH_COMMENTS,
  `${QUOTED}|${BACKTICKED}`,
  'auto bool boolean break byte case catch chan char class const constexpr continue crate default defer delete do double else enum extends false final finally float fn for func go goto if impl import in int interface let long loop map match mod mut namespace new nil null nullptr override package private protected pub public range return self short signed sizeof static string struct super switch template this throw throws trait true try type typedef typename union unsigned use using var virtual void volatile where while',
)
const sql = grammar(
  DASH_COMMENTS,
  QUOTED,
  [
    'add all alter and as asc begin between by case commit create delete desc distinct drop else end exists from group having in index inner insert into is join key left like limit not null on or order outer primary right rollback select set table then union unique update values view when where with',
  ]
    .flatMap((words) => [words, words.toUpperCase()])
    .join(' '),
)

const names = (grammar: Grammar, words: string): [string, Grammar][] =>
  words.split(' ').map((word) => [word, grammar])

const GRAMMARS: ReadonlyMap<string, Grammar> = new Map([
  ...names(javascript, 'js javascript jsx mjs cjs ts typescript tsx mts'),
  ...names(python, 'py python python3 py3'),
  ...names(shell, 'sh bash zsh shell console shellscript'),
  ...names(json, 'json jsonc json5 jsonl'),
  ...names(yaml, 'yaml yml toml ini'),
  ...names(compiled, 'c h cpp c++ cc hpp cs csharp java kotlin kt swift scala go golang rust rs php dart'),
  ...names(sql, 'sql sqlite postgresql mysql'),
])
