import { crc32 } from '../domain/crc32.ts'

/** JSON with the CRC-32 of its bytes in a line before it, so that what is read is what was written. */
export const summed = (json: string): string => `${crc32(Buffer.from(json))}\n${json}`

/** The JSON of a summed text; undefined when the sum does not confirm it. */
export function unsummed(bytes: Buffer): string | undefined {
  const newline = bytes.indexOf('\n')
  const json = bytes.subarray(newline + 1)
  return newline > 0 && crc32(json) === Number(bytes.toString('latin1', 0, newline))
    ? json.toString()
    : undefined
}
