import { createLlama, type Llama, parametersOfLlama } from '../../src/labs/llama.ts'
import type { Tensor } from '../../src/labs/tape.ts'

/** A GGUF file as the specification has it read, and nothing that our writer says of it. */
export interface ReadGguf {
  readonly metadata: ReadonlyMap<string, unknown>
  readonly tensors: ReadonlyMap<
    string,
    { readonly sizes: readonly number[]; readonly type: number; readonly values: Float64Array }
  >
  /** Bytes of the file that belong to nothing. */
  readonly rest: number
}

export function readGguf(bytes: Uint8Array): ReadGguf {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = 0
  const step = (size: number): number => {
    at += size
    return at - size
  }
  const u32 = (): number => view.getUint32(step(4), true)
  const u64 = (): number => Number(view.getBigUint64(step(8), true))
  const text = (): string => {
    const from = step(u64())
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, at))
  }
  const value = (type: number): unknown => {
    switch (type) {
      case 4:
        return u32()
      case 5:
        return view.getInt32(step(4), true)
      case 6:
        return view.getFloat32(step(4), true)
      case 7:
        return view.getUint8(step(1)) === 1
      case 8:
        return text()
      case 9: {
        const inner = u32()
        return Array.from({ length: u64() }, () => value(inner))
      }
      default:
        throw new Error(`a value of type ${type}`)
    }
  }
  if (u32() !== 0x46554747 || u32() !== 3) throw new Error('no GGUF of version 3')
  const [tensorCount, keyCount] = [u64(), u64()]
  const metadata = new Map(Array.from({ length: keyCount }, () => [text(), value(u32())] as const))
  const infos = Array.from({ length: tensorCount }, () => ({
    name: text(),
    sizes: Array.from({ length: u32() }, u64),
    type: u32(),
    offset: u64(),
  }))
  const aligned = (place: number): number => Math.ceil(place / 32) * 32
  const start = aligned(at)
  let end = start
  const tensors = new Map(
    infos.map(({ name, sizes, type, offset }) => {
      if (offset !== aligned(offset)) throw new Error(`${name} stands askew`)
      const count = sizes.reduce((product, size) => product * size, 1)
      const from = start + offset
      end = Math.max(end, aligned(from + (type === 0 ? count * 4 : (count / 32) * 34)))
      const number = (index: number): number =>
        type === 0
          ? view.getFloat32(from + index * 4, true)
          : half(view.getUint16(from + Math.floor(index / 32) * 34, true)) *
            view.getInt8(from + Math.floor(index / 32) * 34 + 2 + (index % 32))
      return [
        name,
        { sizes, type, values: Float64Array.from({ length: count }, (_, index) => number(index)) },
      ]
    }),
  )
  return { metadata, tensors, rest: bytes.length - end }
}

/** IEEE 754 binary16. */
export function half(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 31
  const fraction = bits & 1023
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/** The model that stands in the file. */
export function llamaOf({ metadata, tensors }: ReadGguf): Llama {
  const number = (key: string): number => Number(metadata.get(`llama.${key}`))
  const model = createLlama(
    {
      vocabulary: number('vocab_size'),
      context: number('context_length'),
      dim: number('embedding_length'),
      layers: number('block_count'),
      heads: number('attention.head_count'),
      hidden: number('feed_forward_length'),
      base: number('rope.freq_base'),
    },
    () => 0.5,
  )
  const fill = (tensor: Tensor, name: string, turned: boolean): void => {
    const stored = tensors.get(name)
    if (stored?.values.length !== tensor.values.length) throw new Error(`${name} has another size`)
    stored.values.forEach((value, at) => {
      const place = turned ? (at % tensor.rows) * tensor.columns + Math.floor(at / tensor.rows) : at
      tensor.values[place] = value
    })
  }
  fill(model.tokens, 'token_embd.weight', false)
  model.blocks.forEach((block, at) => {
    fill(block.attentionNorm, `blk.${at}.attn_norm.weight`, false)
    fill(block.query, `blk.${at}.attn_q.weight`, true)
    fill(block.key, `blk.${at}.attn_k.weight`, true)
    fill(block.value, `blk.${at}.attn_v.weight`, true)
    fill(block.merge, `blk.${at}.attn_output.weight`, true)
    fill(block.gatedNorm, `blk.${at}.ffn_norm.weight`, false)
    fill(block.gate, `blk.${at}.ffn_gate.weight`, true)
    fill(block.up, `blk.${at}.ffn_up.weight`, true)
    fill(block.down, `blk.${at}.ffn_down.weight`, true)
  })
  fill(model.norm, 'output_norm.weight', false)
  fill(model.output, 'output.weight', true)
  return model
}

export const countOf = (model: Llama): number =>
  parametersOfLlama(model).reduce((sum, { values }) => sum + values.length, 0)
