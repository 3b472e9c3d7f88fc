// Markdown → lines: our parser and layout beside marked's lexer alone and beside marked with marked-terminal, on the same
// text. Each runs in a process of its own, in turn; the median of each counts.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const at = (path) => fileURLToPath(new URL(`../${path}`, import.meta.url))
// Inside the checkout, so that packages are found from there.
const folder = at('node_modules/.cache/llm-primer-bench')

/** Each exports run(text). */
const CONTESTANTS = {
  ours: `
    import { parseMarkdown } from '${at('src/markdown/parse.ts')}'
    import { textLayout } from '${at('src/views/texts.ts')}'
    import { plainTheme } from '${at('src/views/theme.ts')}'
    import { zh } from '${at('src/messages/zh.ts')}'
    const frame = { width: 80, locale: 'zh', messages: zh, theme: plainTheme, glyphs: 'unicode', ambiguousWidth: 1,
      accessible: false, hyperlinks: false, sources: false }
    export const run = (text) => textLayout(parseMarkdown(text, 'common'), frame).lines.length`,
  lexer: `
    import { lexer } from 'marked'
    export const run = (text) => lexer(text).length`,
  'marked-terminal': `
    import { Marked } from 'marked'
    import { markedTerminal } from 'marked-terminal'
    const marked = new Marked(markedTerminal({ width: 80, reflowText: true }))
    export const run = (text) => marked.parse(text).length`,
}

async function prepare() {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const [name, contents] of Object.entries(CONTESTANTS)) {
    await build({
      stdin: { contents, resolveDir: at('.'), loader: 'ts' },
      outfile: join(folder, `${name}.mjs`),
      bundle: true,
      platform: 'node',
      format: 'esm',
      logLevel: 'error',
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    })
  }
  writeFileSync(join(folder, '1.md'), mixedChinese(1_000_000))
  writeFileSync(join(folder, '10.md'), mixedChinese(10_000_000))
}

/** So many bytes of our own Chinese texts with every construct that Markdown has; no two rounds are alike. */
function mixedChinese(bytes) {
  const chapters = at('content/chapters')
  const sections = readdirSync(chapters).flatMap((chapter) =>
    readdirSync(join(chapters, chapter, 'zh')).map((name) => join(chapters, chapter, 'zh', name)),
  )
  const round = [at('test/fixtures/mixed.zh.md'), ...sections]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n\n')
  let text = ''
  for (let count = 0; Buffer.byteLength(text) < bytes; count += 1)
    text += `${round.replace(/的/g, `的${count}`)}\n\n`
  return text.slice(0, Math.floor((text.length * bytes) / Buffer.byteLength(text)))
}

/** Milliseconds of the median run in a fresh process. */
function milliseconds(contestant, megabytes, runs) {
  const script = `
    import { readFileSync } from 'node:fs'
    import { run } from ${JSON.stringify(pathToFileURL(join(folder, `${contestant}.mjs`)).href)}
    const text = readFileSync(${JSON.stringify(join(folder, `${megabytes}.md`))}, 'utf8')
    const times = []
    for (let at = 0; at < ${runs}; at += 1) {
      const start = performance.now()
      run(text)
      times.push(performance.now() - start)
    }
    process.stdout.write(String(times.sort((a, b) => a - b)[times.length >> 1]))`
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${contestant}: ${stderr}`)
  return Number(stdout)
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]

/** The median over pairs of processes run in turn, since the speed of the machine drifts. */
const ratio = (first, second, pairs) => median(Array.from({ length: pairs }, () => first() / second()))

/** Rows of the Markdown table: how many times as long as another, or as a tenth of the text. */
export async function rows(pairs = 5) {
  await prepare()
  return [
    {
      name: 'Markdown → lines, 1 MB of mixed Chinese, against marked’s lexer alone',
      value: ratio(
        () => milliseconds('ours', 1, 15),
        () => milliseconds('lexer', 1, 15),
        pairs,
      ),
      target: 2.2,
      unit: '× lexer',
    },
    {
      name: 'marked-terminal on the same text, against ours',
      value: ratio(
        () => milliseconds('marked-terminal', 1, 15),
        () => milliseconds('ours', 1, 15),
        Math.min(pairs, 3),
      ),
      target: 1.5,
      unit: '× ours',
      atLeast: true,
    },
    {
      name: 'the same in the first run of a process, before anything is compiled',
      value: ratio(
        () => milliseconds('marked-terminal', 1, 1),
        () => milliseconds('ours', 1, 1),
        pairs,
      ),
      unit: '× ours',
      atLeast: true,
    },
    {
      name: 'Markdown → lines, 10 MB against 1 MB',
      value: ratio(
        () => milliseconds('ours', 10, 3),
        () => milliseconds('ours', 1, 15),
        Math.min(pairs, 3),
      ),
      target: 12,
      unit: '× 1 MB',
    },
  ]
}
