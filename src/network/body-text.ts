import { type HttpAnswer, NetworkError } from './http.ts'

/** What of the body came; one that breaks off has said what it could. */
export async function textOf(answer: HttpAnswer, most: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  try {
    await answer.read((bytes) => {
      parts.push(bytes)
      size += bytes.length
      return size < most ? 'more' : 'enough'
    })
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error
  }
  return new TextDecoder().decode(Buffer.concat(parts).subarray(0, most))
}

/** True for a page that a person would look at: no server of models answers so. */
export const looksLikePage = (text: string): boolean =>
  /^\s*(?:<\?xml|<!--|<!doctype\s+html|<html|<head|<body|<h1|<center|<title)/i.test(text)

/** Undefined for a text that is no JSON. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
