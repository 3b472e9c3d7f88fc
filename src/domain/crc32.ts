/**
 * CRC-32 as in gzip (RFC 1952, section 8), the same as `zlib.crc32`: computed here because loading zlib costs more
 * than all sums of a usual run. `before` is the sum of what came before these bytes.
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  TABLE ??= makeTable()
  let sum = ~before
  for (let at = 0; at < bytes.length; at += 1)
    sum = (TABLE[(sum ^ (bytes[at] ?? 0)) & 0xff] ?? 0) ^ (sum >>> 8)
  return ~sum >>> 0
}

let TABLE: Int32Array | undefined

function makeTable(): Int32Array {
  const table = new Int32Array(256)
  for (let byte = 0; byte < 256; byte += 1) {
    let value = byte
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
    table[byte] = value
  }
  return table
}
