/** Reads UTF-8 wherever it is cut, puts U+FFFD in the place of what is none, and remembers that there was such. */
export function createCharacterReader(): {
  readonly push: (bytes: Uint8Array) => string
  readonly end: () => string
  readonly isDamaged: () => boolean
} {
  const decoder = new TextDecoder()
  let isDamaged = false
  /** The bytes before, with which a character may have begun. */
  let tail: Uint8Array = new Uint8Array()
  return {
    push: (bytes) => {
      const text = decoder.decode(bytes, { stream: true })
      if (!isDamaged && text.includes('\ufffd'))
        isDamaged = timesIn(text) > timesIn(Buffer.concat([tail, bytes]))
      tail = (bytes.length < 2 ? Buffer.concat([tail, bytes]) : bytes).subarray(-2)
      return text
    },
    end: () => {
      const text = decoder.decode()
      isDamaged ||= text !== ''
      return text
    },
    isDamaged: () => isDamaged,
  }
}

/** How often U+FFFD stands in it; in bytes it is looked for by its own. */
function timesIn(where: string | Buffer): number {
  let times = 0
  for (let at = where.indexOf('\ufffd'); at >= 0; at = where.indexOf('\ufffd', at + 1)) times++
  return times
}
