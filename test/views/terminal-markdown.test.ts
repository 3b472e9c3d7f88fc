import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import type { Block } from '../../src/domain/blocks.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { colourTheme } from '../../src/terminal/colour-theme.ts'
import { filterForTerminal } from '../../src/terminal/sink.ts'
import type { Frame } from '../../src/views/frame.ts'
import { textLayout } from '../../src/views/texts.ts'
import { aFrame } from './frames.ts'

// What goes wrong when Markdown is shown in a terminal, as found in marked-terminal 7.3.1 with marked 18, and what is
// right instead. One test for each: the name is the fault.

const shown = (text: string, width = 40, change: Partial<Frame> = {}): readonly string[] =>
  textLayout(parseMarkdown(text, 'common'), aFrame(width, { locale: 'zh', ...change })).lines

test('1 · Chinese is measured in UTF-16 units, so lines are twice as wide as the screen', () => {
  expect(shown('一行写满之后标点要么跟着前一个字一起走要么换行', 20)).toEqual([
    '一行写满之后标点要么',
    '跟着前一个字一起走要',
    '么换行',
  ])
})

test('2 · markup in a tight list is printed as it stands', () => {
  expect(shown('- **粗体**：`code` [链接](https://e.org/)')).toEqual([
    '• 粗体：code 链接[1]',
    '',
    '链接',
    '[1] https://e.org/',
  ])
})

test('3 · a long list item is not wrapped', () => {
  expect(shown('- 一行写满之后标点要么跟着前一个字一起走', 20)).toEqual([
    '• 一行写满之后标点要',
    '  么跟着前一个字一',
    '  起走',
  ])
})

test('4 · an image in a division is printed as HTML and swallows the next block', () => {
  expect(shown('<div align="center"><img alt="图一" src="/a.png"></div>\n\n## 标题')).toEqual([
    '│ 图片  图一',
    '│ /a.png',
    '',
    '',
    '标题',
  ])
})

test('5 · a coloured division with bold words is printed as HTML', () => {
  expect(shown('<div style="color: orange"><strong>注意:</strong></div>\n\n看清楚。')).toEqual([
    '│ 注意',
    '│ 看清楚。',
  ])
})

test('6 · HTML inside a paragraph is printed, comments too', () => {
  expect(shown('H<sub>2</sub>O 按 <kbd>q</kbd><!-- 注 --><br>换行')).toEqual(['H₂O 按 q', '换行'])
})

test('7 · an image is printed as Markdown', () => {
  expect(shown('![封面](a.png)')).toEqual(['│ 图片  封面', '│ a.png'])
  expect(shown('文中的![小图](a.png)图')).toEqual(['文中的[图：小图]图'])
})

const table = `| 名称 | 所属公司 |
|---|---|
| [Phi3](https://azure.example.org/zh-cn/products/phi-3) | Microsoft |
| 通义千问大模型的一个很长的名字 | 阿里巴巴 |`

test('8 · a table is as wide as its widest cell', () => {
  expect(shown(table, 30)).toEqual([
    '名称                 所属公司',
    '───────────────────  ─────────',
    'Phi3[1]              Microsoft',
    '',
    '通义千问大模型的一   阿里巴巴',
    '个很长的名字',
    '',
    '链接',
    '[1] https://azure.example.org/',
    '    zh-cn/products/phi-3',
  ])
})

test('9 · alignment is ignored', () => {
  expect(shown('| 左 | 中间 | 右边 |\n|:--|:-:|--:|\n| 甲 | 1 | 2 |\n| 乙乙 | 333 | 10 |').slice(2)).toEqual([
    '甲     1       2',
    '乙乙  333     10',
  ])
})

test('10 · a rule between all rows doubles the height of a table', () => {
  expect(shown('| 甲 |\n|---|\n| 1 |\n| 2 |\n| 3 |')).toEqual(['甲', '──', '1', '2', '3'])
})

test('11 · tables keep their colours in a pipe', () => {
  expect(shown(table, 60).join('\n')).not.toContain('\x1b')
})

test('12 · a line break between Chinese sentences becomes a space', () => {
  expect(shown('第一行。\n第二行。')).toEqual(['第一行。第二行。'])
})

test('13 · an emoji is cut in two at the end of a line', () => {
  // A family of four takes eight columns in most terminals.
  const lines = shown(`a${'😀'.repeat(15)}${'👨‍👩‍👧‍👦'.repeat(3)}`, 20)
  expect(lines).toEqual([`a${'😀'.repeat(9)}`, `${'😀'.repeat(6)}👨‍👩‍👧‍👦`, '👨‍👩‍👧‍👦'.repeat(2)])
})

test('14 · a ratio or a key becomes an emoji', () => {
  expect(shown('比例为 1:100:1000，a:key:b')).toEqual(['比例为 1:100:1000，a:key:b'])
})

test('15 · character references in code are decoded', () => {
  expect(shown('`&lt;br&gt;`')).toEqual(['&lt;br&gt;'])
})

test('16 · character references in text are not decoded', () => {
  expect(shown('&copy; 2026 &mdash; 甲&nbsp;乙')).toEqual(['© 2026 — 甲\u00a0乙'])
})

test('17 · a hard line break inside emphasis prints a pattern', () => {
  expect(shown('*甲  \n乙*')).toEqual(['甲', '乙'])
})

test('18 · an ordered list forgets its first number', () => {
  expect(shown('3. 三\n4. 四')).toEqual(['3. 三', '4. 四'])
})

test('19 · a list inside an ordered list is numbered along', () => {
  expect(shown('1. 一\n   - 甲\n   - 乙\n2. 二')).toEqual(['1. 一', '   • 甲', '   • 乙', '2. 二'])
})

test('20 · code inside a list item is glued to its text', () => {
  expect(shown('1. 一\n\n   ```\n   x=1\n   ```')).toEqual(['1. 一', '', '     x=1'])
})

test('21 · a task shows its box twice', () => {
  expect(shown('- [x] 完成\n- [ ] 未完成')).toEqual(['☑ 完成', '☐ 未完成'])
})

test('22 · a quote wraps at the full width and is indented afterwards', () => {
  expect(shown('> 一行写满之后标点要么跟着前一个字一起走', 20)).toEqual([
    '│ 一行写满之后标点要',
    '│ 么跟着前一个字一',
    '│ 起走',
  ])
})

test('23 · code without a language is coloured by a guess', () => {
  const painted = (text: string): string => shown(text, 40, { theme: colourTheme(1, 'dark') }).join('\n')
  expect(painted('```\nfor if return 1\n```')).not.toContain('\x1b')
  expect(painted('```js\nreturn 1\n```')).toContain('\x1b')
})

test('24 · a plus in an address becomes a space', () => {
  expect(shown('[C++](https://x.y/c++)', 40, { hyperlinks: true }).map(filterForTerminal)).toEqual([
    '\x1b]8;;https://x.y/c++\x1b\\C++\x1b]8;;\x1b\\',
  ])
})

test('25 · a rule is empty where the width is unknown', () => {
  expect(shown('甲\n\n---\n\n乙', 20)).toEqual(['甲', '', '─'.repeat(20), '', '乙'])
})

test('26 · bold over a line end stays open', () => {
  const bold = shown('**一行写满之后标点要么跟着前一个字**', 20, { theme: colourTheme(1, 'dark') })
  expect(bold.map(filterForTerminal)).toEqual([
    '\x1b[1m一行写满之后标点要么\x1b[22m',
    '\x1b[1m跟着前一个字\x1b[22m',
  ])
})

test('27 · a full stop after a link begins a line', () => {
  expect(shown('请大家看[说明里的模型](https://e.org/)。再看', 20).slice(0, 2)).toEqual([
    '请大家看说明里的模',
    '型[1]。再看',
  ])
})

test('28 · a footnote is read as a link', () => {
  expect(shown('文字[^1]。\n\n[^1]: 注')).toEqual(['文字[1]。', '', '注释', '[1] 注'])
})

test('29 · bold next to Chinese quotation marks keeps its asterisks', () => {
  expect(shown('他说**“你好”**吧')).toEqual(['他说“你好”吧'])
  expect(shown('**注意：**正文')).toEqual(['注意：正文'])
})

test('text in quotes and lists ends at the same column as the text around them', () => {
  const long = '一'.repeat(100)
  const lines = shown(`${long}\n\n- ${long}\n  - ${long}\n\n> ${long}`, 100)
  const widest = [/^一/, /^• /, /^ {2}• /, /^│ /].map((start) =>
    Math.max(...lines.filter((line) => start.test(line)).map((line) => stringWidth(line))),
  )
  // 38 Han characters, the measure.
  expect(widest).toEqual([76, 76, 76, 76])
})

test('a drawing stands right above its caption, whatever its lines begin with', () => {
  const figure: Block = {
    type: 'figure',
    figure: 'a',
    number: '1.2',
    caption: [{ type: 'text', text: '甲' }],
    drawing: ['  ┌─┐', '  └─┘'],
    ascii: [],
  }
  expect(textLayout([figure], aFrame(40, { locale: 'zh' })).lines).toEqual([
    '    ┌─┐',
    '    └─┘',
    '',
    '    图 1.2  甲',
  ])
})

test('a drawing that does not fit gives way to its narrow form, and that to words', () => {
  const figure: Block = {
    type: 'figure',
    figure: 'a',
    caption: [{ type: 'text', text: 'C' }],
    drawing: ['┌'.repeat(60)],
    ascii: ['-'.repeat(60)],
    narrow: { drawing: ['┐'.repeat(38)], ascii: ['+'.repeat(38)] },
    alternative: 'told',
  }
  const at = (width: number, options = {}) => textLayout([figure], aFrame(width, options)).lines.join('\n')
  expect(at(80)).toContain('┌'.repeat(60))
  expect(at(40)).toContain('┐'.repeat(38))
  expect(at(40, { glyphs: 'ascii' })).toContain('+'.repeat(38))
  expect(at(40)).not.toContain('told')
  expect(at(30)).toContain('told')
  expect(at(30)).toMatch(/\b38\b/)
})

test('notes of several paragraphs have air between them, a rule is three hyphens for a screen reader', () => {
  expect(shown('甲[^1]乙[^2]\n\n[^1]: 一\n\n    又\n\n[^2]: 二').slice(2)).toEqual([
    '注释',
    '[1] 一',
    '',
    '    又',
    '',
    '[2] 二',
  ])
  expect(shown('甲\n\n---', 40, { accessible: true })).toEqual(['甲', '', '---'])
})
