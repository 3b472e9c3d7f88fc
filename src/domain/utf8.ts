/** The text of these bytes, without a byte order mark; undefined when they are not UTF-8 throughout. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** The same, and UTF-16 where a byte order mark says so: PowerShell 5.1 and Notepad write it. */
export function decodeUnicode(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  const order =
    first === 0xff && second === 0xfe ? 'le' : first === 0xfe && second === 0xff ? 'be' : undefined
  return order === undefined ? decodeUtf8(bytes) : decodeUtf16(bytes, order)
}

/** The text of a JSON file: it begins with an ASCII sign, so that a zero beside that tells UTF-16 without a mark too. */
export function decodeJson(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes
  if (second === 0 && first !== 0) return decodeUtf16(bytes, 'le')
  return first === 0 && second !== 0 ? decodeUtf16(bytes, 'be') : decodeUnicode(bytes)
}

function decodeUtf16(bytes: Uint8Array, order: 'le' | 'be'): string | undefined {
  try {
    return new TextDecoder(`utf-16${order}`, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
