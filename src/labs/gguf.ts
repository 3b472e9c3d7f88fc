import type { Llama } from './llama.ts'
import type { Tensor } from './tape.ts'

// GGUF, version 3: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. Numbers stand with the lowest byte first.

/** A value of the metadata, with its type: a number says nothing of its width. */
export type MetadataValue =
  | { readonly type: 'whole'; readonly value: number }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'flag'; readonly value: boolean }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'texts'; readonly value: readonly string[] }
  | { readonly type: 'wholes'; readonly value: readonly number[] }

/** Numbers as they are stored: in 32 bits each, or in blocks of 32 with 8 bits each and a factor of 16 bits (Q8_0). */
export type Packing = 'f32' | 'q8_0'

interface StoredTensor {
  readonly name: string
  /** The shortest way through memory first: the columns of a row stand together. */
  readonly sizes: readonly number[]
  readonly packing: Packing
  readonly bytes: Uint8Array
}

/** What the file has to say of the tokens. */
export interface GgufVocabulary {
  /** In the alphabet of GPT-2, which has a letter for every byte. */
  readonly tokens: readonly string[]
  /** 1 for an ordinary token, 3 for a mark. */
  readonly types: readonly number[]
  readonly merges: readonly string[]
  readonly begin: number
  readonly end: number
  /** In the language Jinja. */
  readonly chatTemplate: string
}

const VALUE_TYPES = { whole: 4, float: 6, flag: 7, text: 8, list: 9, wholeInList: 5 } as const
const TENSOR_TYPES: Readonly<Record<Packing, number>> = { f32: 0, q8_0: 8 }
const FILE_TYPES: Readonly<Record<Packing, number>> = { f32: 0, q8_0: 7 }
const ALIGNMENT = 32

/** A model as llama.cpp and what is built on it loads it. */
export function ggufOfLlama(
  model: Llama,
  name: string,
  vocabulary: GgufVocabulary,
  packing: Packing,
): Uint8Array {
  const { shape } = model
  const whole = (value: number): MetadataValue => ({ type: 'whole', value })
  return ggufFile(
    [
      ['general.architecture', { type: 'text', value: 'llama' }],
      ['general.name', { type: 'text', value: name }],
      ['general.file_type', whole(FILE_TYPES[packing])],
      ['llama.context_length', whole(shape.context)],
      ['llama.embedding_length', whole(shape.dim)],
      ['llama.block_count', whole(shape.layers)],
      ['llama.feed_forward_length', whole(shape.hidden)],
      ['llama.attention.head_count', whole(shape.heads)],
      ['llama.attention.head_count_kv', whole(shape.heads)],
      ['llama.attention.layer_norm_rms_epsilon', { type: 'float', value: 1e-5 }],
      ['llama.rope.dimension_count', whole(shape.dim / shape.heads)],
      ['llama.rope.freq_base', { type: 'float', value: shape.base }],
      ['llama.vocab_size', whole(shape.vocabulary)],
      ['tokenizer.ggml.model', { type: 'text', value: 'gpt2' }],
      ['tokenizer.ggml.pre', { type: 'text', value: 'gpt-2' }],
      ['tokenizer.ggml.tokens', { type: 'texts', value: vocabulary.tokens }],
      ['tokenizer.ggml.token_type', { type: 'wholes', value: vocabulary.types }],
      ['tokenizer.ggml.merges', { type: 'texts', value: vocabulary.merges }],
      ['tokenizer.ggml.bos_token_id', whole(vocabulary.begin)],
      ['tokenizer.ggml.eos_token_id', whole(vocabulary.end)],
      ['tokenizer.ggml.add_bos_token', { type: 'flag', value: false }],
      ['tokenizer.chat_template', { type: 'text', value: vocabulary.chatTemplate }],
    ],
    tensorsOf(model, packing),
  )
}

/** A weight that we multiply from the right stands the other way round in the file. Gains stay in 32 bits. */
function tensorsOf({ tokens, blocks, norm, output }: Llama, packing: Packing): StoredTensor[] {
  const table = (name: string, { rows, columns, values }: Tensor): StoredTensor => ({
    ...{ name, sizes: [columns, rows], packing },
    bytes: packed(values, packing),
  })
  const weight = (name: string, of: Tensor): StoredTensor => table(name, turnedOver(of))
  const gain = (name: string, { columns, values }: Tensor): StoredTensor => ({
    ...{ name, sizes: [columns], packing: 'f32' },
    bytes: packed(values, 'f32'),
  })
  return [
    table('token_embd.weight', tokens),
    ...blocks.flatMap((block, at) => [
      gain(`blk.${at}.attn_norm.weight`, block.attentionNorm),
      weight(`blk.${at}.attn_q.weight`, block.query),
      weight(`blk.${at}.attn_k.weight`, block.key),
      weight(`blk.${at}.attn_v.weight`, block.value),
      weight(`blk.${at}.attn_output.weight`, block.merge),
      gain(`blk.${at}.ffn_norm.weight`, block.gatedNorm),
      weight(`blk.${at}.ffn_gate.weight`, block.gate),
      weight(`blk.${at}.ffn_up.weight`, block.up),
      weight(`blk.${at}.ffn_down.weight`, block.down),
    ]),
    gain('output_norm.weight', norm),
    weight('output.weight', output),
  ]
}

function turnedOver({ rows, columns, values, gradient }: Tensor): Tensor {
  const turned = new Float64Array(values.length)
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++)
      turned[column * rows + row] = values[row * columns + column] ?? 0
  return { rows: columns, columns: rows, values: turned, gradient }
}

/** The whole file: head, metadata, what stands where, and the numbers, each tensor on a border of 32 bytes. */
export function ggufFile(
  metadata: readonly (readonly [string, MetadataValue])[],
  tensors: readonly StoredTensor[],
): Uint8Array {
  const out = createWriter()
  out.bytes(new TextEncoder().encode('GGUF'))
  out.whole(3)
  out.long(tensors.length)
  out.long(metadata.length)
  for (const [key, value] of metadata) {
    out.text(key)
    writeValue(out, value)
  }
  let offset = 0
  for (const { name, sizes, packing, bytes } of tensors) {
    out.text(name)
    out.whole(sizes.length)
    for (const size of sizes) out.long(size)
    out.whole(TENSOR_TYPES[packing])
    out.long(offset)
    offset += Math.ceil(bytes.length / ALIGNMENT) * ALIGNMENT
  }
  for (const { bytes } of tensors) {
    out.align()
    out.bytes(bytes)
  }
  out.align()
  return out.all()
}

function writeValue(out: Writer, { type, value }: MetadataValue): void {
  switch (type) {
    case 'whole':
      out.whole(VALUE_TYPES.whole)
      return out.whole(value)
    case 'float':
      out.whole(VALUE_TYPES.float)
      return out.float(value)
    case 'flag':
      out.whole(VALUE_TYPES.flag)
      return out.bytes(Uint8Array.of(value ? 1 : 0))
    case 'text':
      out.whole(VALUE_TYPES.text)
      return out.text(value)
    case 'texts':
      out.list(VALUE_TYPES.text, value.length)
      for (const each of value) out.text(each)
      return
    case 'wholes':
      out.list(VALUE_TYPES.wholeInList, value.length)
      for (const each of value) out.whole(each)
  }
}

type Writer = ReturnType<typeof createWriter>

function createWriter() {
  const parts: Uint8Array[] = []
  let length = 0
  const bytes = (part: Uint8Array): void => {
    parts.push(part)
    length += part.length
  }
  const number = (size: number, write: (view: DataView) => void): void => {
    const part = new Uint8Array(size)
    write(new DataView(part.buffer))
    bytes(part)
  }
  const whole = (value: number): void => number(4, (view) => view.setUint32(0, value, true))
  const long = (value: number): void => number(8, (view) => view.setBigUint64(0, BigInt(value), true))
  return {
    bytes,
    whole,
    long,
    float: (value: number): void => number(4, (view) => view.setFloat32(0, value, true)),
    text: (text: string): void => {
      const encoded = new TextEncoder().encode(text)
      long(encoded.length)
      bytes(encoded)
    },
    list: (type: number, size: number): void => {
      whole(VALUE_TYPES.list)
      whole(type)
      long(size)
    },
    align: (): void => bytes(new Uint8Array((ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT)),
    all: (): Uint8Array => {
      const all = new Uint8Array(length)
      let at = 0
      for (const part of parts) {
        all.set(part, at)
        at += part.length
      }
      return all
    },
  }
}

function packed(values: Float64Array, packing: Packing): Uint8Array {
  if (packing === 'q8_0') return inBlocks(values)
  const bytes = new Uint8Array(values.length * 4)
  const view = new DataView(bytes.buffer)
  values.forEach((value, at) => {
    view.setFloat32(at * 4, value, true)
  })
  return bytes
}

const BLOCK = 32
const BLOCK_BYTES = 2 + BLOCK

/** Q8_0: each block's largest number becomes 127, the others keep their share of it. */
function inBlocks(values: Float64Array): Uint8Array {
  if (values.length % BLOCK !== 0) throw new Error(`${values.length} numbers are no whole blocks of ${BLOCK}`)
  const bytes = new Uint8Array((values.length / BLOCK) * BLOCK_BYTES)
  const view = new DataView(bytes.buffer)
  for (let block = 0; block < values.length / BLOCK; block++) {
    const numbers = values.subarray(block * BLOCK, (block + 1) * BLOCK)
    const factor = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127
    view.setUint16(block * BLOCK_BYTES, halfPrecision(factor), true)
    numbers.forEach((value, at) => {
      view.setInt8(block * BLOCK_BYTES + 2 + at, factor === 0 ? 0 : Math.round(value / factor))
    })
  }
  return bytes
}

/** 2^-14, of numbers of 16 bits. */
const SMALLEST_NORMAL = 1 / 16_384

/** The bits of the nearest number of 16 bits (IEEE 754 binary16; a tie goes to the even one). */
export function halfPrecision(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0
  const size = Math.abs(value)
  if (Number.isNaN(size)) return 0x7e00
  if (size >= 65_520) return sign | 0x7c00
  // Below 2^-14 the steps stay 2^-24 wide; there are 1024 of them between two powers of 2.
  let exponent = -14
  let power = SMALLEST_NORMAL
  for (; exponent < 15 && size >= 2 * power; exponent++) power *= 2
  const steps = toEven((size / power) * 1024)
  return sign | (size < SMALLEST_NORMAL ? steps : ((exponent + 14) << 10) + steps)
}

function toEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below
}
