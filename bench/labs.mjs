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
    ...(await stepRows()),
    ...(await budgetRows()),
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

/** The experiments as the command line has them. */
const loadExperiments = () =>
  loadBundle(
    [
      "export { labs } from './src/domain/labs.ts'",
      "export { experiments } from './src/experiments/list.ts'",
      "export { nothingTyped, typedReader } from './src/experiments/readers.ts'",
      "export { quietSession } from './src/labs/session.ts'",
      "export { fastProduct } from './src/labs/numbers.ts'",
      "export { createCourse } from './src/files/course.ts'",
      "export { corpusText, courseText } from './src/commands/lab/text.ts'",
      "export { catalogueModel } from './src/commands/lab/catalogue.ts'",
    ].join('\n'),
    at('..'),
  )

/** What is told of an experiment is twice what it takes; from half as much again on the line wants a new figure. */
const MOST_OF_WHAT_IS_TOLD = 0.75

/** With less told than this a start of Node takes longer. */
const LEAST_TOLD = 0.1

/** Experiments that compute without WebAssembly, as where an engine has none. */
async function loadPlainExperiments() {
  const primer = await loadExperiments()
  const { WebAssembly } = globalThis
  globalThis.WebAssembly = undefined
  try {
    if (primer.fastProduct()) throw new Error('the product in WebAssembly was not left out')
  } finally {
    globalThis.WebAssembly = WebAssembly
  }
  return primer
}

const settingOf = (primer) => {
  const course = primer.createCourse(at('../dist/course'))
  return {
    locale: 'en',
    fast: false,
    materials: {
      corpus: (name) => primer.corpusText(name, { course, locale: 'en' }),
      course: () => primer.courseText({ course, locale: 'en' }),
      packedVocabulary: (name) => readFileSync(at(`../dist/vocabularies/${name}.bin`)),
      catalogueModel: (name) => primer.catalogueModel(name, course.catalogDetails()),
    },
  }
}

const STEPS = 100
const NO_TRAINING = 1

/** A training step with the product in WebAssembly against one with the product in TypeScript: the same numbers. */
async function stepRows() {
  const [ours, plain] = [await loadExperiments(), await loadPlainExperiments()]
  /** CPU seconds of a run with so many steps. */
  const seconds = async (primer, name, flags, steps) => {
    const bound = await primer.experiments[name].load('en')
    const typed = { ...primer.nothingTyped, flags: { ...flags, steps: String(steps) } }
    const run = bound.prepare(primer.typedReader(typed, settingOf(primer), {}))
    return cpuSeconds(() => run(primer.quietSession))
  }
  /** What is not training takes equally long with one step. */
  const training = async (primer, name, flags) =>
    (await seconds(primer, name, flags, STEPS)) - (await seconds(primer, name, flags, NO_TRAINING))
  const measured = []
  for (const [name, flags, target] of [
    ['icl', {}, 1.6],
    ['emerge', {}, 1.35],
    ['arithmetic', { train: true }, 1.35],
  ]) {
    const ratios = []
    for (let round = 0; round < 5; round++)
      ratios.push((await training(plain, name, flags)) / (await training(ours, name, flags)))
    measured.push({
      name: `a training step of lab ${name}${flags.train ? ' --train' : ''} against the product in TypeScript`,
      value: median(ratios),
      target,
      unit: '× faster',
      atLeast: true,
    })
  }
  return measured
}

/** Every experiment as it stands, against the seconds that the list tells; and two that take longer when asked to train. */
async function budgetRows() {
  const primer = await loadExperiments()
  const setting = settingOf(primer)
  const longer = [
    ['rnn', 3.5],
    ['arithmetic', 7],
  ].map(([name, target]) => ({ name, target, flags: { train: true } }))
  const standard = primer.labs.map(({ name, seconds }) => ({
    name,
    target: Math.max(LEAST_TOLD, seconds) * MOST_OF_WHAT_IS_TOLD,
    flags: {},
  }))
  const measured = []
  for (const { name, target, flags } of [...standard, ...longer]) {
    const bound = await primer.experiments[name].load('en')
    const run = () =>
      bound.prepare(primer.typedReader({ ...primer.nothingTyped, flags }, setting, {}))(primer.quietSession)
    await run()
    measured.push({
      name: `lab ${name}${flags.train ? ' --train' : ''}`,
      value: await scaledSeconds(3, run),
      target,
      unit: 's (scaled)',
    })
  }
  return measured
}
