import type { CourseLanguage } from '../domain/locale.ts'
import { PrimerError } from '../errors.ts'
import { createAdam } from './adam.ts'
import { exp, log } from './elementary.ts'
import { type OptionReader, seedRange } from './lab.ts'
import {
  add,
  crossEntropy,
  gather,
  linear,
  relu,
  rmsNorm,
  scale,
  scaleByExponential,
  similarities,
  softmaxInPlace,
} from './operations.ts'
import {
  caption,
  captionWords,
  draw,
  type Picture,
  patchesOf,
  places,
  type Scene,
  scenes,
  shapeName,
  shapes,
  side,
  vocabularyOf,
  wordSpace,
} from './pictures.ts'
import { createRandom, type Random, shuffled } from './random.ts'
import { stretchMeans } from './series.ts'
import { repeat, type Session } from './session.ts'
import { countParameters, createTape, onTape, parameter, type Tape, type Tensor } from './tape.ts'

export type ClipOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    locale: read.locale,
    caption: read.argument('caption'),
    hold: read.integer('hold', { standard: 8, min: 0, max: 16 }),
    batch: read.integer('batch', { standard: 16, min: 1, max: 24 }),
    noise: read.number('noise', { standard: 0.01, min: 0, max: 0.5 }),
    shuffle: read.flag('shuffle'),
    whole: read.flag('whole'),
    steps: read.integer('steps', { standard: 300, min: 0, max: 5000, fast: 200 }),
    seed: read.integer('seed', seedRange),
  }
}

export interface RankedCaption {
  readonly caption: string
  /** Cosine of the two vectors, −1 to 1. */
  readonly similarity: number
  /** Of all 40, scaled by the learned factor; they sum to 1. */
  readonly probability: number
}

export interface RankedPicture {
  readonly picture: Picture
  readonly caption: string
  readonly similarity: number
}

/** How often the right one of all 40 captions comes out first. */
export interface ZeroShot {
  readonly pictures: number
  /** 0 to 1; null where there is nothing to try. */
  readonly right: number | null
}

export interface ClipResult {
  readonly parameters: number
  readonly batch: number
  /** Captions were dealt out anew in every batch. */
  readonly shuffled: boolean
  /** Pictures were read in one piece instead of four patches. */
  readonly whole: boolean
  readonly stepsDone: number
  readonly losses: readonly number[]
  /** Loss of the first step, and ln B, which guessing evenly among the B captions of a batch costs. */
  readonly initialLoss: number | null
  readonly evenLoss: number
  /** The factor that similarities are multiplied by, as it was learned; 1 at the start. */
  readonly factor: number
  readonly captions: number
  /** Fresh pictures of combinations that were trained on, and of those that were held out. */
  readonly seen: ZeroShot
  readonly unseen: ZeroShot
  /** A picture that was not trained on, and the captions that fit it best. */
  readonly shown: {
    readonly picture: Picture
    readonly caption: string
    readonly heldOut: boolean
    readonly ranked: readonly RankedCaption[]
  }
  /** The other way round: a caption, and which of 40 pictures fit it best. */
  readonly searched: { readonly caption: string; readonly ranked: readonly RankedPicture[] }
  /** Similarities of five pictures that differ in the shape alone with their five captions. */
  readonly grid: {
    readonly shapes: readonly string[]
    readonly values: readonly (readonly number[])[]
  }
}

const width = 32
const dim = 16
const rate = 0.03
const picturesOfEach = 5
const shownCaptions = 5
const shownPictures = 3
const shownLosses = 60

/**
 * Contrastive learning of pictures and captions (Radford et al., 2021, arXiv 2103.00020, figure 3): two encoders, unit
 * vectors, a learned factor, and a loss that asks both ways which of the batch belongs to which.
 */
export async function run(asked: ClipOptions, session: Session): Promise<ClipResult> {
  const { locale, noise, seed, whole } = asked
  const words = vocabularyOf(locale)
  const wanted = captionFrom(asked.caption, words, locale)
  const random = createRandom(seed)
  const model = createClip({ locale, whole }, random)
  const heldOut = shuffled(scenes, random).slice(0, asked.hold)
  const learned = scenes.filter((scene) => !heldOut.includes(scene))
  const losses = await train(model, asked, learned, random, session)
  const trial = createRandom(seed + 1)
  const drawn = (scene: Scene): Picture => draw(scene, noise, trial)
  const shown = scenes.find((scene) => fits(scene, wanted, locale)) ?? heldOut[0] ?? firstScene
  return {
    parameters: countParameters(parametersOf(model)),
    batch: asked.batch,
    shuffled: asked.shuffle,
    whole,
    stepsDone: losses.length,
    losses: stretchMeans(losses, shownLosses),
    initialLoss: losses[0] ?? null,
    evenLoss: log(asked.batch),
    factor: factorOf(model),
    captions: scenes.length,
    seen: zeroShot(model, learned, drawn),
    unseen: zeroShot(model, heldOut, drawn),
    shown: {
      ...captionsFor(model, drawn(shown)),
      caption: caption(shown, locale),
      heldOut: heldOut.includes(shown),
    },
    searched: picturesFor(model, wanted.length > 0 ? wanted : captionWords(shown, locale), drawn),
    grid: shapeGrid(model, shown, drawn),
  }
}

const firstScene: Scene = { shape: 'square', size: 'large', place: 'top-left' }

/** The caption has all of these words, and there are some. */
const fits = (scene: Scene, wanted: readonly string[], locale: CourseLanguage): boolean =>
  wanted.length > 0 && wanted.every((word) => captionWords(scene, locale).includes(word))

/**
 * The known words of a caption, in any order. Chinese is cut into the longest known words.
 * @throws PrimerError `unknown-token` for anything else
 */
export function captionFrom(text: string, words: readonly string[], locale: CourseLanguage): string[] {
  const pieces = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s,，。.]+/u)
    .filter(Boolean)
  const wordsOf: Readonly<Record<CourseLanguage, (piece: string) => readonly string[]>> = {
    zh: (piece) => cutIntoWords(piece, words),
    en: (piece) => [knownWord(piece, words)],
  }
  return pieces.flatMap(wordsOf[locale])
}

function knownWord(piece: string, words: readonly string[]): string {
  if (words.includes(piece)) return piece
  throw new PrimerError({ code: 'unknown-token', token: piece, known: words })
}

function cutIntoWords(text: string, words: readonly string[]): string[] {
  if (text === '') return []
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  const word = longestFirst.find((each) => text.startsWith(each)) ?? knownWord([...text][0] ?? '', words)
  return [word, ...cutIntoWords(text.slice(word.length), words)]
}

interface ClipShape {
  readonly locale: CourseLanguage
  /** Read a picture in one piece instead of four patches. */
  readonly whole: boolean
}

/**
 * Picture: each patch through the same layer, with a vector for its place, then ReLU, a second layer, and the sum.
 * Caption: the sum of its word vectors. Neither sees the other before the two vectors are compared.
 */
export interface Clip extends ClipShape {
  readonly words: readonly string[]
  readonly patch: Tensor
  readonly place: Tensor
  readonly picture: Tensor
  readonly word: Tensor
  /** The natural logarithm of the factor that similarities are multiplied by. */
  readonly logFactor: Tensor
}

export function createClip({ locale, whole }: ClipShape, random: Random): Clip {
  const words = vocabularyOf(locale)
  const patches = whole ? 1 : places.length
  const weights = (rows: number, columns: number): Tensor => parameter(rows, columns, 0.3, random)
  return {
    locale,
    whole,
    words,
    patch: weights((side * side) / patches, width),
    place: weights(patches, width),
    picture: weights(width, dim),
    word: weights(words.length, dim),
    // A factor of 1 at the start. With unit vectors all similarities are then between −1 and 1, so that no caption of a
    // batch is much likelier than another, and the first loss is about ln B.
    logFactor: parameter(1, 1, 0, random),
  }
}

export const parametersOf = ({ patch, place, picture, word, logFactor }: Clip): Tensor[] => [
  patch,
  place,
  picture,
  word,
  logFactor,
]

const factorOf = ({ logFactor }: Clip): number => exp(logFactor.values[0] ?? 0)

/** A row of length √dim for each picture. */
function pictureVectors(tape: Tape, model: Clip, pictures: readonly Picture[]): Tensor {
  const patches = pictures.flatMap((each) => (model.whole ? [each] : patchesOf(each)))
  const count = patches.length / pictures.length
  const places = patches.map((_, at) => at % count)
  const read = add(
    tape,
    linear(tape, constant(tape, patches), model.patch),
    gather(tape, model.place, places),
  )
  const vectors = linear(tape, relu(tape, read), model.picture)
  const sums = pictures.map((_, row) => patches.map((__, at) => Number(Math.floor(at / count) === row)))
  return rmsNorm(tape, linear(tape, constant(tape, sums), vectors))
}

/** A row of length √dim for each caption. The order of its words makes no difference. */
function captionVectors(tape: Tape, model: Clip, captions: readonly (readonly string[])[]): Tensor {
  const counts = captions.map((caption) =>
    model.words.map((word) => caption.filter((each) => each === word).length),
  )
  return rmsNorm(tape, linear(tape, constant(tape, counts), model.word))
}

function constant(tape: Tape, rows: readonly (readonly number[])[]): Tensor {
  const tensor = tape.tensor(rows.length, rows[0]?.length ?? 0)
  rows.forEach((row, at) => {
    tensor.values.set(row, at * tensor.columns)
  })
  return tensor
}

/** The cosine of every row of `a` with every row of `b`. */
const cosines = (tape: Tape, a: Tensor, b: Tensor): Tensor => scale(tape, similarities(tape, a, b), 1 / dim)

/** A picture and what its caption says. */
export interface CaptionedPicture {
  readonly picture: Picture
  readonly words: readonly string[]
}

/** InfoNCE both ways: which caption belongs to this picture, which picture to this caption; the mean of the two. */
export function contrastiveLoss(tape: Tape, model: Clip, pairs: readonly CaptionedPicture[]): Tensor {
  const pictures = pictureVectors(
    tape,
    model,
    pairs.map(({ picture }) => picture),
  )
  const captions = captionVectors(
    tape,
    model,
    pairs.map(({ words }) => words),
  )
  const own = pairs.map((_, at) => at)
  const loss = (from: Tensor, to: Tensor): Tensor =>
    crossEntropy(tape, scaleByExponential(tape, cosines(tape, from, to), model.logFactor), own).loss
  return scale(tape, add(tape, loss(pictures, captions), loss(captions, pictures)), 0.5)
}

/** @returns the loss of every step */
async function train(
  model: Clip,
  { batch, noise, shuffle, steps }: ClipOptions,
  learned: readonly Scene[],
  random: Random,
  session: Session,
): Promise<number[]> {
  const adam = createAdam(parametersOf(model))
  const tape = createTape()
  const losses: number[] = []
  await repeat(steps, session, (step) => {
    // Different captions, or the loss would call a caption wrong that is right.
    const chosen = shuffled(learned, random).slice(0, batch)
    const named = shuffle ? shuffled(chosen, random) : chosen
    const pairs = chosen.map((scene, at) => ({
      picture: draw(scene, noise, random),
      words: captionWords(named[at] ?? scene, model.locale),
    }))
    const loss = contrastiveLoss(tape, model, pairs)
    tape.backward(loss)
    adam(rate * Math.max(0.01, 1 - step / steps))
    const value = loss.values[0] ?? 0
    losses.push(value)
    tape.release()
    return value
  })
  return losses
}

/** similarities[picture][caption] */
function compare(
  model: Clip,
  pictures: readonly Picture[],
  captions: readonly (readonly string[])[],
): number[][] {
  return onTape((tape) => {
    const { values, columns } = cosines(
      tape,
      pictureVectors(tape, model, pictures),
      captionVectors(tape, model, captions),
    )
    return pictures.map((_, row) => Array.from(values.subarray(row * columns, (row + 1) * columns)))
  })
}

const allCaptions = ({ locale }: Clip): string[][] => scenes.map((scene) => captionWords(scene, locale))

/** Fresh pictures of these scenes against all 40 captions. */
function zeroShot(model: Clip, among: readonly Scene[], drawn: (scene: Scene) => Picture): ZeroShot {
  const tried = among.flatMap((scene) => Array.from({ length: picturesOfEach }, () => scene))
  if (tried.length === 0) return { pictures: 0, right: null }
  const right = compare(model, tried.map(drawn), allCaptions(model)).filter(
    (row, at) => scenes[row.indexOf(Math.max(...row))] === tried[at],
  )
  return { pictures: tried.length, right: right.length / tried.length }
}

function captionsFor(model: Clip, picture: Picture): Pick<ClipResult['shown'], 'picture' | 'ranked'> {
  const [row = []] = compare(model, [picture], allCaptions(model))
  const shares = Float64Array.from(row, (similarity) => similarity * factorOf(model))
  softmaxInPlace(shares)
  const ranked = scenes.map((scene, at) => ({
    caption: caption(scene, model.locale),
    similarity: row[at] ?? 0,
    probability: shares[at] ?? 0,
  }))
  return {
    picture,
    ranked: ranked.toSorted((a, b) => b.similarity - a.similarity).slice(0, shownCaptions),
  }
}

function picturesFor(
  model: Clip,
  words: readonly string[],
  drawn: (scene: Scene) => Picture,
): ClipResult['searched'] {
  const pictures = scenes.map(drawn)
  const ranked = compare(model, pictures, [words]).map(([similarity = 0], at) => ({
    picture: pictures[at] ?? [],
    caption: caption(scenes[at] ?? firstScene, model.locale),
    similarity,
  }))
  return {
    caption: words.join(wordSpace[model.locale]),
    ranked: ranked.toSorted((a, b) => b.similarity - a.similarity).slice(0, shownPictures),
  }
}

function shapeGrid(
  model: Clip,
  { size, place }: Scene,
  drawn: (scene: Scene) => Picture,
): ClipResult['grid'] {
  const five = shapes.map((shape): Scene => ({ shape, size, place }))
  return {
    shapes: shapes.map((shape) => shapeName(shape, model.locale)),
    values: compare(
      model,
      five.map(drawn),
      five.map((scene) => captionWords(scene, model.locale)),
    ),
  }
}
