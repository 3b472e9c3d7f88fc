import { characterEntities } from 'character-entities'
import { cleanText } from '../domain/clean.ts'

const REFERENCE = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));/g

/**
 * Character references become their characters, once: `&amp;#27;` is the text `&#27;`. What comes out is cleaned again,
 * since `&#27;` is an escape that no cleaning of the source could see.
 */
export const decodeEntities = (text: string): string =>
  text.includes('&') ? cleanText(text.replace(REFERENCE, decoded)) : text

function decoded(reference: string, decimal?: string, hexadecimal?: string, name?: string): string {
  if (name !== undefined)
    return Object.hasOwn(characterEntities, name) ? (characterEntities[name] ?? '') : reference
  const codePoint = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  const isCharacter = codePoint > 0 && codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff)
  return isCharacter ? String.fromCodePoint(codePoint) : '\ufffd'
}
