import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createCourse } from '../../src/files/course.ts'
import { withPacks } from '../../src/files/pack-course.ts'
import { readPackFolder } from '../../src/files/pack-folder.ts'
import { discardPack, installPack, removePack, stagePack } from '../../src/files/pack-install.ts'
import { installedPacks, packsFolder, readPacks } from '../../src/files/packs.ts'
import { folderOf, smallCourse } from '../content/small-course.ts'
import { disk, Killed } from '../watched-disk.ts'

vi.mock('node:fs', async (original) =>
  (await import('../watched-disk.ts')).watched(await original<typeof import('node:fs')>()),
)

afterEach(() => {
  disk.before = undefined
})

const own = createCourse(join(import.meta.dirname, '..', '..', 'dist', 'course'))
const someData = (): string => mkdtempSync(join(tmpdir(), 'packs-'))
const day = '2026-11-23'

const bytesOf = (text: string) => {
  const folder = folderOf(smallCourse())
  const file = readdirSync(join(folder, 'chapters', '01-small', 'en'))[0] ?? ''
  writeFileSync(
    join(folder, 'chapters', '01-small', 'en', file),
    `${readFileSync(join(folder, 'chapters', '01-small', 'en', file), 'utf8')}\n${text}\n`,
  )
  return readPackFolder(folder, folder)
}
const firstForm = bytesOf('First form.')
const secondForm = bytesOf('Second form.')

function add(data: string, files: typeof firstForm): void {
  const staged = stagePack(data, 'small', files, { addedOn: day, today: day, locale: 'en', from: 'small' })
  // Killed while the files were looked at.
  if (staged.refusals.length > 0) throw new Killed()
  installPack(data, staged)
}

/** What there is: the hash of the pack that works, `none`, or `damaged`. */
async function formOf(data: string): Promise<string> {
  disk.before = undefined
  const { leftOut } = await withPacks(own, data)
  if (leftOut.length > 0) return 'damaged'
  return installedPacks(data)[0]?.hash ?? 'none'
}

/** Each call is the last one in a full run, every fifth otherwise. */
const STEP = process.env.LLM_PRIMER_FAULTS === 'full' ? 1 : 5

/** Does something with a call that changes the disk as the last one. */
async function killedAnywhere(
  prepare: (data: string) => void,
  act: (data: string) => void,
  allowed: readonly string[],
): Promise<void> {
  const whole = someData()
  prepare(whole)
  disk.calls = 0
  act(whole)
  const { calls } = disk
  expect(calls).toBeGreaterThan(3)
  for (let last = 1; last <= calls; last += STEP) {
    const data = someData()
    prepare(data)
    disk.calls = 0
    disk.before = (call) => {
      if (call >= last) throw new Killed()
    }
    // The last calls only clear away what is out of use already.
    try {
      act(data)
    } catch (error) {
      expect(error).toBeInstanceOf(Killed)
    }
    expect([last, await formOf(data)]).toEqual([last, expect.toSatisfy((form) => allowed.includes(form))])
  }
}

test('an adding that dies at any of its calls leaves no pack or the whole one', () =>
  killedAnywhere(
    () => {},
    (data) => add(data, firstForm),
    ['none', firstForm.hash],
  ))

test('a replacing that dies at any of its calls leaves the old pack or the new one', () =>
  killedAnywhere(
    (data) => add(data, firstForm),
    (data) => add(data, secondForm),
    [firstForm.hash, secondForm.hash],
  ))

test('a removing that dies at any of its calls leaves the whole pack or none', () =>
  killedAnywhere(
    (data) => add(data, firstForm),
    (data) => removePack(data, 'small'),
    ['none', firstForm.hash],
  ))

/** A pack as the first edition kept it: `packs/small/` with its record inside and no sums. */
function addAsFirstEdition(data: string): void {
  add(data, firstForm)
  const folder = packsFolder(data)
  const [record] = installedPacks(data)
  const { folder: place = '', sum: _, ...first } = record ?? {}
  cpSync(join(folder, place), join(folder, 'small'), { recursive: true })
  writeFileSync(join(folder, 'small', 'pack.json'), JSON.stringify(first))
  rmSync(join(folder, place), { recursive: true })
  rmSync(join(folder, 'small.json'))
}

test('a pack of the first edition is found, and taken over with a sum', async () => {
  const data = someData()
  addAsFirstEdition(data)

  expect(await formOf(data)).toBe(firstForm.hash)
  expect(installedPacks(data)[0]).toMatchObject({ folder: 'small', sum: expect.any(Number) })
  const { course } = await withPacks(own, data)
  expect(course.index().chapters.at(-1)?.id).toBe('small/small')
})

test.each<[string, (data: string) => void, (before: string) => readonly string[]]>([
  ['replacing', (data) => add(data, secondForm), (before) => [before, secondForm.hash]],
  ['removing', (data) => removePack(data, 'small'), (before) => [before, 'none']],
])(
  '%s a pack of the first edition that dies at any of its calls leaves one or the other',
  (_, act, allowed) => killedAnywhere(addAsFirstEdition, act, allowed(firstForm.hash)),
)

const flipped = (path: string): void => {
  const bytes = readFileSync(path)
  const at = Math.floor(bytes.length / 2)
  bytes[at] = (bytes[at] ?? 0) ^ 4
  writeFileSync(path, bytes)
}

/** Paths of all files that a start reads of a pack. */
function filesOfPack(data: string): string[] {
  const folder = packsFolder(data)
  const below = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? below(join(path, entry.name)) : [join(path, entry.name)],
    )
  const [{ folder: place = '' } = {}] = installedPacks(data)
  return [join(folder, 'small.json'), ...below(join(folder, place, 'course'))]
}

test.each<[string, (path: string) => void]>([
  ['missing', (path) => rmSync(path)],
  ['empty', (path) => writeFileSync(path, '')],
  ['cut', (path) => writeFileSync(path, readFileSync(path).subarray(0, statSync(path).size - 7))],
  ['flipped', flipped],
  [
    'a folder',
    (path) => {
      rmSync(path)
      mkdirSync(path)
    },
  ],
])('a pack of which any file is %s is left out and named', async (what, damage) => {
  const data = someData()
  add(data, firstForm)
  for (const path of filesOfPack(data)) {
    const whole = readFileSync(path)
    damage(path)
    const { course, leftOut } = await withPacks(own, data)
    // Without its record a pack is not there at all.
    const gone = what === 'missing' && path.endsWith('small.json')
    expect([path, leftOut]).toEqual([path, gone ? [] : ['small']])
    expect(course.index()).toEqual(own.index())
    rmSync(path, { recursive: true, force: true })
    writeFileSync(path, whole)
  }
  expect(await formOf(data)).toBe(firstForm.hash)
})

test('what killed runs left among the packs goes an hour later, and nothing else', () => {
  const data = someData()
  add(data, firstForm)
  const folder = packsFolder(data)
  const hourAgo = new Date(Date.now() - 3_700_000)
  const [{ folder: place = '' } = {}] = installedPacks(data)
  for (const name of [`.pack-${2 ** 22 + 1}-abcdef`, `.pack-${process.ppid}-abcdef`, '.new-abcdef', '.mine'])
    mkdirSync(join(folder, name))
  mkdirSync(join(folder, `.pack-${2 ** 22 + 1}-recent`))
  for (const name of readdirSync(folder))
    if (!name.endsWith('recent')) utimesSync(join(folder, name), hourAgo, hourAgo)
  readPacks(data)

  expect(readdirSync(folder).sort()).toEqual(
    [
      ...['.mine', `.pack-${2 ** 22 + 1}-recent`, place, 'small.json'],
      // A process of this number lives, and on Linux it is told that it began later than the folder.
      ...(existsSync('/proc/stat') ? [] : [`.pack-${process.ppid}-abcdef`]),
    ].sort(),
  )
  expect(existsSync(join(folder, place, 'course', 'index.json'))).toBe(true)
})

test('a staged pack that is not wanted is gone', () => {
  const data = someData()
  const staged = stagePack(data, 'small', firstForm, {
    addedOn: day,
    today: day,
    locale: 'en',
    from: 'small',
  })
  discardPack(data, staged)

  expect(readdirSync(packsFolder(data))).toEqual([])
})

test('a record that names a folder outside is no record', () => {
  const data = someData()
  add(data, firstForm)
  const path = join(packsFolder(data), 'small.json')
  const [, json = ''] = /^\d+\n([\s\S]*)$/.exec(readFileSync(path, 'utf8')) ?? []
  writeFileSync(path, json.replace(/"folder": "[^"]*"/, '"folder": "../../other"'))

  expect(readPacks(data)).toEqual([{ type: 'damaged', name: 'small' }])
})
