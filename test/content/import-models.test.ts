import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

const script = join(import.meta.dirname, '../../scripts/import-models.mjs')

/** Three small snapshots as their makers lay them out, and where the import is to be written. */
interface Snapshots {
  readonly folder: string
  readonly out: string
}

const price = (amount: number, out: number) => ({
  currency: 'USD',
  units: [
    { name: 'textInput', unit: 'millionTokens', strategy: 'fixed', rate: amount },
    { name: 'textOutput', unit: 'millionTokens', strategy: 'fixed', rate: out },
  ],
})

const bankModel = {
  id: 'gpt-7',
  providerId: 'openai',
  type: 'chat',
  displayName: 'GPT-7',
  releasedAt: '2027-01-05',
  contextWindowTokens: 1_048_576,
  pricing: price(3, 12),
}

const toml = `name = "GPT-7"
release_date = "2027-01-05"
reasoning = true

[cost]
input = 3
output = 12

[limit]
context = 1_000_000

[modalities]
input = ["text"]
output = ["text"]
`

interface Changes {
  readonly bank?: readonly object[]
  readonly bankSource?: string
  readonly bankPackage?: object
  readonly toml?: string
  readonly tomlPath?: string
  readonly licence?: string
  readonly genai?: readonly object[]
  readonly genaiPackage?: object
}

function snapshots(changes: Changes = {}): Snapshots {
  const folder = mkdtempSync(join(tmpdir(), 'llm-primer-import-'))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('bank/package.json', JSON.stringify(changes.bankPackage ?? { version: '1.0.20270110120000' }))
  write(
    'bank/dist/index.mjs',
    changes.bankSource ??
      `export const LOBE_DEFAULT_MODEL_LIST = ${JSON.stringify(changes.bank ?? [bankModel])}`,
  )
  write('genai/package.json', JSON.stringify(changes.genaiPackage ?? { version: '0.2.0', license: 'MIT' }))
  const models = changes.genai ?? [
    { id: 'gpt-7', name: 'GPT 7', prices: { input_mtok: 3, output_mtok: 12, cache_read_mtok: 0.3 } },
  ]
  write(
    'genai/dist/index.cjs',
    `exports.findProvider = ({ providerId }) => providerId === 'openai' ? { models: ${JSON.stringify(models)} } : undefined`,
  )
  write('dev/LICENSE', changes.licence ?? 'MIT License\n\nCopyright (c) 2025 models.dev\n')
  write(`dev/${changes.tomlPath ?? 'providers/openai/models/gpt-7.toml'}`, changes.toml ?? toml)
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: join(folder, 'dev'), stdio: 'ignore' })
  git('init', '-q')
  git('add', '.')
  git('-c', 'user.name=a', '-c', 'user.email=a@example.org', 'commit', '-qm', 'snapshot')
  return { folder, out: join(folder, 'imported.json') }
}

function importInto({ folder, out }: Snapshots) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      script,
      ...['--models-dev', join(folder, 'dev', '.git'), '--model-bank', join(folder, 'bank')],
      ...['--genai-prices', join(folder, 'genai'), '--genai-prices-date', '2027-01-09', '--out', out],
    ],
    { encoding: 'utf8' },
  )
  return { status, stdout, stderr }
}

const releasesIn = ({ out }: Snapshots) => JSON.parse(readFileSync(out, 'utf8')).releases

test('three sets become one release, each value with the sets that say it', () => {
  const sets = snapshots()

  expect(importInto(sets)).toMatchObject({ status: 0, stderr: '' })
  expect(releasesIn(sets)).toEqual([
    {
      family: 'gpt',
      id: 'gpt-7',
      name: 'GPT-7',
      released: [['2027-01-05', 'bd']],
      // 1,048,576 and 1,000,000 are one number, rounded in two ways.
      context: [[1_048_576, 'bd']],
      modalities: [[{ input: ['text'], output: ['text'] }, 'bd']],
      thinking: [[true, 'd']],
      // Nothing that two sets both say differs; what a third knows of the cache is added.
      prices: [[[{ currency: 'USD', in: 3, out: 12, cachedIn: 0.3 }], 'bdg']],
    },
  ])
})

test('a second run on the same snapshots changes nothing and says so', () => {
  const sets = snapshots()
  importInto(sets)
  const before = readFileSync(sets.out, 'utf8')

  expect(importInto(sets).stdout).toBe('1 releases of 1 families\n')
  expect(readFileSync(sets.out, 'utf8')).toBe(before)
})

test('a run on newer snapshots tells what is new, gone and changed', () => {
  const sets = snapshots({ bank: [bankModel, { ...bankModel, id: 'gpt-6-9', pricing: undefined }] })
  importInto(sets)
  const newer = snapshots({
    bank: [bankModel, { ...bankModel, id: 'gpt-7-1' }],
    toml: toml.replace('12', '15'),
  })

  expect(importInto({ ...newer, out: sets.out }).stdout.split('\n')).toEqual([
    '+ gpt/gpt-7-1',
    '- gpt/gpt-6-9',
    expect.stringMatching(/^~ gpt\/gpt-7 prices: .*"out":12.* -> .*"out":15/),
    '2 releases of 1 families',
    '',
  ])
})

test.each<[string, Changes, string]>([
  ['a list of another name', { bankSource: 'export const models = []' }, 'no LOBE_DEFAULT_MODEL_LIST'],
  ['an empty list', { bank: [] }, 'no model of a known maker'],
  ['a program that ends in an error', { bankSource: 'throw new Error("broken")' }, 'cannot be read: broken'],
  ['a version without a day', { bankPackage: { version: '2.0.0' } }, 'ends in no day'],
  ['files in other folders', { tomlPath: 'data/gpt-7.toml' }, 'no file models/LAB/MODEL.toml'],
  ['an empty price list', { genai: [] }, 'no model of a known maker'],
  [
    'another licence file',
    { licence: 'Business Source License 1.1\n' },
    'begins "Business Source License 1.1"',
  ],
  [
    'another licence of a package',
    { genaiPackage: { version: '1', license: 'GPL-3.0' } },
    'licence is GPL-3.0',
  ],
  [
    'a licence where there was none',
    { bankPackage: { version: '1.0.20270110120000', license: 'UNLICENSED' } },
    'UNLICENSED',
  ],
])('%s ends the run with its reason, and nothing is written', (_, changes, reason) => {
  const sets = snapshots(changes)
  writeFileSync(sets.out, '{"releases":[]}')
  const { status, stderr } = importInto(sets)

  expect(status).toBe(1)
  expect(stderr).toContain(reason)
  expect(stderr).toContain('Nothing was written.')
  expect(readFileSync(sets.out, 'utf8')).toBe('{"releases":[]}')
})

test.each<[string, Changes, string, (release: Record<string, unknown>) => void]>([
  [
    'two voices a thousand times apart',
    { toml: toml.replace('input = 3', 'input = 3000').replace('12', '12000') },
    '! left out: gpt/gpt-7: prices differ 100-fold and more: models-dev providers/openai/models/gpt-7.toml 3000, model-bank openai/gpt-7 3',
    ({ prices }) => expect(prices).toBeUndefined(),
  ],
  [
    'a day that no calendar has',
    { bank: [{ ...bankModel, releasedAt: '2027-02-30' }] },
    '! left out: model-bank openai/gpt-7: released: "2027-02-30" is no day of the calendar',
    ({ released }) => expect(released).toEqual([['2027-01-05', 'd']]),
  ],
  [
    'the price of one token',
    { bank: [{ ...bankModel, pricing: price(3e-6, 12e-6) }] },
    '! left out: model-bank openai/gpt-7: prices: for one token, where 1,000,000 are meant',
    ({ prices }) => expect(prices).toEqual([[[expect.objectContaining({ in: 3 })], 'dg']]),
  ],
  [
    'one id with two meanings',
    { bank: [bankModel, { ...bankModel, contextWindowTokens: 8_000 }] },
    '! left out: model-bank openai/gpt-7: this id stands there 2 times and means different things',
    ({ context }) => expect(context).toEqual([[1_000_000, 'd']]),
  ],
])('%s is left out and named, and the rest stays', (_, changes, line, check) => {
  const sets = snapshots(changes)
  const { status, stdout } = importInto(sets)

  expect(status).toBe(0)
  expect(stdout.split('\n')).toContain(line)
  check(releasesIn(sets)[0])
})
