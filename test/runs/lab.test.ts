import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { labs } from '../../src/domain/labs.ts'
import { runInside } from '../run-inside.ts'

const names = labs.map(({ name }) => name)

describe('lab', () => {
  test('lists every experiment with section, time and one line', () => {
    const { status, stdout } = runInside(['lab'])
    expect(status).toBe(0)
    for (const name of names)
      expect(stdout).toMatch(new RegExp(`^${name} +(?:[12]\\.\\d+ +)?(?:< )?[\\d.]+ s `, 'm'))
    expect(stdout).toContain('llm-primer models price')
  })

  test('--json lists them for a program', () => {
    const { labs: listed } = JSON.parse(runInside(['lab', '--json']).stdout)
    expect(listed.map(({ name }: { name: string }) => name)).toEqual(names)
    expect(Object.keys(listed[0])).toEqual(['name', 'section', 'seconds', 'title', 'line'])
  })

  test('an unknown name is told with what was probably meant', () => {
    const { status, stderr } = runInside(['lab', 'ngrm'])
    expect(status).toBe(1)
    expect(stderr).toContain('Did you mean ngram?')
  })
})

describe('lab NAME', () => {
  test('shows title, result, explanation and what to try, without an escape byte in a pipe', () => {
    const { status, stdout, stderr } = runInside(['lab', 'size', '--model', 'llama-3-8b', '--lang', 'zh'])
    expect(status).toBe(0)
    expect(stderr).toBe('')
    expect(stdout).toContain('8,030,261,248 个参数')
    expect(stdout).toContain('1 GiB')
    expect(stdout).not.toContain('\u001b')
  })

  test('size takes a model of the catalogue, too: 1.6 trillion parameters in 4 bits are 800 GB', () => {
    const { status, stdout } = runInside(['lab', 'size', '--model', 'deepseek-v4-pro'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/int4 .* 800 GB/)
  })

  test('--json gives one object that only the time can change', () => {
    const object = (): object => {
      const { elapsedMs, ...rest } = JSON.parse(runInside(['lab', 'sample', '--json', '--seed', '7']).stdout)
      expect(elapsedMs).toBeGreaterThanOrEqual(0)
      return rest
    }
    const first = object()
    expect(first).toMatchObject({
      schema: 'llm-primer/lab@1',
      lab: 'sample',
      options: { seed: 7 },
      stoppedEarly: false,
    })
    expect(object()).toEqual(first)
  })

  test.each(['tokens', 'injection', 'word2vec'])('%s takes a text of the learner', (name) => {
    const text = 'the red fox met the red hen and the red fox left\n'.repeat(30)
    const { status, stderr } = runInside(['lab', name, '--json', '--fast', '--text', '-'], { input: text })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })

  test('learns from a file and from standard input', () => {
    const folder = mkdtempSync(join(tmpdir(), 'llm-primer-text-'))
    const text = Array.from({ length: 40 }, (_, at) => `blue moon number ${at} rises over the old town`).join(
      '\n',
    )
    writeFileSync(join(folder, 'mine.txt'), text)
    for (const { status, stdout } of [
      runInside(['lab', 'next', 'blue', '--json', '--text', 'mine.txt'], { cwd: folder }),
      runInside(['lab', 'next', 'blue', '--json', '--text', '-'], { input: text }),
    ]) {
      expect(status).toBe(0)
      expect(JSON.parse(stdout).result.top[0].token).toBe('moon')
    }
  })
})

test('a trained model can be saved and taken up again', () => {
  const folder = mkdtempSync(join(tmpdir(), 'llm-primer-save-'))
  const words = ['lab', 'gpt', '--json', '--steps']
  const first = runInside([...words, '30', '--save', 'gpt.json'], { cwd: folder })
  expect(first.status).toBe(0)
  expect(first.stderr).toContain('Saved: gpt.json')
  const again = runInside([...words, '0', '--load', 'gpt.json'], { cwd: folder })
  expect(JSON.parse(again.stdout).result.initialLoss).toBeCloseTo(
    JSON.parse(first.stdout).result.finalLoss,
    12,
  )
  const pass = runInside(['lab', 'forward', 'mari', '--json', '--load', 'gpt.json'], { cwd: folder })
  expect(JSON.parse(pass.stdout).result).toMatchObject({ stepsDone: null, tokens: ['', 'm', 'a', 'r', 'i'] })
})

test.each([
  [['tokens', '--merges', '5'], '--merges changes nothing without --train.'],
  [['tokens', '--no-split', '--merges', '9'], '--merges, --no-split change nothing without --train.'],
  [['attention', 'step', '--steps', '5'], '--steps changes nothing with step.'],
  [['arithmetic', '--dim', '8'], '--dim changes nothing without --train.'],
  [['injection', '--text', '-', '--attack', 'signed'], '--attack changes nothing with --text.'],
])('an option that changes nothing beside the others is told: lab %j', (words, told) => {
  const { status, stderr } = runInside(['lab', ...words, '--fast'], { input: 'A letter without an address.' })
  expect(status).toBe(0)
  expect(stderr).toContain(told)
})

test.each([
  [['tokens', '--train', '--merges', '5']],
  [['tokens', '--encoding', 'r50k']],
  [['attention', 'step', '--causal']],
])('an option that changes something is told nothing of: lab %j', (words) => {
  expect(runInside(['lab', ...words, '--fast']).stderr).toBe('')
})

test('a sum that begins with a negative number is no option', () => {
  const { status, stderr } = runInside(['lab', 'arithmetic', '-3 + 4'])
  expect(status).toBe(2)
  expect(stderr).toContain('sum cannot be "-3 + 4"')
  expect(stderr).not.toContain('no option')
})

describe('bad input is one sentence with what is allowed, and exit 2', () => {
  const folder = mkdtempSync(join(tmpdir(), 'llm-primer-bad-'))
  writeFileSync(join(folder, 'empty.txt'), '')
  writeFileSync(join(folder, 'word.txt'), 'word')
  writeFileSync(
    join(folder, 'binary.bin'),
    Uint8Array.from({ length: 300 }, (_, at) => at % 256),
  )

  test.each([
    [['size', '--dim', '0'], '1–1,000,000'],
    [['size', '--dim', 'wide'], '1–1,000,000'],
    [['sample', '--temperature', '-1'], '0–100'],
    [['sample', '--temperature', ''], '0–100'],
    [['ngram', '--n', '6'], '1–5'],
    [['ngram', '--n', '2.5'], '1–5'],
    [['next', '--seed', '1e10'], '0–4,294,967,295'],
    [['size', '--model', 'gpt-9'], 'gpt-3'],
    [['next', '--text', 'empty.txt'], 'it is empty'],
    [['next', '--text', 'binary.bin'], 'not a text'],
    [['next', '--text', 'word.txt'], 'at least 50 tokens'],
    [['size', '--nonsense'], 'no option --nonsense'],
    [['gpt', '--steps', '1e9'], '0–20,000'],
    [['gpt', '--dim', '0'], '4–64'],
    [['gpt', '--context', '2'], '3–64'],
    [['size', '--model', 'gpt-2', '--heads', '7'], '--heads cannot be "7"'],
    [['size', '--model', 'llama-3-8b', '--kv-heads', '7'], '--kv-heads cannot be "7"'],
    [['eval', '--right', '30', '--of', '20'], '0–20'],
    [['mask', 'a ___ b ___ c'], 'the model ___ the next word'],
    [['attention', 'translate', 'the the the the the the the the the the the'], '1–10'],
    [['gpt', 'zoë', '--steps', '1'], 'never seen "ë"'],
    [['forward', 'zoë', '--steps', '1'], 'never seen "ë"'],
    [['forward', 'ann', '--position', '5'], '1–4'],
    [['bottleneck', '--dim', '0'], '1–64'],
    [['attention', 'dance'], 'translate, step, reverse'],
    [['attention', 'translate', 'the zebra'], 'never seen "zebra"'],
    [['word2vec', 'king:queen::zebra', '--sentences', '3000'], 'never seen "zebra"'],
    [['rnn', '--rho', '-1'], '0–10'],
    [['hallucinate', '--threshold', '2'], '0–1'],
    [['clip', 'a large circle'], 'never seen "circle"'],
    [['clip', '--hold', '17'], '0–16'],
  ])('lab %j', (words, told) => {
    const { status, stdout, stderr } = runInside(['lab', ...words], { cwd: folder })
    expect(stderr).toContain(told)
    expect(stdout).toBe('')
    expect(status).toBe(2)
    expect(stderr).not.toMatch(/at .*\.ts|Error:/)
  })

  test.each([
    ['a model that is none', ['gpt', '--load', 'word.txt'], 'not a model'],
    ['a model that is none, for one pass', ['forward', '--load', 'word.txt'], 'not a model'],
    ['a file in no folder', ['gpt', '--steps', '20000', '--save', 'nowhere/x.json'], 'nowhere/x.json'],
    ['a folder for a file', ['gpt', '--steps', '20000', '--save', '.'], '.'],
    [
      'no name at all',
      ['gpt', '--steps', '20000', '--save', ''],
      '"" could not be written: it is a folder [EISDIR]',
    ],
  ])('%s is told before anything is trained', (_, words, told) => {
    const { status, stdout, stderr } = runInside(['lab', ...words], { cwd: folder })
    expect(stderr).toContain(told)
    expect(stdout).toBe('')
    expect(status).toBe(1)
  })

  test('colours that somebody types are shown and not obeyed', () => {
    const { stdout } = runInside(['lab', 'hallucinate', '\u001b[31mX', '--steps', '0'])
    expect(stdout).toContain('␛[31mX')
    expect(stdout).not.toContain('\u001b')
  })

  test('a temperature of 0 is allowed and means the most likely token', () => {
    const { result } = JSON.parse(runInside(['lab', 'sample', '--json', '--temperature', '0']).stdout)
    expect(result.kept).toBe(1)
  })

  test('a file that is not there is exit 1', () => {
    expect(runInside(['lab', 'next', '--text', 'nowhere.txt'], { cwd: folder }).status).toBe(1)
  })
})
