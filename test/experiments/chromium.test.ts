import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogueModel } from '../../src/commands/lab/catalogue.ts'
import { corpusText, courseText } from '../../src/commands/lab/text.ts'
import { labs } from '../../src/domain/labs.ts'
import { createCourse } from '../../src/files/course.ts'
import { encodingNames } from '../../src/labs/encodings.ts'
import { corpora } from '../../src/labs/lab.ts'
import { packedVocabulary } from '../labs/vocabularies.ts'
import { bundled } from './bundle.ts'

/** Set by `npm run test:browser`. Every experiment runs twice, at full length with LLM_PRIMER_BROWSER=full. */
const wanted = process.env.LLM_PRIMER_BROWSER
const fast = wanted !== 'full'

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'chrome']

const program = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => chromiumNames.map((name) => join(folder, name)))
  .find(existsSync)

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** What each experiment computed in this process's Node, through the command line. */
function computedInNode(): ReadonlyMap<string, unknown> {
  const words = ['lab', 'all', '--json', '--lang', 'en', ...(fast ? ['--fast'] : [])]
  const { stdout, stderr } = spawnSync(process.execPath, [at('bin/llm-primer.js'), ...words], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LLM_PRIMER_HOME: mkdtempSync(join(tmpdir(), 'llm-primer-browser-')) },
    maxBuffer: 256 * 1024 * 1024,
  })
  expect(stderr).toBe('')
  const { labs: ran }: { labs: readonly { lab: string; result: unknown }[] } = JSON.parse(stdout)
  return new Map(ran.map(({ lab, result }) => [lab, result]))
}

/** Texts, models and vocabularies as values that a page can be given. */
function materials() {
  const read = { course: createCourse(at('dist/course')), locale: 'en' } as const
  const details = read.course.catalogDetails()
  return {
    models: Object.fromEntries(
      details.entries
        .flatMap((entry) => (entry.kind === 'family' ? entry.releases : []))
        .map(({ id }) => [id, catalogueModel(id, details)]),
    ),
    texts: Object.fromEntries(corpora.map((name) => [name, corpusText(name, read)])),
    course: courseText(read),
    vocabularies: Object.fromEntries(encodingNames.map((name) => [name, [...packedVocabulary(name)]])),
  }
}

describe.runIf(wanted !== undefined && program !== undefined)('in an installed Chromium', () => {
  let browser: Browser
  let page: Page
  let inNode: ReadonlyMap<string, unknown>
  beforeAll(async () => {
    inNode = computedInNode()
    const { chromium } = await import('playwright-core')
    browser = await chromium.launch({
      executablePath: program ?? '',
      // Chromium has no sandbox for root.
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    })
    page = await browser.newPage()
    const [file] = (await bundled()).outputFiles
    await page.addScriptTag({ content: file?.text ?? '' })
    await page.evaluate((given) => Object.assign(globalThis, { given }), materials())
  }, 1_800_000)
  afterAll(() => browser?.close())

  test.each(labs)(
    '$name computes what Node computes, to the last bit',
    async ({ name }) => {
      const shown = await page.evaluate(`(async () => {
      const { notes, prepare } = await primer.experiments[${JSON.stringify(name)}].load('en')
      const materials = {
        corpus: (name) => given.texts[name],
        course: () => given.course,
        packedVocabulary: (name) => Uint8Array.from(given.vocabularies[name]),
        catalogueModel: (name) => given.models[name],
      }
      const setting = { locale: 'en', fast: ${fast}, materials }
      const start = prepare(primer.valueReader({}, notes, setting, {}))
      const ran = await start({ pause: async () => {}, stopped: () => false, report: () => {} })
      return JSON.stringify(ran.shown)
    })()`)
      expect(shown).toBe(JSON.stringify(inNode.get(name)))
    },
    600_000,
  )
})
