// Labs: the engines in this process, against references in the same run. Times are CPU time, so that other processes on
// the machine count less. Peers that are heavy to install are compared where `npm install --prefix bench` brought them.
import { mkdtempSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compileGpt, createCGpt } from './peers/c-gpt.mjs'
import { createScalarGpt } from './peers/scalar-gpt.mjs'
import { createTensorflowGpt } from './peers/tensorflow-gpt.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const corpus = (name) => readFileSync(at(`../content/corpora/${name}.txt`), 'utf8')

/** Bundles a module out of these statements and loads it. */
async function loadBundle(contents, resolveDir) {
  const outfile = join(mkdtempSync(join(tmpdir(), 'llm-primer-bench-')), 'bundle.cjs')
  const stdin = { contents, resolveDir }
  await build({
    stdin,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    outfile,
    logLevel: 'silent',
  })
  return createRequire(import.meta.url)(outfile)
}

const engineNames = [
  'adam',
  'arithmetic',
  'attention',
  'clip',
  'bottleneck',
  'forward',
  'distance',
  'emerge',
  'gpt',
  'hallucinate',
  'icl',
  'mask',
  'matrix',
  'next',
  'ngram',
  'operations',
  'random',
  'rnn',
  'sample',
  'session',
  'size',
  'tape',
  'tokens',
  'transformer',
  'word2vec',
]

/** The engines as one module: what the labs run, without the program around them. */
const loadEngines = () =>
  loadBundle(
    engineNames.map((name) => `export * as ${name} from './src/labs/${name}.ts'`).join('\n'),
    at('..'),
  )

/** A peer out of bench/node_modules, or undefined. */
async function peer(name, statements) {
  try {
    return await loadBundle(statements, at('.'))
  } catch {
    console.log(`  –    ${name} is not installed here: npm install --prefix bench`)
    return undefined
  }
}

/** The gradients stand apart from the core, and a backend registers itself when it is imported. */
const tensorflow = `export * from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import '@tensorflow/tfjs-backend-cpu'`

/** CPU seconds of one call. */
async function cpuSeconds(run) {
  const before = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]

async function medianSeconds(rounds, run) {
  const values = []
  for (let round = 0; round < rounds; round++) values.push(await cpuSeconds(run))
  return median(values)
}

/** Two things in turns, so that a machine that slows down slows both: how many times longer the second takes. */
async function timesFaster(rounds, run, reference, calls = 1) {
  const ratios = []
  for (let round = 0; round < rounds; round++) {
    const ours = await cpuSeconds(() => {
      for (let call = 0; call < calls; call++) run()
    })
    ratios.push((await cpuSeconds(reference)) / (ours / calls))
  }
  return median(ratios)
}

export async function rows() {
  const engines = await loadEngines()
  return [
    ...(await gptRows(engines)),
    ...cRows(engines),
    ...(await matrixRows(engines)),
    ...(await budgetRows(engines)),
  ]
}

/** One training step of the GPT lab's model on the same 16 names, from the same weights. */
async function gptRows({ adam, operations, random, tape, transformer }) {
  const shape = { vocabulary: 27, context: 16, dim: 16, layers: 1, heads: 4 }
  const model = transformer.createTransformer(shape, random.createRandom(42))
  const names = corpus('names').split('\n').slice(100, 116)
  const batch = batchOf(names)
  const memory = tape.createTape()
  const optimizer = adam.createAdam(transformer.parametersOf(model), { beta1: 0.85, beta2: 0.99 })
  const scalar = createScalarGpt(shape, transformer.parametersOf(model))
  const step = () => {
    const { loss } = operations.crossEntropy(
      memory,
      transformer.forward(memory, model, batch.ids, batch.batch).logits,
      batch.targets,
    )
    const value = loss.values[0]
    memory.backward(loss)
    optimizer(0.01)
    memory.release()
    return value
  }
  sameLoss('scalar', scalar.loss(names), transformer.lossOf(model, batch))
  for (let warm = 0; warm < 300; warm++) step()
  const against = [
    ['a scalar tape, as in micrograd', await timesFaster(3, step, () => scalar.step(names), 100), 100],
  ]
  const tf = await peer('tfjs', tensorflow)
  if (tf) {
    const other = await createTensorflowGpt(tf, shape, transformer.parametersOf(model))
    sameLoss('tfjs', other.loss(batch), transformer.lossOf(model, batch), 1e-4)
    for (let warm = 0; warm < 5; warm++) other.step(batch)
    against.push(['tfjs on its CPU backend', await timesFaster(5, step, () => other.step(batch), 50), 1])
  }
  return against.map(([name, value, target]) => ({
    name: `a step of lab gpt against ${name}`,
    value,
    target,
    unit: '× faster',
    atLeast: true,
  }))
}

/** Training steps against C on the same shapes, with the same weights and the same batch. */
function cRows(engines) {
  const program = compileGpt()
  if (program === undefined) {
    console.log('  –    no C compiler was found')
    return []
  }
  return [
    { layers: 1, dim: 16, items: 16, steps: 200 },
    { layers: 2, dim: 32, items: 16, steps: 60 },
    { layers: 4, dim: 64, items: 32, steps: 10 },
  ].map((size) => cRow(program, engines, size))
}

function cRow(program, { adam, operations, random, tape, transformer }, { layers, dim, items, steps }) {
  const shape = { vocabulary: 27, context: 16, dim, layers, heads: 4 }
  const model = transformer.createTransformer(shape, random.createRandom(42))
  const batch = batchOf(
    corpus('names')
      .split('\n')
      .slice(100, 100 + items),
  )
  const parameters = transformer.parametersOf(model)
  const c = createCGpt(program, shape, parameters, batch)
  sameLoss('C', c.loss(), transformer.lossOf(model, batch))
  const optimizer = adam.createAdam(parameters, { beta1: 0.85, beta2: 0.99 })
  const memory = tape.createTape()
  const step = () => {
    const { loss } = operations.crossEntropy(
      memory,
      transformer.forward(memory, model, batch.ids, batch.batch).logits,
      batch.targets,
    )
    const value = loss.values[0]
    memory.backward(loss)
    optimizer(0.01)
    memory.release()
    return value
  }
  let last = 0
  for (let done = 0; done < steps; done++) last = step()
  sameLoss('C, after its steps', c.steps(steps)[1], last)
  const ratios = []
  for (let round = 0; round < 7; round++) {
    const before = process.cpuUsage()
    for (let done = 0; done < steps; done++) step()
    const { user, system } = process.cpuUsage(before)
    ratios.push((user + system) / 1e6 / steps / c.steps(steps)[0])
  }
  return {
    name: `a step of lab gpt, ${layers} × ${dim}, against gcc -O3`,
    value: median(ratios),
    target: 2,
    unit: '× its time',
  }
}

/** A comparison is worth something only between programs that compute the same. */
function sameLoss(name, theirs, ours, tolerance = 1e-9) {
  if (Math.abs(theirs - ours) > tolerance) throw new Error(`${name}: loss ${theirs}, ours ${ours}`)
}

function batchOf(names) {
  const items = names.map((name) => [...name].map((letter) => letter.charCodeAt(0) - 96))
  const length = Math.max(...items.map((item) => item.length + 1))
  const fill = (item, rest) => [...item, ...new Array(length - item.length).fill(rest)]
  return {
    batch: items.length,
    ids: items.flatMap((item) => fill([0, ...item], 0)),
    targets: items.flatMap((item) => fill([...item, 0], -1)),
  }
}

async function matrixRows({ matrix }) {
  const theirs = await peer('ml-matrix', "export { Matrix } from 'ml-matrix'")
  if (!theirs) return []
  const [rowCount, inner, columnCount] = [128, 64, 256]
  const filled = (size) => Float64Array.from({ length: size }, (_, place) => Math.sin(place))
  const a = matrix.matrix(filled(rowCount * inner), rowCount, inner)
  const b = matrix.matrix(filled(inner * columnCount), inner, columnCount)
  const out = matrix.matrix(new Float64Array(rowCount * columnCount), rowCount, columnCount)
  const { Matrix } = theirs
  const [left, right] = [
    Matrix.from1DArray(rowCount, inner, a.values),
    Matrix.from1DArray(inner, columnCount, b.values),
  ]
  const repeat = (run) => () => {
    for (let call = 0; call < 50; call++) run()
  }
  const [ours, reference] = [repeat(() => matrix.addProduct(out, a, b)), repeat(() => left.mmul(right))]
  ours()
  reference()
  return [
    {
      name: 'product of 128 × 64 and 64 × 256 against ml-matrix',
      value: await timesFaster(9, ours, reference),
      target: 2,
      unit: '× faster',
      atLeast: true,
    },
  ]
}

/** What a naive product of 200 × 200 takes on the machine that the budgets were set on: the unit of the rows below. */
const REFERENCE_SECONDS = 0.0105

function referenceSeconds() {
  const size = 200
  const a = Float64Array.from({ length: size * size }, (_, place) => place % 7)
  const out = new Float64Array(size * size)
  const multiply = () => {
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        let sum = 0
        for (let k = 0; k < size; k++) sum += a[row * size + k] * a[k * size + column]
        out[row * size + column] = sum
      }
    }
  }
  return medianSeconds(15, multiply)
}

/** Seconds that something takes on that machine: it and the reference in turns, so that a busy machine slows both. */
async function scaledSeconds(rounds, run) {
  const values = []
  for (let round = 0; round < rounds; round++) {
    const before = await referenceSeconds()
    const seconds = await cpuSeconds(run)
    values.push((REFERENCE_SECONDS * seconds) / ((before + (await referenceSeconds())) / 2))
  }
  return median(values)
}

/** Whole labs at their standard size. */
async function budgetRows(engines) {
  const packed = (name) => readFileSync(at(`../dist/vocabularies/${name}.bin`))
  const texts = {
    text: corpus('alice').repeat(9),
    corpus: corpus('alice').repeat(9),
    packed,
    catalogue: () => undefined,
  }
  const standard = {
    seed: 42,
    prompt: '',
    unit: 'word',
    locale: 'en',
    loaded: undefined,
    asked: '',
    ...texts,
  }
  const labs = [
    ['next', 0.2, { n: 3, top: 10, game: false, rounds: 8 }],
    ['ngram', 0.6, { n: 3, length: 30, smoothing: true }],
    ['tokens', 0.6, { text: texts.text, encoding: 'all', train: false, merges: 30, split: true }],
    [
      'word2vec',
      1.6,
      {
        text: '',
        sentences: 6000,
        dim: 24,
        epochs: 5,
        window: 2,
        negatives: 5,
        shuffle: false,
        keepInputs: false,
        sweep: false,
      },
    ],
    ['rnn', 0.3, { rho: 0.9, forget: 1, length: 50, dim: 32, train: false, recall: 40, steps: 100 }],
    [
      'rnn',
      3.5,
      { rho: 0.9, forget: 1, length: 50, dim: 32, train: true, recall: 40, steps: 100 },
      ' --train',
    ],
    [
      'attention',
      1.5,
      { mode: 'translate', sentence: [], causal: false, scaled: true, window: 0, length: 8, steps: 300 },
    ],
    ['bottleneck', 4.8, { dim: 24, length: 12, steps: 400 }],
    [
      'gpt',
      1.5,
      {
        text: corpus('names'),
        dim: 16,
        layers: 1,
        heads: 4,
        context: 16,
        batch: 16,
        steps: 600,
        rate: 0.01,
        temperature: 0.8,
      },
    ],
    ['clip', 1, { caption: '', hold: 8, batch: 16, noise: 0.01, shuffle: false, whole: false, steps: 300 }],
    ['hallucinate', 2.5, { lands: '', threshold: 0, refuse: 0, dim: 16, steps: 240 }],
    [
      'forward',
      1.6,
      { text: corpus('names'), position: undefined, head: 1, without: 'nothing', layers: 1, steps: 600 },
    ],
    ['distance', 1, { distance: 2, trained: 4, nouns: 3, shuffle: false, steps: 150 }],
    ['icl', 4, { pattern: '', period: 6, repeats: true, steps: 500 }],
    ['mask', 0.5, { sentence: '', context: 2, places: 300 }],
    [
      'arithmetic',
      7,
      { sum: '', n: 10, learned: false, tool: true, train: true, dim: 24, steps: 800 },
      ' --train',
    ],
    ['emerge', 8, { dim: undefined, digits: 2, steps: 600 }],
    ['sample', 0.3, { temperature: 1, topK: 0, topP: 1, n: 3, continuations: 5, length: 20 }],
  ]
  const measured = []
  for (const [name, target, options, flags = ''] of labs) {
    const run = () => engines[name].run({ ...standard, ...options }, engines.session.quietSession)
    measured.push({
      name: `lab ${name}${flags}`,
      value: await scaledSeconds(3, run),
      target,
      unit: 's (scaled)',
    })
  }
  return measured
}
