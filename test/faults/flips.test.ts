// One bit of one file is wrong. What carries a sum brings no wrong record; nothing crashes. `npm run test:faults` flips a
// thousand in each kind of file.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isSettingName } from '../../src/domain/settings.ts'
import { readOverlay } from '../../src/files/catalog-overlay.ts'
import { keepRun, keptRuns } from '../../src/files/kept-runs.ts'
import { createLearner } from '../../src/files/learner.ts'
import { mergeJournals } from '../../src/files/merge.ts'
import { readPacks, troubleIn } from '../../src/files/packs.ts'
import { findPlaces } from '../../src/files/places.ts'
import { loadSettings } from '../../src/files/settings-file.ts'
import { createRandom, integerBelow } from '../../src/labs/random.ts'
import { type RunOptions, run } from '../run.ts'

const full = process.env.LLM_PRIMER_FAULTS === 'full'
const FLIPS = full ? 1000 : 40
/** Each of these is a whole process. */
const FLIPS_OF_CODE = full ? 1000 : 4
const LONGEST = full ? 3_600_000 : 240_000

let whole = ''
beforeAll(() => {
  whole = mkdtempSync(join(tmpdir(), 'flips-'))
  const answer = '{"question":"next-token-output","answer":"distribution","confidence":"sure"}\n'
  runIn(whole, ['quiz', '1', '--answers', '-'], { input: answer.repeat(220) })
  runIn(whole, ['progress'])
  runIn(whole, ['config', 'set', 'lang', 'zh'])
  runIn(whole, ['config', 'set', 'theme', 'dark'])
  runIn(whole, ['data', 'backup'])
  runIn(whole, ['pack', 'new', join(whole, 'course')])
  runIn(whole, ['pack', 'add', join(whole, 'course'), '--name', 'mine', '--yes'])
  const limit = { context: 2_000_000 }
  const model = { id: 'gpt-7', name: 'GPT-7', release_date: '2026-12-01', open_weights: false, limit }
  writeFileSync(
    join(whole, 'api.json'),
    JSON.stringify({ openai: { id: 'openai', name: 'OpenAI', models: { 'gpt-7': model } } }),
  )
  runIn(whole, ['models', 'update', join(whole, 'api.json'), '--yes'])
}, LONGEST)
afterAll(() => rmSync(whole, { recursive: true, force: true }))

const runIn = (home: string, words: readonly string[], options: RunOptions = {}) =>
  run([...words, '--data-dir', join(home, 'own')], options)

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()

/** Flips a bit of one of the files below the folder, lets it be looked at, and puts it right again. */
async function withFlips(
  folder: string,
  count: number,
  look: (where: string) => void | Promise<void>,
): Promise<void> {
  const files = filesBelow(folder)
  const random = createRandom(count)
  expect(files.length).toBeGreaterThan(0)
  for (let at = 0; at < count; at += 1) {
    const file = files[integerBelow(files.length, random)] ?? ''
    const before = readFileSync(file)
    const bytes = Buffer.from(before)
    const byte = integerBelow(bytes.length, random)
    const bit = integerBelow(8, random)
    bytes[byte] = (bytes[byte] ?? 0) ^ (1 << bit)
    writeFileSync(file, bytes)
    await look(`${file}, byte ${byte}, bit ${bit}`)
    writeFileSync(file, before)
  }
}

const places = () => findPlaces({}, join(whole, 'own'))
const learner = () => createLearner(places(), () => new Date())
const eventsById = () =>
  new Map(
    learner()
      .events()
      .map((event) => [event.id, JSON.stringify(event)]),
  )
const scheduledState = () => learner().scheduled()

test(
  'in the journal: at most the entry that it is in is missing, and no entry is another',
  async () => {
    const before = eventsById()
    await withFlips(join(whole, 'own', 'state'), FLIPS, (where) => {
      rmSync(join(whole, 'own', 'cache'), { recursive: true, force: true })
      const after = eventsById()
      expect(before.size - after.size, where).toBeLessThanOrEqual(2)
      for (const [id, event] of after) expect(event, where).toBe(before.get(id))
    })
    runIn(whole, ['progress'])
  },
  LONGEST,
)

test(
  'in the snapshot: the state is the same',
  async () => {
    const before = await scheduledState()
    await withFlips(join(whole, 'own', 'cache'), FLIPS, async (where) => {
      expect(await scheduledState(), where).toStrictEqual(before)
    })
  },
  LONGEST,
)

test(
  'in a backup: what is restored from it is as it was',
  async () => {
    const before = eventsById()
    await withFlips(join(whole, 'own', 'data', 'backups'), full ? FLIPS : 10, (where) => {
      const [backup = ''] = filesBelow(join(whole, 'own', 'data', 'backups'))
      const home = mkdtempSync(join(tmpdir(), 'flips-'))
      const there = findPlaces({}, home)
      mergeJournals(there, backup)
      const after = createLearner(there, () => new Date()).events()
      expect(before.size - after.length, where).toBeLessThanOrEqual(2)
      for (const event of after) expect(JSON.stringify(event), where).toBe(before.get(event.id))
      rmSync(home, { recursive: true })
    })
  },
  LONGEST,
)

test(
  'in a pack: it is damaged and named, or all of it is as it was',
  async () => {
    const before = JSON.stringify(readPacks(places().data))
    await withFlips(join(whole, 'own', 'data', 'packs'), FLIPS, (where) => {
      const packs = readPacks(places().data)
      const [pack] = packs
      const isDamaged = pack?.type !== 'whole' || troubleIn(places().data ?? '', pack.record) !== undefined
      // The texts as they were added are there to be compiled again, and have no sum.
      if (!isDamaged && !/[/\\]content[/\\]/.test(where)) expect(JSON.stringify(packs), where).toBe(before)
      expect(packs, where).toHaveLength(1)
    })
  },
  LONGEST,
)

test(
  'in what an update brought: all of it or nothing',
  async () => {
    const data = join(whole, 'own', 'data')
    const before = JSON.stringify(readOverlay(data))
    expect(before).toContain('releases')
    const folder = mkdtempSync(join(tmpdir(), 'flips-'))
    cpSync(join(data, 'catalog-overlay.json'), join(folder, 'catalog-overlay.json'))
    await withFlips(folder, FLIPS, (where) => {
      const after = readOverlay(folder)
      if (after !== undefined) expect(JSON.stringify(after), where).toBe(before)
    })
    rmSync(folder, { recursive: true })
  },
  LONGEST,
)

test(
  'in the settings: what is not understood is named, and no value is out of range',
  async () => {
    await withFlips(join(whole, 'own', 'config'), FLIPS, (where) => {
      const { settings, broken, ignored } = loadSettings(places().config)
      const named = broken !== undefined || ignored.length > 0
      if (!named) expect(settings, where).toEqual({ lang: 'zh', theme: 'dark' })
      for (const name of Object.keys(settings)) expect(isSettingName(name), where).toBe(true)
    })
  },
  LONGEST,
)

test(
  'in compiled code: the run is as ever',
  async () => {
    const cache = mkdtempSync(join(tmpdir(), 'flips-'))
    const define = () => runIn(whole, ['define', 'token'], { env: { XDG_CACHE_HOME: cache } })
    const expected = define().stdout
    expect(filesBelow(cache)).not.toEqual([])
    await withFlips(cache, FLIPS_OF_CODE, (where) => {
      expect(define(), where).toMatchObject({ status: 0, stdout: expected, stderr: '' })
    })
    rmSync(cache, { recursive: true })
  },
  LONGEST,
)

test('in kept runs: nothing crashes', async () => {
  const data = mkdtempSync(join(tmpdir(), 'flips-'))
  const run = { time: 1, options: { seed: 7 }, seconds: 1, wide: ['0.25'], narrow: ['0.25'], locale: 'en' }
  for (let at = 0; at < 3; at += 1) keepRun(data, 'ngram', run)
  expect(keptRuns(data, 'ngram').runs).toHaveLength(3)
  await withFlips(join(data, 'experiments'), FLIPS, (where) => {
    const { runs, leftOut } = keptRuns(data, 'ngram')
    if (leftOut === 0) expect(runs, where).toHaveLength(3)
  })
  rmSync(data, { recursive: true })
})
