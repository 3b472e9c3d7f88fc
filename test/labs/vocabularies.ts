import { readFileSync } from 'node:fs'
import type { EncodingName } from '../../src/labs/encodings.ts'

/** What the build packed. */
export const packedVocabulary = (name: EncodingName): Uint8Array =>
  readFileSync(new URL(`../../dist/vocabularies/${name}.bin`, import.meta.url))
