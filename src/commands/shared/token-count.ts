import { packedVocabulary } from '../../files/vocabularies.ts'

type Encoding = 'cl100k' | 'o200k'

/** What the two vocabularies that are published and still in use make of the text. */
export async function tokenRange(text: string): Promise<{ readonly low: number; readonly high: number }> {
  const counts = await Promise.all((['cl100k', 'o200k'] as const).map((name) => tokensIn(text, name)))
  return { low: Math.min(...counts), high: Math.max(...counts) }
}

/** Tokens of the text in a published vocabulary. */
export async function tokensIn(text: string, name: Encoding): Promise<number> {
  const { encode } = await import('../../labs/byte-pairs.ts')
  const { encodingPieces } = await import('../../labs/encodings.ts')
  const { unpackVocabulary } = await import('../../labs/vocabulary.ts')
  return encode(text, unpackVocabulary(packedVocabulary(name)), encodingPieces[name]).length
}
