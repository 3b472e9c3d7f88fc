import { allBlocks, inlineRuns, inlinesOf, inlineText, pagesOf } from './block-text.ts'
import type { Block } from './blocks.ts'
import type { CheckedText, ContentRule, Finding } from './check-content.ts'
import type { CourseLanguage } from './locale.ts'

/** Links of a text are on the web; a learner's terminal opens nothing else. */
export const badLinks: ContentRule = ({ sections }) =>
  sections.flatMap(({ texts }) =>
    texts.flatMap(({ file, blocks }) =>
      inlinesOf(blocks).flatMap((inline): Finding[] =>
        inline.type === 'link' && !/^https?:\/\/[^\s/]/.test(inline.href)
          ? [{ rule: 'bad-link', href: inline.href, file, place: inlineText(inline.children) }]
          : [],
      ),
    ),
  )

/** A section has 3 or 4 pages. */
export const pageCounts: ContentRule = ({ sections }) =>
  sections.flatMap(({ texts }) =>
    texts.flatMap(({ file, blocks }): Finding[] => {
      const pages = pagesOf(blocks).length
      return pages === 3 || pages === 4 ? [] : [{ rule: 'page-count', pages, file, place: '' }]
    }),
  )

/** Han characters or English words that a page should have. Below it a page is a note, above it nobody finishes. */
const LENGTH: Readonly<Record<CourseLanguage, readonly [least: number, most: number]>> = {
  zh: [350, 500],
  en: [250, 350],
}
/** How far outside is still a page. */
const LEEWAY = 0.25

export const pageLengths: ContentRule = ({ sections }) =>
  sections.flatMap(({ texts }) =>
    texts.flatMap((text) =>
      pagesOf(text.blocks).flatMap((page, at): Finding[] => {
        const [least, most] = LENGTH[text.locale]
        const count = lengthOf(page, text)
        return count >= least * (1 - LEEWAY) && count <= most * (1 + LEEWAY)
          ? []
          : [{ rule: 'page-length', count, locale: text.locale, file: text.file, place: String(at + 1) }]
      }),
    ),
  )

/** What a page is measured in. */
const COUNTED: Readonly<Record<CourseLanguage, RegExp>> = {
  zh: /\p{Script=Han}/gu,
  en: /[\p{Letter}\p{Number}][\p{Letter}\p{Number}'’-]*/gu,
}

function lengthOf(page: readonly Block[], { locale }: CheckedText): number {
  const words = allBlocks(page).flatMap(inlineRuns).map(inlineText).join(' ')
  return words.match(COUNTED[locale])?.length ?? 0
}

/** A page ends with something to look at or to do. */
export const pageEnds: ContentRule = ({ sections }) =>
  sections.flatMap(({ texts }) =>
    texts.flatMap(({ file, blocks }) =>
      pagesOf(blocks).flatMap((page, at): Finding[] =>
        ENDS.has(page.at(-1)?.type ?? '') ? [] : [{ rule: 'page-end', file, place: String(at + 1) }],
      ),
    ),
  )

const ENDS: ReadonlySet<string> = new Set(['figure', 'lab', 'recipe', 'question', 'models'])
