import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import { textLayout } from '../../src/views/texts.ts'
import { aFrame } from '../views/frames.ts'

// Text that costs a parser or a wrapper the square of its length, or makes it fall over. Each is shown, within the width.
// A run that hangs fails by the time limit of the test runner; how long each takes is not asserted.

const lineFeeds = (count: number, line: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n')

const HOSTILE: Readonly<Record<string, string>> = {
  '5,000 quote markers': `${'>'.repeat(5000)} a`,
  '5,000 spaced quote markers': `${'> '.repeat(5000)}a`,
  '20,000 underscores before letters': '_a'.repeat(20_000),
  '20,000 asterisks before letters': '*a **a '.repeat(10_000),
  '20,000 tildes': '~~a'.repeat(20_000),
  'lists 400 deep': lineFeeds(400, (at) => `${' '.repeat(at * 2)}- a`),
  '2,000 list markers in a line': `${'- '.repeat(2000)}a`,
  '20,000 table rows': `|a|b|\n|-|-|\n${'|**1**|[2](u)|\n'.repeat(20_000)}`,
  'a table of 500 columns': `|${'a|'.repeat(500)}\n|${'-|'.repeat(500)}\n|${'b|'.repeat(500)}`,
  '20,000 open brackets': '['.repeat(20_000),
  '20,000 open images': '!['.repeat(20_000),
  '20,000 unfinished links': '[a](b'.repeat(20_000),
  'a ladder of backticks': Array.from({ length: 300 }, (_, at) => `${'`'.repeat(at + 1)}a`).join(' '),
  '5,000 open comments': 'a <!--'.repeat(5000),
  '20,000 open divisions': '<div>'.repeat(20_000),
  '20,000 unclosed tags': '<a "'.repeat(20_000),
  'a line of 1 MB': '大模型 LLM，'.repeat(60_000),
  'a line of 1 MB with links and bold': '大模型[链接](https://a.b)**粗**，'.repeat(20_000),
  'a word of 1 MB': 'a'.repeat(1_000_000),
  'a fence that never closes': `\`\`\`\n${'a\n'.repeat(100_000)}`,
  '20,000 fences': '```\n\n'.repeat(20_001),
  'a language named after a property': '```__proto__ ../x\na\n```',
  '20,000 comment starts in code': `\`\`\`js\n${'/*'.repeat(20_000)}\n\`\`\``,
  '20,000 quotes in code': `\`\`\`py\n${'"""a'.repeat(20_000)}\n\`\`\``,
  '20,000 headings without blank lines': 'a\n-\n'.repeat(20_000),
  '5,000 link definitions': `${lineFeeds(5000, (at) => `[a${at}]: b`)}\n\n${'[a1] '.repeat(5000)}`,
  '3,000 footnotes': lineFeeds(3000, (at) => `a[^n${at}]\n\n[^n${at}]: b\n`),
  '500,000 line feeds': '\n'.repeat(500_000),
  '100,000 combining marks': `a${'\u0301'.repeat(100_000)}`,
  '100,000 decomposed letters': 'a\u0301'.repeat(100_000),
  '50,000 half flags': '🇨'.repeat(50_000),
  '100,000 full stops': '。'.repeat(100_000),
  'a paragraph of 150,000 bold words': '**a** b\n'.repeat(150_000),
  'a division of 150,000 paragraphs': `<div>\n\n${'a\n\n'.repeat(150_000)}</div>`,
  'a table of 150,000 columns': `|${'a|'.repeat(150_000)}\n|${'-|'.repeat(150_000)}\n|b|`,
  'a table of HTML of 130,000 rows': `<table>${'<tr><td>a</td></tr>'.repeat(130_000)}</table>`,
  '20,000 instructions': '<?'.repeat(20_000),
  '20,000 open CDATA': 'a <![CDATA['.repeat(20_000),
  'an address of 2 MB': `[a](https://e.org/${'a'.repeat(2_000_000)})`,
}

test.each(Object.entries(HOSTILE))('%s', (_, text) => {
  const { lines } = textLayout(parseMarkdown(text, 'common'), aFrame(60))
  expect(lines.length).toBeGreaterThanOrEqual(0)
  for (const line of lines.slice(0, 500)) expect(stringWidth(line)).toBeLessThanOrEqual(60)
})

const ESCAPES = [
  '\x1b[2J',
  '\x1b]0;t\x07',
  '\x1b]8;;http://e\x1b\\',
  '\x9b31m',
  '\x9d',
  '\x1bP$q',
  '\x1b_G',
  '\x1b',
  '\x07',
  '\b',
  '\r',
  '\x7f',
  '\0',
]
const PLACES: readonly ((sign: string) => string)[] = [
  (sign) => `a${sign}b`,
  (sign) => `# a${sign}`,
  (sign) => `- a${sign}`,
  (sign) => `| a${sign} |\n|---|\n| ${sign} |`,
  (sign) => `\`\`\`${sign}\n${sign}\n\`\`\``,
  (sign) => `\`${sign}\``,
  (sign) => `[a${sign}](http://x/${sign} "${sign}")`,
  (sign) => `![${sign}](${sign}.png)`,
  (sign) => `<div title="${sign}">${sign}</div>`,
  (sign) => `<a href="${sign}">x</a>`,
  (sign) => `a[^1]\n\n[^1]: ${sign}`,
  (sign) => `> [!NOTE] ${sign}\n> ${sign}`,
]

test('no control sequence of a text reaches the screen, wherever it stands', () => {
  for (const place of PLACES) {
    for (const sign of [...ESCAPES, '&#27;[2J', '&#x9b;', '&NewLine;&Tab;', '\u202e', '\u2066', '\u200b']) {
      const { lines } = textLayout(parseMarkdown(place(sign), 'common'), aFrame(40))
      expect(lines.join('')).not.toMatch(/[\0-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b]/)
    }
  }
})

test('an address that is not of the web is text, never a link', () => {
  const frame = aFrame(60, { hyperlinks: true })
  for (const href of [
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'ftp://e.org/',
    '../a.md',
  ]) {
    const { lines } = textLayout(parseMarkdown(`[x](${href})`, 'common'), frame)
    expect(lines.join('\n')).not.toContain('\x1b]8')
    expect(lines.join('\n')).toContain(`[1] ${href}`)
  }
})

test('a link whose words name another address shows where it leads', () => {
  const frame = aFrame(60, { hyperlinks: true })
  const { lines } = textLayout(
    parseMarkdown('[https://bank.example](https://evil.example/)', 'common'),
    frame,
  )
  expect(lines.at(-1)).toBe('[1] https://evil.example/')
})

const parts = fc.constantFrom(
  ...'# |>-*_`~[]()!<>&;:\n\n\n  1.',
  '汉字',
  '。',
  'word',
  '```',
  '**',
  '| a | b |\n|---|---|\n',
  '- ',
  '> ',
  '<b>',
  '</b>',
  '<div>',
  '</div>',
  '<!--',
  '-->',
  '[^1]',
  '[^1]: ',
  'https://e.org/',
  '&#27;',
  '\x1b',
  '😀',
)

test('no mix of Markdown makes a line too wide, leaves an escape or throws', () => {
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 60 }), fc.integer({ min: 20, max: 80 }), (mix, width) => {
      const { lines } = textLayout(parseMarkdown(mix.join(''), 'common'), aFrame(width))
      for (const line of lines) {
        expect(stringWidth(line)).toBeLessThanOrEqual(width)
        expect(line).not.toMatch(/[\0-\x1f\x7f-\x9f]/)
      }
    }),
    { numRuns: 500 },
  )
})
