import { expect, test } from 'vitest'
import type { Block, Inline } from '../../src/domain/blocks.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'

/** Blocks in short: what a test wants to say of them. */
const blocks = (text: string): Block[] => parseMarkdown(text, 'common')

/** The inline text of the first paragraph. */
function inlines(text: string): readonly Inline[] {
  const [first] = blocks(text)
  return first?.type === 'paragraph' ? first.children : []
}

const words = (text: string): Inline => ({ type: 'text', text })
const strong = (text: string): Inline => ({ type: 'strong', children: [words(text)] })

test('emphasis closes next to Chinese, where CommonMark leaves the asterisks', () => {
  expect(inlines('他说**“你好”**吧')).toEqual([words('他说'), strong('“你好”'), words('吧')])
  expect(inlines('**注意：**正文')).toEqual([strong('注意：'), words('正文')])
  expect(inlines('**注意:**正文')).toEqual([strong('注意:'), words('正文')])
  expect(inlines('说**"你好"**吧')).toEqual([words('说'), strong('"你好"'), words('吧')])
  expect(inlines('这是~~（旧）~~新的')).toEqual([
    words('这是'),
    { type: 'deleted', children: [words('（旧）')] },
    words('新的'),
  ])
})

test('emphasis elsewhere stays as CommonMark has it', () => {
  expect(inlines('a**b**c')).toEqual([words('a'), strong('b'), words('c')])
  expect(inlines('a * b * c ** d')).toEqual([words('a * b * c ** d')])
  expect(inlines('snake_case_name')).toEqual([words('snake_case_name')])
  expect(inlines('`**`和**粗**')).toEqual([{ type: 'code', text: '**' }, words('和'), strong('粗')])
})

test('one emphasis next to a Chinese sign and another after it are both emphasis', () => {
  expect(inlines('_斜_、~~删~~')).toEqual([
    { type: 'emphasis', children: [words('斜')] },
    words('、'),
    { type: 'deleted', children: [words('删')] },
  ])
})

test('a link does not stand in a link: the inner one is the link', () => {
  const inner: Inline = { type: 'link', href: '/u', children: [words('内')] }
  expect(inlines('[外 [内](/u)](/v)')).toEqual([words('[外 '), inner, words('](/v)')])
  expect(inlines('[外 *斜 [内](/u)*](/v)')).toEqual([
    words('[外 '),
    { type: 'emphasis', children: [words('斜 '), inner] },
    words('](/v)'),
  ])
})

test('a line break between Chinese characters disappears, elsewhere it is a space', () => {
  expect(inlines('第一行。\n第二行')).toEqual([words('第一行。第二行')])
  expect(inlines('汉字\n汉字')).toEqual([words('汉字汉字')])
  expect(inlines('你好，\nGPT')).toEqual([words('你好，GPT')])
  expect(inlines('汉字\nGPT')).toEqual([words('汉字 GPT')])
  expect(inlines('one\ntwo')).toEqual([words('one two')])
  expect(inlines('한국어\n단어')).toEqual([words('한국어 단어')])
  expect(inlines('**甲**\n乙')).toEqual([strong('甲'), words('乙')])
})

test('character references are decoded once, and never in code', () => {
  expect(inlines('&copy; &mdash; &#x4e2d; &ClockwiseContourIntegral;')).toEqual([words('© — 中 ∲')])
  expect(inlines('&amp;#27; &amp;lt;')).toEqual([words('&#27; &lt;')])
  expect(inlines('`&lt;br&gt;`')).toEqual([{ type: 'code', text: '&lt;br&gt;' }])
  expect(inlines('&nothing; &#0; &#x110000; A&B')).toEqual([words('&nothing; \ufffd \ufffd A&B')])
})

test('an escape that hides in a character reference is shown, not obeyed', () => {
  expect(inlines('&#27;[2J')).toEqual([words('␛[2J')])
  expect(inlines('&#x9b;2J')).toEqual([words('2J')])
  expect(inlines('[x](https://e.org/&#27;[2J)')).toEqual([
    { type: 'link', href: 'https://e.org/␛[2J', children: [words('x')] },
  ])
})

test('an address ends where Chinese goes on', () => {
  expect(inlines('见 https://example.org/a，然后')).toEqual([
    words('见 '),
    { type: 'link', href: 'https://example.org/a', children: [words('https://example.org/a')] },
    words('，然后'),
  ])
})

test('HTML inside a paragraph becomes style, and a comment nothing', () => {
  expect(inlines('H<sub>2</sub>O，按 <kbd>q</kbd><!-- 退出 -->离开<br>好')).toEqual([
    words('H'),
    { type: 'subscript', children: [words('2')] },
    words('O，按 '),
    { type: 'keyboard', text: 'q' },
    words('离开'),
    { type: 'break' },
    words('好'),
  ])
})

test('a division around an image is that image, and what follows stands by itself', () => {
  expect(blocks('<div align="center"><img alt="图" src="/a.png"></div>\n\n## 标题')).toEqual([
    { type: 'image', source: '/a.png', alternative: '图', caption: [] },
    { type: 'heading', level: 2, id: '标题', children: [words('标题')] },
  ])
})

test('a coloured division with bold words sets apart the paragraph after it', () => {
  expect(blocks('<div style="color: orange"><strong>注意:</strong></div>\n\n看清楚。')).toEqual([
    {
      type: 'callout',
      kind: 'warning',
      title: [words('注意')],
      blocks: [{ type: 'paragraph', children: [words('看清楚。')] }],
    },
  ])
})

test('details hold the Markdown between their tags', () => {
  expect(blocks('<details><summary>更多</summary>\n\n- 甲\n\n</details>\n\n尾')).toEqual([
    {
      type: 'details',
      summary: [words('更多')],
      blocks: [
        {
          type: 'list',
          ordered: false,
          start: 1,
          tight: true,
          items: [{ blocks: [{ type: 'paragraph', children: [words('甲')] }] }],
        },
      ],
    },
    { type: 'paragraph', children: [words('尾')] },
  ])
})

test('HTML lists and tables become lists and tables', () => {
  expect(blocks('<ul><li>甲</li><li>乙</li></ul>')).toEqual([
    {
      type: 'list',
      ordered: false,
      start: 1,
      tight: true,
      items: ['甲', '乙'].map((text) => ({ blocks: [{ type: 'paragraph', children: [words(text)] }] })),
    },
  ])
  expect(blocks('<table><tr><th>名</th></tr><tr><td>甲</td></tr></table>')).toEqual([
    { type: 'table', alignments: ['left'], header: [[words('名')]], rows: [[[words('甲')]]] },
  ])
})

test('a table of HTML without headers has rows only, and its cells keep the words of what stands in them', () => {
  const code: Inline = { type: 'code', text: 'x = 1' }
  expect(blocks('<table><tr><td>\n\n- 甲\n- 乙\n\n</td><td><pre>x = 1</pre></td></tr></table>')).toEqual([
    {
      type: 'table',
      alignments: ['left', 'left'],
      header: [[], []],
      rows: [[[words('甲'), { type: 'break' }, words('乙')], [code]]],
    },
  ])
})

test('scripts, styles, instructions and empty elements leave nothing', () => {
  const nothing = [
    '<script>alert(1)</script>',
    '<style>p{}</style>',
    "<?php echo '>'; ?>",
    '<![CDATA[ a > b ]]>',
    '<!DOCTYPE html>',
    '<del>\n\n</del>',
    '<p> &nbsp; </p>',
  ]
  expect(blocks(`${nothing.join('\n\n')}\n\n好`)).toEqual([{ type: 'paragraph', children: [words('好')] }])
})

test('the line under a picture is its caption, and a picture that is a link keeps where it leads', () => {
  const picture = { type: 'image', source: 'a.png', alternative: '图' } as const
  const captioned = [{ ...picture, caption: [{ type: 'emphasis', children: [words('图 1')] }] }]
  expect(blocks('![图](a.png)  \n*图 1*')).toEqual(captioned)
  expect(blocks('<p align="center">\n<img src="a.png" alt="图"><br>\n<em>图 1</em>\n</p>')).toEqual(captioned)
  expect(blocks('![图](a.png)\n![图](a.png)')).toEqual([
    { ...picture, caption: [] },
    { ...picture, caption: [] },
  ])
  expect(blocks('[![图](a.png)](https://e.org/)')).toEqual([
    {
      ...picture,
      alternative: '',
      caption: [{ type: 'link', href: 'https://e.org/', children: [words('图')] }],
    },
  ])
})

test('footnotes stand at the end with the numbers of their marks', () => {
  expect(blocks('甲[^b]乙[^a]\n[^a]: 一\n[^b]: 二')).toEqual([
    {
      type: 'paragraph',
      children: [
        words('甲'),
        { type: 'mark', key: 'b', number: 1 },
        words('乙'),
        { type: 'mark', key: 'a', number: 2 },
      ],
    },
    {
      type: 'footnotes',
      notes: [
        { key: 'b', number: 1, blocks: [{ type: 'paragraph', children: [words('二')] }] },
        { key: 'a', number: 2, blocks: [{ type: 'paragraph', children: [words('一')] }] },
      ],
    },
  ])
})

test('a footnote mark without its text stays text; in the course it is a source', () => {
  expect(inlines('甲[^x]')).toEqual([words('甲[^x]')])
  expect(parseMarkdown('甲[^x]', 'course')).toEqual([
    { type: 'paragraph', children: [words('甲'), { type: 'mark', key: 'x', number: 1 }] },
  ])
})

test('a callout has a kind, and a title if the writer gave one', () => {
  const text: Block = { type: 'paragraph', children: [words('正文。')] }
  expect(blocks('> [!NOTE]\n> 正文。')).toEqual([{ type: 'callout', kind: 'note', blocks: [text] }])
  expect(blocks('> [!WARNING] 小心\n> 正文。')).toEqual([
    { type: 'callout', kind: 'warning', title: [words('小心')], blocks: [text] },
  ])
  expect(blocks('> [!WHAT]\n> 正文。')[0]?.type).toBe('quote')
})

test('the directives of the course are directives only there', () => {
  const text = '<!-- page -->\n\n<!-- lab: ngram -->\n\n<!-- question: next-token -->\n\n![图](figure:mask)'
  expect(parseMarkdown(text, 'course')).toEqual([
    { type: 'page' },
    { type: 'lab', lab: 'ngram' },
    { type: 'question', question: 'next-token' },
    { type: 'figure', figure: 'mask', caption: [words('图')] },
  ])
  expect(blocks(text)).toEqual([{ type: 'image', source: 'figure:mask', alternative: '图', caption: [] }])
})

test('terms and sections are links of their own kind in the course', () => {
  expect(parseMarkdown('[词元](term:token) [1.5](section:transformer)', 'course')).toEqual([
    {
      type: 'paragraph',
      children: [
        { type: 'term', term: 'token', children: [words('词元')] },
        words(' '),
        { type: 'section', section: 'transformer', children: [words('1.5')] },
      ],
    },
  ])
})

test('ids of headings are those of GitHub', () => {
  const ids = blocks('# 一、初识 LLM！\n\n## A b\n\n## A b').map(
    (block) => block.type === 'heading' && block.id,
  )
  expect(ids).toEqual(['一初识-llm', 'a-b', 'a-b-1'])
})

test('named languages are coloured, unnamed code is left alone', () => {
  expect(blocks('```python\nfor x in "y": # 注\n```')).toEqual([
    {
      type: 'code',
      language: 'python',
      lines: [
        [
          { text: 'for', role: 'keyword' },
          { text: ' x ', role: 'plain' },
          { text: 'in', role: 'keyword' },
          { text: ' ', role: 'plain' },
          { text: '"y"', role: 'string' },
          { text: ': ', role: 'plain' },
          { text: '# 注', role: 'comment' },
        ],
      ],
    },
  ])
  expect(blocks('```\nfor x in y\n```')).toEqual([
    { type: 'code', lines: [[{ text: 'for x in y', role: 'plain' }]] },
  ])
})

test('control characters and bidirectional overrides never come out', () => {
  const text = '\ufeff# a\x1b[2J\u202eb\n\n`\x07c`\n\n```\n\x9bd\n```\n\n[e\x00](http://x/\x1b)\n'
  expect(JSON.stringify(blocks(text))).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ufeff]/)
})

test('front matter is not text', () => {
  expect(blocks('---\ntitle: 甲\nlang: zh\n---\n\n正文')).toEqual([
    { type: 'paragraph', children: [words('正文')] },
  ])
  expect(blocks('---\n\n正文\n\n---')).toHaveLength(3)
})
