import { type OptionReader, seedRange } from './lab.ts'
import { countNgrams, distribution, end, type NgramModel, unknown } from './ngrams.ts'
import { createRandom, type Random } from './random.ts'
import { draw, entropyBits, reshape, type SamplingRule } from './sampling.ts'
import { countableSentences, frequentPair, joinTokens, tokensOf, type Unit } from './sentences.ts'

export type SampleOptions = ReturnType<typeof options>

export function options(read: OptionReader) {
  return {
    prompt: read.argument('prompt'),
    temperature: read.number('temperature', { standard: 1, min: 0, max: 100 }),
    topK: read.integer('top-k', { standard: 0, min: 0, max: 100_000 }),
    topP: read.number('top-p', { standard: 1, min: 0, max: 1 }),
    n: read.integer('n', { standard: 3, min: 1, max: 5 }),
    unit: read.choice<Unit>('unit', ['word', 'character']),
    continuations: read.integer('continuations', { standard: 5, min: 0, max: 50 }),
    length: read.integer('length', { standard: 20, min: 1, max: 200 }),
    seed: read.integer('seed', seedRange),
    text: read.text('lessons'),
  }
}

export interface SampleResult {
  readonly prompt: string
  readonly rule: SamplingRule
  /** The most likely next tokens, before and after the rule; the empty token is the end of the sentence. */
  readonly rows: readonly { readonly token: string; readonly before: number; readonly after: number }[]
  /** How many tokens can still be drawn, of `vocabulary`. */
  readonly kept: number
  readonly vocabulary: number
  readonly entropyBefore: number
  readonly entropyAfter: number
  readonly continuations: readonly string[]
}

const shownRows = 10

export function run(asked: SampleOptions): SampleResult {
  return resultOf(prepare(asked), asked)
}

/** What does not change while the learner turns the knobs. */
export interface Prepared {
  readonly model: NgramModel
  readonly prompt: readonly string[]
  readonly probabilities: Float64Array
}

export function prepare(asked: SampleOptions): Prepared {
  const sentences = countableSentences(asked.text, asked.unit)
  const model = countNgrams(sentences, asked.n)
  const prompt = asked.prompt === '' ? frequentPair(sentences) : tokensOf(asked.prompt, asked.unit)
  return { model, prompt, probabilities: withoutUnknown(model, distribution(model, prompt)) }
}

/** Nobody can print the unknown token; its share goes to the others. */
function withoutUnknown(model: NgramModel, probabilities: Float64Array): Float64Array {
  const place = model.vocabulary.indexOf(unknown)
  const share = probabilities[place] ?? 0
  return probabilities.map((probability, at) => (at === place ? 0 : probability / (1 - share)))
}

export function resultOf({ model, prompt, probabilities }: Prepared, asked: SampleOptions): SampleResult {
  const rule = { temperature: asked.temperature, topK: asked.topK, topP: asked.topP }
  const after = reshape(probabilities, rule)
  const random = createRandom(asked.seed)
  const order = [...probabilities.keys()].sort((a, b) => (probabilities[b] ?? 0) - (probabilities[a] ?? 0))
  return {
    prompt: joinTokens(prompt, asked.unit),
    rule,
    rows: order.slice(0, shownRows).map((place) => ({
      token: visible(model.vocabulary[place]),
      before: probabilities[place] ?? 0,
      after: after[place] ?? 0,
    })),
    kept: after.filter((probability) => probability > 0).length,
    vocabulary: model.vocabulary.length,
    entropyBefore: entropyBits(probabilities),
    entropyAfter: entropyBits(after),
    continuations: Array.from({ length: asked.continuations }, () =>
      joinTokens(continuation(model, prompt, rule, asked.length, random), asked.unit),
    ),
  }
}

const visible = (token: string | undefined): string => (token === undefined || token === end ? '' : token)

/** The prompt and what was drawn after it, until a sentence ends. */
function continuation(
  model: NgramModel,
  prompt: readonly string[],
  rule: SamplingRule,
  length: number,
  random: Random,
): string[] {
  const tokens = [...prompt]
  while (tokens.length < prompt.length + length) {
    const token = visible(
      model.vocabulary[draw(withoutUnknown(model, distribution(model, tokens)), rule, random)],
    )
    if (token === '') break
    tokens.push(token)
  }
  return tokens
}
