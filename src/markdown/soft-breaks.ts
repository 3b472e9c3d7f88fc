import { inlineText } from '../domain/block-text.ts'
import type { Inline } from '../domain/blocks.ts'

/**
 * Line breaks that the writer's editor made: gone between Chinese characters and next to Chinese punctuation, a space
 * elsewhere. The rule of CSS Text 4 for segment breaks (https://www.w3.org/TR/css-text-4/#line-break-transform); Korean
 * separates words by spaces and keeps them.
 */
export const joinSoftBreaks = (inlines: readonly Inline[]): readonly Inline[] =>
  inlines.some(hasSoftBreak) ? joinWithin(inlines, leavesOf(inlines).join(''), { at: 0 }) : inlines

function hasSoftBreak(inline: Inline): boolean {
  if (inline.type === 'text') return inline.text.includes('\n')
  return 'children' in inline && inline.children.some(hasSoftBreak)
}

/** The words in reading order; marks are not among them, so that `。[1]` and a line break still end a sentence. */
const leavesOf = (inlines: readonly Inline[]): string[] =>
  inlines.flatMap((inline) => {
    if ('children' in inline) return leavesOf(inline.children)
    return inline.type === 'break' ? ['\v'] : [inlineText([inline])]
  })

function joinWithin(inlines: readonly Inline[], text: string, place: { at: number }): Inline[] {
  return inlines.map((inline) => {
    if ('children' in inline) return { ...inline, children: joinWithin(inline.children, text, place) }
    const start = place.at
    place.at += inline.type === 'break' ? 1 : inlineText([inline]).length
    if (inline.type !== 'text' || !inline.text.includes('\n')) return inline
    return {
      ...inline,
      text: inline.text.replace(SOFT_BREAK, (sign, at: number) => joint(text, start + at, sign)),
    }
  })
}

const SOFT_BREAK = /[ \t]*\n[ \t]*/g
const WIDE = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u3001-\u303f\u30fb-\u30ff\uff01-\uff60\uffe0-\uffe6]/u
const WIDE_SIGN =
  /[\u3001-\u3004\u3008-\u3020\u3030\u30fb\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff60]/
/** Signs that Chinese and Latin text share. */
const SHARED_SIGN = /[“”‘’—…·]/

function joint(text: string, at: number, sign: string): string {
  const before = lastCharacter(text.slice(Math.max(0, at - 2), at))
  const after = [...text.slice(at + sign.length, at + sign.length + 2)][0] ?? ''
  if (before === '' || before === '\v' || after === '' || after === '\v') return ''
  return joins(before, after) ? '' : ' '
}

const lastCharacter = (text: string): string => [...text].at(-1) ?? ''

function joins(before: string, after: string): boolean {
  if (WIDE_SIGN.test(before) || WIDE_SIGN.test(after)) return true
  const [isWideBefore, isWideAfter] = [WIDE.test(before), WIDE.test(after)]
  if (isWideBefore && isWideAfter) return true
  return (isWideBefore && SHARED_SIGN.test(after)) || (SHARED_SIGN.test(before) && isWideAfter)
}
