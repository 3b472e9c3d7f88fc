import { productCode } from './product-code.ts'

/**
 * Arrays of numbers for tensors, in the memory of the product in WebAssembly (product.wat), so that it works on them
 * where they lie. Where there is no WebAssembly with vectors, or its memory is full, they are ordinary arrays.
 */

/** Never grows: growing would take the memory away from under all arrays. Pages count only once they are written to. */
const MEMORY_BYTES = 256 * 1024 * 1024
/** What lies outside is copied here for a product: the first third for a, the second for b, the last for out. */
const SCRATCH_BYTES = 6 * 1024 * 1024
export const SCRATCH_NUMBERS = SCRATCH_BYTES / 3 / 8
const PAGE_BYTES = 64 * 1024
const NUMBER_BYTES = 8
/** Vectors of two numbers. */
const ALIGNMENT = 16

/** The functions of product.wat; addresses and strides are in bytes. */
export interface FastProduct {
  /** The memory whose first bytes are scratch. */
  readonly buffer: ArrayBuffer
  readonly numbers: Float64Array
  readonly addProduct: (
    out: number,
    outRow: number,
    a: number,
    aRow: number,
    aColumn: number,
    b: number,
    bRow: number,
    rows: number,
    inner: number,
    columns: number,
  ) => void
  readonly pack: (
    to: number,
    from: number,
    row: number,
    column: number,
    rows: number,
    columns: number,
  ) => void
}

let product: FastProduct | undefined
let tried = false
/** Where the free part of the memory begins. */
let free = SCRATCH_BYTES
/** Arrays that were given back, by their length. */
const returned = new Map<number, Float64Array[]>()
let lent = 0

/** How many arrays were taken and not given back. */
export const arraysInUse = (): number => lent

/** An array of zeros, to be given back. */
export function takeArray(length: number): Float64Array {
  lent++
  return returned.get(length)?.pop()?.fill(0) ?? newArray(length)
}

/** Nobody may use it afterwards: the next one to ask for this length gets it. */
export function giveBack(array: Float64Array): void {
  lent--
  const others = returned.get(array.length)
  if (others) others.push(array)
  else returned.set(array.length, [array])
}

function newArray(length: number): Float64Array {
  const buffer = fastProduct()?.buffer
  const bytes = Math.ceil((length * NUMBER_BYTES) / ALIGNMENT) * ALIGNMENT
  if (!buffer || free + bytes > MEMORY_BYTES) return new Float64Array(length)
  free += bytes
  return new Float64Array(buffer, free - bytes, length)
}

/** Started when it is first asked for; undefined where it cannot be. */
export function fastProduct(): FastProduct | undefined {
  if (!tried) {
    tried = true
    product = startProduct()
  }
  return product
}

function startProduct(): FastProduct | undefined {
  try {
    const bytes = Uint8Array.from(atob(productCode), (character) => character.charCodeAt(0))
    const pages = MEMORY_BYTES / PAGE_BYTES
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages })
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { numbers: { memory } })
    const { addProduct, pack } = exports
    const { buffer } = memory
    return addProduct && pack ? { buffer, numbers: new Float64Array(buffer), addProduct, pack } : undefined
  } catch {
    // No WebAssembly, no vectors, or no room for the memory.
    return undefined
  }
}
