import { type HttpAnswer, NetworkError } from './http.ts'

/** Milliseconds without a byte after which a text that seems complete is taken for so: not every server closes. */
const QUIET = 2000

/** What of the body came; one that breaks off has said what it could. */
export async function textOf(answer: HttpAnswer, most: number): Promise<string> {
  const parts: Uint8Array[] = []
  let size = 0
  const text = (): string => new TextDecoder().decode(Buffer.concat(parts).subarray(0, most))
  const isRefusal = answer.status >= 300
  await new Promise<void>((resolve, reject) => {
    const quiet = setTimeout(() => {
      if (!isRefusal && !/\[DONE\]\s*$/.test(text()) && jsonOf(text()) === undefined) return
      answer.close()
      resolve()
    }, QUIET)
    answer
      .read((bytes) => {
        quiet.refresh()
        parts.push(bytes)
        size += bytes.length
        return size < most ? 'more' : 'enough'
      })
      .catch((error: unknown) => {
        if (!(error instanceof NetworkError)) reject(error)
      })
      .finally(() => {
        clearTimeout(quiet)
        resolve()
      })
  })
  return text()
}

/** True for a page that a person would look at: no server of models answers so. */
export const looksLikePage = (text: string): boolean =>
  /^\s*(?:<\?xml|<!--|<!doctype\s+html|<html|<head|<body|<h1|<center|<title)/i.test(text)

/**
 * Undefined for a text that is no JSON. Python writes numbers that JSON does not have, as of the logarithm of 0; they count as
 * null.
 */
export const jsonOf = (text: string): unknown =>
  parsed(text) ?? (/NaN|Infinity/.test(text) ? parsed(text.replace(STRING_OR_NO_NUMBER, asJson)) : undefined)

const STRING_OR_NO_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g
const asJson = (found: string): string => (found.startsWith('"') ? found : 'null')

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
