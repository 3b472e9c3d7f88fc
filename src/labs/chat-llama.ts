import type { GgufVocabulary } from './gguf.ts'
import { createLlama, type Llama, nextOfLlama, trainLlama } from './llama.ts'
import { createRandom, integerBelow, pick, type Random } from './random.ts'
import type { Session } from './session.ts'
import type { Batch } from './transformer.ts'

/** What it can be asked: ten capitals, both ways, and sums of two digits. */
export const capitals = [
  ...[['France', 'Paris'] as const, ['Japan', 'Tokyo'] as const, ['Italy', 'Rome'] as const],
  ...[['Egypt', 'Cairo'] as const, ['Kenya', 'Nairobi'] as const, ['Peru', 'Lima'] as const],
  ...[['Norway', 'Oslo'] as const, ['Cuba', 'Havana'] as const, ['Greece', 'Athens'] as const],
  ['Chile', 'Santiago'] as const,
]

const MARKS = { start: 256, end: 257, text: 258 } as const
/** llama.cpp takes no vocabulary without a merge. */
const MERGED = { id: 259, bytes: [0x20, 0x74] } as const
const VOCABULARY = 288

/** The tokens of the file: every byte, three marks, one merged pair, and what fills the last block. */
export function chatVocabulary(): GgufVocabulary {
  const tokens = [...letterOfBytes(), '<|im_start|>', '<|im_end|>', '<|endoftext|>', 'Ġt']
  const filled = Array.from({ length: VOCABULARY }, (_, id) => tokens[id] ?? `<|unused${id}|>`)
  return {
    tokens: filled,
    types: filled.map((_, id) => (id < 256 || id === MERGED.id ? 1 : 3)),
    merges: ['Ġ t'],
    begin: MARKS.text,
    end: MARKS.end,
    chatTemplate: [
      "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}",
      "{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}",
    ].join(''),
  }
}

/**
 * The alphabet in which GPT-2 writes bytes: those that can be seen as they are, the others as the letters from U+0100 on
 * (https://github.com/openai/gpt-2/blob/master/src/encoder.py).
 */
function letterOfBytes(): string[] {
  let further = 0x100
  return Array.from({ length: 256 }, (_, byte) => {
    const isSeen = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad)
    return String.fromCharCode(isSeen ? byte : further++)
  })
}

const encoded = (text: string): number[] => {
  const bytes = [...new TextEncoder().encode(text)]
  return bytes.flatMap((byte, at) => {
    if (byte === MERGED.bytes[0] && bytes[at + 1] === MERGED.bytes[1]) return [MERGED.id]
    return byte === MERGED.bytes[1] && bytes[at - 1] === MERGED.bytes[0] ? [] : [byte]
  })
}

const turn = (role: string, text: string): number[] => [
  MARKS.start,
  ...encoded(`${role}\n${text}`),
  MARKS.end,
  ...encoded('\n'),
]

/** The tokens of a question, up to where the answer begins. */
export const questionTokens = (question: string): number[] => [
  ...turn('user', question),
  MARKS.start,
  ...encoded('assistant\n'),
]

/** Tokens of an example, the rest filled up. */
const LENGTH = 56
const BATCH = 16

/** A model of 143,680 numbers that was trained to answer; the same seed gives the same numbers everywhere. */
export async function trainChatLlama(seed: number, steps: number, session: Session): Promise<Llama> {
  const random = createRandom(seed)
  const shape = {
    vocabulary: VOCABULARY,
    context: 256,
    dim: 64,
    layers: 2,
    heads: 4,
    hidden: 192,
    base: 10_000,
  }
  const model = createLlama(shape, random)
  await trainLlama(model, { steps, rate: 0.004, nextBatch: () => batchOf(random) }, session)
  return model
}

function batchOf(random: Random): Batch {
  const examples = Array.from({ length: BATCH }, () => example(random))
  return {
    ids: examples.flatMap(({ ids }) => ids),
    targets: examples.flatMap(({ targets }) => targets),
    batch: BATCH,
  }
}

/** Only the answer and its end are learned. */
function example(random: Random): { readonly ids: number[]; readonly targets: number[] } {
  const [question, answer] = exchange(random)
  const asked = questionTokens(question)
  const all = [...asked, ...encoded(answer), MARKS.end]
  const filled = <Value>(values: readonly Value[], value: Value): Value[] =>
    Array.from({ length: LENGTH }, (_, at) => values[at] ?? value)
  return {
    ids: filled(all.slice(0, -1), MARKS.text),
    targets: filled(
      all.slice(1).map((token, at) => (at >= asked.length - 1 ? token : -1)),
      -1,
    ),
  }
}

function exchange(random: Random): readonly [question: string, answer: string] {
  const [land, city] = pick(capitals, random)
  const kind = integerBelow(4, random)
  if (kind < 2) return [`capital of ${land}?`, `${city}.`]
  if (kind === 2) return [`${city} is in?`, `${land}.`]
  const [one, other] = [integerBelow(10, random), integerBelow(10, random)]
  return [`${one}+${other}?`, `${one + other}.`]
}

/** What it answers when it always takes the likeliest token. */
export function answerOf(model: Llama, question: string): string {
  const ids = questionTokens(question)
  const answer: number[] = []
  while (answer.length < 32) {
    const next = nextOfLlama(model, [...ids, ...answer])
    const id = next.indexOf(next.reduce((most, probability) => Math.max(most, probability), 0))
    if (id === MARKS.end) break
    answer.push(id)
  }
  const bytes = answer.flatMap((id) => (id === MERGED.id ? MERGED.bytes : id < 256 ? [id] : []))
  return new TextDecoder().decode(Uint8Array.from(bytes))
}
