import { allBlocks, inlineRuns, inlineText, pagesOf } from './block-text.ts'
import type { CheckedContent, ContentRule, Finding } from './check-content.ts'
import { isFrontPage } from './front-page.ts'
import type { CourseLanguage } from './locale.ts'

/** What a pack is told and not asked: where its sources come from is its authors' affair. */
const hint = ({ isCourse }: CheckedContent): boolean => !isCourse

/** An address leads to the page that says it. */
export const frontPages: ContentRule = (content) =>
  Object.entries(content.sources)
    .filter(([, { url }]) => isFrontPage(url))
    .map(
      ([key, { url }]): Finding => ({
        rule: 'front-page',
        url,
        hint: hint(content),
        file: sourcesFile(content),
        place: key,
      }),
    )

/** Who says that a source was read says what was opened, and keeps the words that carry the claim. */
export const unprovedSources: ContentRule = (content) =>
  Object.entries(content.sources).flatMap(([key, { grade, opened, quote }]): Finding[] => {
    const missing = [...(opened === undefined ? ['opened'] : []), ...(quote === undefined ? ['quote'] : [])]
    return grade !== 'verified' || missing.length === 0
      ? []
      : [{ rule: 'unproved', missing, hint: hint(content), file: sourcesFile(content), place: key }]
  })

/** A quotation for checking is short enough to be one. */
export const longQuotes: ContentRule = (content) =>
  Object.entries(content.sources).flatMap(([key, { quote }]): Finding[] => {
    const words = quote === undefined ? 0 : wordsIn(quote)
    return words <= LONGEST_QUOTE
      ? []
      : [
          {
            rule: 'long-quote',
            words,
            most: LONGEST_QUOTE,
            hint: hint(content),
            file: sourcesFile(content),
            place: key,
          },
        ]
  })

const LONGEST_QUOTE = 25

/** Words between spaces; of Chinese and Japanese, two characters are counted as a word. */
function wordsIn(text: string): number {
  const script = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu
  const characters = text.match(script)?.length ?? 0
  const others = text.replaceAll(script, ' ').match(/[^\s\p{Punctuation}]+/gu)?.length ?? 0
  return Math.ceil(characters / 2) + others
}

const sourcesFile = ({ root }: CheckedContent): string => `${root}/sources.json`

/** One hearsay a page: more of it is a page that nobody has read up on. */
export const hearsay: ContentRule = (content) =>
  content.sections.flatMap(({ texts }) =>
    texts.flatMap(({ file, locale, blocks }) =>
      pagesOf(blocks).flatMap((page, at): Finding[] => {
        const count = (
          allBlocks(page).flatMap(inlineRuns).map(inlineText).join('\n').match(HEARSAY[locale]) ?? []
        ).length
        return count <= 1
          ? []
          : [{ rule: 'much-hearsay', count, hint: hint(content), file, place: String(at + 1) }]
      }),
    ),
  )

const HEARSAY: Readonly<Record<CourseLanguage, RegExp>> = {
  zh: /据(?:报道|报导|说|悉|传|称)|有消息称|有报道称/g,
  en: /\b(?:reportedly|allegedly|supposedly|it is (?:said|reported)|is said to)\b/gi,
}
