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
  if (order === undefined) return decodeUtf8(bytes)
  try {
    return new TextDecoder(`utf-16${order}`, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
