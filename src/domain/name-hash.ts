/**
 * A short name for a long one: 48 bits as hexadecimal digits, by cyrb53 (bryc, public domain). Not for secrets that
 * somebody would search for; it loads no cryptography, which costs a twentieth of a start.
 */
export function nameHash(text: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 2_654_435_761)
    low = Math.imul(low ^ unit, 1_597_334_677)
  }
  high = Math.imul(high ^ (high >>> 16), 2_246_822_507) ^ Math.imul(low ^ (low >>> 13), 3_266_489_909)
  low = Math.imul(low ^ (low >>> 16), 2_246_822_507) ^ Math.imul(high ^ (high >>> 13), 3_266_489_909)
  return (low >>> 0).toString(16).padStart(8, '0') + ((high >>> 0) & 0xffff).toString(16).padStart(4, '0')
}
