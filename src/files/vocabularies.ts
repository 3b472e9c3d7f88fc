import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A published vocabulary as the build packed it, beside the program. */
export const packedVocabulary = (name: string): Uint8Array =>
  readFileSync(join(__dirname, 'vocabularies', `${name}.bin`))
