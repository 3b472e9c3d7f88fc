import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MarkdownLexer } from '../../src/markdown/lexer.ts'
import { blockPieces } from '../../src/markdown/plain-blocks.ts'
import { plainTokens } from '../../src/markdown/plain-inlines.ts'

// What needs no parser is told apart before the parser; it must come out as the parser has it.

type Shape = string | readonly [type: string, ...Shape[]]

interface Token {
  readonly type: string
  readonly raw: string
  readonly text?: string
  readonly href?: string
  readonly tokens?: readonly Token[]
}

/** A token as type and content; adjacent texts are one. */
function shapes(tokens: readonly Token[]): Shape[] {
  const all: Shape[] = []
  for (const { type, raw, text = '', href = '', tokens: inner = [] } of tokens) {
    const isText = type === 'text' || type === 'escape'
    const last = all.at(-1)
    if (isText && typeof last === 'string') all[all.length - 1] = last + raw
    else all.push(isText ? raw : [type, href, type === 'codespan' ? text : '', ...shapes(inner)])
  }
  return all
}

/** Inline text as the parser alone has it: a space before the end of the text keeps the short way out of it. */
function parserShapes(text: string): Shape[] {
  const lexer = new MarkdownLexer()
  const withSyntax = `${text} \\`
  return shapes(lexer.inlineTokens(withSyntax))
    .map((shape, at, all) =>
      at === all.length - 1 && typeof shape === 'string' ? shape.replace(/ \\$/, '') : shape,
    )
    .filter((shape) => shape !== '')
}

const inlineParts = fc.constantFrom(
  '汉字',
  '，',
  '。',
  '“',
  '”',
  '（',
  '）',
  'word',
  ' ',
  'GPT-4',
  '3.5',
  '!',
  '?',
  '**粗体**',
  '**bold**',
  '**句。**',
  '**“引”**',
  '**',
  '*',
  '`code`',
  '`a*b`',
  '`',
  '[^key]',
  '[^a][^b]',
  '[链接](https://example.org/a_b?c=d)',
  '[词](term:token)',
  '![图](a.png)',
  '[',
  ']',
  '(x)',
  '[!NOTE]',
  '\n',
)

test('plain inline text comes out as from the parser', () => {
  fc.assert(
    fc.property(fc.array(inlineParts, { maxLength: 12 }), (parts) => {
      const text = parts.join('')
      const plain = plainTokens(text)
      if (plain !== undefined) expect(shapes(plain)).toEqual(parserShapes(text))
    }),
    { numRuns: 1000 },
  )
})

test('most prose needs no parser', () => {
  expect(
    plainTokens('模型的**参数**有 1,750 亿。[^brown-2020][^x] 见[词元](term:token)与 `--help`。'),
  ).toBeDefined()
})

const lines = fc.constantFrom(
  '普通的一行。',
  'plain line',
  '“引号开头”',
  '"quoted"',
  '(in brackets)',
  '![picture](a.png)',
  '`code` first',
  '# 标题',
  '## **粗** 题',
  '- 项目',
  '  - 内层',
  '1. 一',
  '> 引文',
  '```',
  '~~~js',
  '    code',
  '| a | b |',
  '|---|---|',
  '| 1 | 2 |',
  '---',
  '===',
  '<div>',
  '</div>',
  '<!-- 注',
  '-->',
  '<pre>',
  '</pre>',
  '[a]: https://example.org',
  '[^1]: 注',
  '    续',
  '#不是标题',
  '* * *',
  '\t制表',
  'x  ',
  '####### 七',
)

test('plain blocks come out as from the parser', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(lines, fc.constantFrom('\n', '\n\n', '\n \n')), { maxLength: 12 }),
      (parts) => {
        const text = parts.flat().join('')
        const whole = new MarkdownLexer()
        const pieced = new MarkdownLexer()
        const pieces = blockPieces(text)
        for (const piece of pieces) pieced.learnDefinitions(piece)
        const isBlock = (token: Token): boolean => token.type !== 'space'
        const expected = whole.lexPiece({ type: 'other', text }).filter(isBlock)
        const actual = pieces.flatMap((piece) => pieced.lexPiece(piece)).filter(isBlock)
        const outline = (tokens: readonly Token[]): unknown =>
          tokens.map(({ type, text: words = '' }) => [type, words.trim()])
        expect(outline(actual)).toEqual(outline(expected))
        expect(pieces.length).toBeGreaterThanOrEqual(text === '' ? 0 : 1)
      },
    ),
    { numRuns: 1000 },
  )
})

test('a paragraph of one line and a heading need no parser', () => {
  expect(blockPieces('# 一\n\n甲。\n\n- 乙\n\n丙。\n').map(({ type }) => type)).toEqual([
    'heading',
    'paragraph',
    'other',
    'paragraph',
  ])
})

test('tables, quotes and lists one after the other are read one after the other, not all at once', () => {
  const text = '| a |\n|---|\n| b |\n\n- c\n\n> d\n\n- e\n\n`f`\n'
  expect(blockPieces(text).map((piece) => piece.text)).toEqual([
    '| a |\n|---|\n| b |\n\n- c\n\n',
    '> d\n\n- e\n\n',
    '`f`\n',
  ])
})
