// Writes dist/vocabularies/<name>.bin: the tokens of published vocabularies in the packed form that
// src/labs/vocabulary.ts reads. A third of the size of the modules they come from, and no parsing at start.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'

const names = ['r50k', 'cl100k', 'o200k']

/**
 * Published vocabularies never change, so a file that is there stays.
 * @param {string} folder where the files go
 */
export async function packVocabularies(folder) {
  mkdirSync(folder, { recursive: true })
  for (const name of names) {
    const file = `${folder}/${name}.bin`
    if (existsSync(file)) continue
    const { default: tokens } = await import(`gpt-tokenizer/bpeRanks/${name}_base`)
    writeFileSync(file, pack(tokens))
  }
}

/** Tokens that are not valid UTF-8 come as lists of bytes. */
function pack(tokens) {
  const bytes = tokens.map((token) => Buffer.from(token))
  const size = Buffer.alloc(4)
  size.writeUInt32LE(bytes.length)
  return Buffer.concat([size, Buffer.from(bytes.map((token) => token.length)), ...bytes])
}
