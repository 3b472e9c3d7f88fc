/** Reads UTF-8 wherever it is cut, puts U+FFFD in the place of what is none, and remembers that there was such. */
export function createCharacterReader(): {
  readonly push: (bytes: Uint8Array) => string
  readonly end: () => string
  readonly isDamaged: () => boolean
} {
  const lenient = new TextDecoder()
  const strict = new TextDecoder('utf-8', { fatal: true })
  let isDamaged = false
  const check = (decode: () => void): void => {
    if (isDamaged) return
    try {
      decode()
    } catch {
      isDamaged = true
    }
  }
  return {
    push: (bytes) => {
      check(() => strict.decode(bytes, { stream: true }))
      return lenient.decode(bytes, { stream: true })
    },
    end: () => {
      check(() => strict.decode())
      return lenient.decode()
    },
    isDamaged: () => isDamaged,
  }
}
