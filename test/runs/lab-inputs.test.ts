// Wrong, odd and extreme values for everything an experiment can be asked for.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type LabName, labs } from '../../src/domain/labs.ts'
import { experiments } from '../../src/experiments/list.ts'
import type { OptionNote } from '../../src/experiments/options.ts'
import { deep } from '../labs/deep.ts'
import { runInside } from '../run-inside.ts'

const folder = mkdtempSync(join(tmpdir(), 'llm-primer-inputs-'))
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(join(folder, name), content)
  return name
}

const saved = (): Record<string, unknown> =>
  JSON.parse(
    JSON.stringify({
      format: 'llm-primer/gpt@1',
      alphabet: ['', 'a', 'b'],
      shape: { vocabulary: 3, context: 8, dim: 4, layers: 1, heads: 1 },
      weights: [12, 32, 16, 16, 16, 16, 64, 64, 12].map((size) => Array.from({ length: size }, () => 0.1)),
    }),
  )

mkdirSync(join(folder, 'folder'))
const models = [
  write('no-model.json', '{"a":1}'),
  write('cut.json', JSON.stringify(saved()).slice(0, 300)),
  write('nan.json', JSON.stringify(saved()).replace('0.1', 'NaN')),
  write('null.json', JSON.stringify(saved()).replace('0.1', 'null')),
  write('infinite.json', JSON.stringify(saved()).replace('0.1', '1e400')),
  write(
    'short-context.json',
    JSON.stringify({ ...saved(), shape: { vocabulary: 3, context: 1, dim: 4, layers: 1, heads: 1 } }),
  ),
  write(
    'wide.json',
    JSON.stringify({ ...saved(), shape: { vocabulary: 3, context: 8, dim: 1e9, layers: 1, heads: 1 } }),
  ),
  write('no-weights.json', JSON.stringify({ ...saved(), weights: [] })),
  write('foreign.json', JSON.stringify({ ...saved(), alphabet: ['', 'ж', '你'] })),
  write('array.json', '[]'),
  write('empty.json', ''),
  'folder',
  'missing.json',
  '',
]
const texts = [
  write('empty.txt', ''),
  write('blank.txt', ' \n\t\n'),
  write('zeros.bin', new Uint8Array(1000)),
  write(
    'bytes.bin',
    Uint8Array.from({ length: 5000 }, (_, at) => (at * 7) % 256),
  ),
  write('one.txt', 'a'),
  write('same.txt', 'a '.repeat(2000)),
  write('marks.txt', '!?,.;: '.repeat(500)),
  write('long-word.txt', 'x'.repeat(200_000)),
  write('utf16.txt', Buffer.from('\ufeffhello there, and again hello there. '.repeat(30), 'utf16le')),
  write('han.txt', '你好，世界。今天天气很好，我们去看花。'.repeat(40)),
  '/dev/null',
  '/dev/zero',
  'folder',
  'missing.txt',
  '',
]
const numbers = [
  'abc',
  'NaN',
  'Infinity',
  '1e400',
  '-1',
  '0',
  '1e9',
  '[1,2]',
  '{}',
  '',
  '５',
  '0x10',
  '1e-320',
  '-0',
  ' 3 ',
  '1,000',
]
const words = [
  '',
  ' ',
  '你好',
  'ａｂｃ',
  '\u001b[31mX',
  '\u202eabc',
  '-1',
  'a'.repeat(5000),
  '👍🏽'.repeat(50),
  '%s',
  '../..',
  '___',
  '1 + ',
  '[]',
]

/** What is typed behind the name of an experiment for one wrong value. */
function wrongOnes(note: OptionNote): readonly (readonly string[])[] {
  if (note.kind === 'number') return numbers.map((value) => [`--${note.name}`, value])
  if (note.kind === 'choice')
    return [...words.slice(0, 4), note.among.join(',')].map((value) => [`--${note.name}`, value])
  if (note.kind === 'flag') return [[`--${note.name}=1`], [`--${note.name}`, `--${note.name}`]]
  if (note.kind === 'words') return words.map((value) => [`--${note.name}`, value])
  if (note.kind === 'argument') return words.map((value) => ['--', value])
  if (note.kind === 'loaded') return models.map((file) => ['--load', file])
  return [...texts.map((file) => ['--text', file]), ['--corpus', 'nope'], ['--corpus', '']]
}

async function allWrong(): Promise<readonly (readonly [LabName, readonly string[]])[]> {
  const found: (readonly [LabName, readonly string[]])[] = []
  for (const { name } of labs) {
    const { notes } = await experiments[name].load('en')
    for (const note of notes) for (const typed of wrongOnes(note)) found.push([name, typed])
  }
  return found
}

/** Some of them, evenly over the list; the stride is prime, so that no value of the lists above is always left out. */
const share = <Value>(values: readonly Value[], count: number): readonly Value[] =>
  Array.from(
    { length: Math.min(count, values.length) },
    (_, at) => values[(at * 1009 + 3) % values.length],
  ).filter((value) => value !== undefined)

const cases = [
  // It once took minutes: a search that began anew at each letter.
  ['injection', ['--text', 'long-word.txt']] as const,
  ...share(await allWrong(), deep ? 500 : 30),
]

test.each(cases)('lab %s %j ends with a result or with one that can be read', (name, typed) => {
  const { status, stdout, stderr } = runInside(['lab', name, '--fast', ...typed], { cwd: folder })
  expect([0, 1, 2]).toContain(status)
  expect(stderr).not.toMatch(/at .*\.[cm]?[jt]s:|\bundefined\b|RangeError|TypeError/)
  expect(stdout).not.toMatch(/\bNaN\b|\bInfinity\b|\bundefined\b|\[object/)
  if (status !== 0) expect(stdout).toBe('')
})
