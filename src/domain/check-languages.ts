import { allBlocks, inlineRuns, inlineText, pagesOf } from './block-text.ts'
import type { Block } from './blocks.ts'
import type { CheckedSection, CheckedText, ContentRule, Finding } from './check-content.ts'
import { type CourseLanguage, courseLanguages, otherLanguage } from './locale.ts'
import { spokenNumbers, writtenNumbers } from './numerals.ts'
import { hasHan } from './spelling.ts'

/** Every section has its text in both languages. */
export const missingTexts: ContentRule = ({ sections }) =>
  sections.flatMap(({ textFiles, texts }) =>
    courseLanguages
      .filter((locale) => !texts.some((text) => text.locale === locale))
      .map((locale): Finding => ({ rule: 'missing-text', file: textFiles[locale], place: '' })),
  )

/** A text offers the experiments that `chapter.json` names for its section, and no others. */
export const differingLabs: ContentRule = ({ sections }) =>
  sections.flatMap(({ labs, texts }) =>
    texts.flatMap(({ file, blocks }): Finding[] => {
      const offered = allBlocks(blocks).flatMap((block) => (block.type === 'lab' ? [block.lab] : []))
      const unoffered = labs.filter((lab) => !offered.includes(lab))
      const unnamed = [...new Set(offered)].filter((lab) => !labs.includes(lab))
      return unoffered.length + unnamed.length === 0
        ? []
        : [{ rule: 'labs-differ', unoffered, unnamed, file, place: 'labs' }]
    }),
  )

/** A question points to an experiment that its own section offers. */
export const unofferedLabs: ContentRule = ({ sections }) =>
  sections.flatMap(({ id: section, labs, questions, questionFile: file }) =>
    questions.flatMap(({ id, lab }): Finding[] =>
      lab === undefined || labs.includes(lab)
        ? []
        : [{ rule: 'unoffered-lab', lab, section, file, place: id }],
    ),
  )

/** The section in `chapter.json` and both texts follow one revision: what is lower was not brought up to the others. */
export const behindRevisions: ContentRule = ({ sections }) =>
  sections.flatMap(({ id, file, rev, texts }) => {
    const all = [{ file, rev }, ...texts]
    const newest = Math.max(...all.map((each) => each.rev))
    return all
      .filter((each) => each.rev < newest)
      .map((each): Finding => ({ rule: 'behind', rev: each.rev, newest, file: each.file, place: id }))
  })

/** Who read a section or answered a question in an earlier revision is told what is different now. */
export const untoldChanges: ContentRule = ({ chapters, sections, isCourse }) => {
  const hint = !isCourse
  return [
    ...chapters.flatMap(({ file, chapter }) =>
      chapter.sections
        .filter(({ rev, changed }) => rev > 1 && changed === undefined)
        .map(
          ({ id, rev }): Finding => ({ rule: 'untold-change', of: 'section', rev, hint, file, place: id }),
        ),
    ),
    ...sections.flatMap(({ questionFile: file, questions }) =>
      questions
        .filter(({ rev, changed }) => rev > 1 && changed === undefined)
        .map(
          ({ id, rev }): Finding => ({ rule: 'untold-change', of: 'question', rev, hint, file, place: id }),
        ),
    ),
  ]
}

/** A Chinese title is found by its pinyin, too. */
export const missingPinyin: ContentRule = ({ chapters }) =>
  chapters.flatMap(({ file, chapter: { sections } }) =>
    sections
      .filter(({ title, pinyin }) => hasHan(title.zh) && pinyin === undefined)
      .map(({ id, title }): Finding => ({ rule: 'missing-pinyin', title: title.zh, file, place: id })),
  )

/** Both languages have the same pages with the same headings, figures, experiments, questions and callouts. */
export const languagesDiffer: ContentRule = ({ sections }) =>
  sections.flatMap((section) => {
    const [zh, en] = pair(section, ({ blocks }) => pagesOf(blocks).map(outline))
    const at = zh.findIndex((page, number) => page !== en[number])
    const differing = at >= 0 ? at : en.length > zh.length ? zh.length : -1
    return differing < 0
      ? []
      : [
          {
            rule: 'languages-differ',
            zh: zh[differing] ?? '–',
            en: en[differing] ?? '–',
            file: section.textFiles.zh,
            place: String(differing + 1),
          },
        ]
  })

/** What a page is made of, apart from its words: `h2 figure:ladder question:rung`. */
const outline = (blocks: readonly Block[]): string =>
  allBlocks(blocks)
    .flatMap((block) => {
      if (block.type === 'heading') return [`h${block.level}`]
      if (block.type === 'figure') return [`figure:${block.figure}`]
      if (block.type === 'lab') return [`lab:${block.lab}`]
      if (block.type === 'recipe') return [`recipe:${block.recipe}`]
      if (block.type === 'models') return [`models:${block.list}`]
      if (block.type === 'question') return [`question:${block.question}`]
      return block.type === 'callout' ? [block.kind] : block.type === 'table' ? ['table'] : []
    })
    .join(' ')

/**
 * Both languages say the same numbers on a page. 1750 亿, 175 billion and 一千七百五十亿 are one number; whole numbers up
 * to 31 do not count, since a day or a small count is written in many ways.
 */
export const numbersDiffer: ContentRule = ({ sections }) =>
  sections.flatMap((section) => {
    const [zh, en] = pair(section, (text) => pagesOf(text.blocks).map((page) => wordsOf(page)))
    return zh.flatMap((page, at): Finding[] => {
      const onlyZh = missingFrom(en[at] ?? '', page, 'zh')
      const onlyEn = missingFrom(page, en[at] ?? '', 'en')
      return onlyZh.length + onlyEn.length === 0
        ? []
        : [
            {
              rule: 'numbers-differ',
              zh: onlyZh,
              en: onlyEn,
              file: section.textFiles.zh,
              place: String(at + 1),
            },
          ]
    })
  })

const wordsOf = (page: readonly Block[]): string =>
  allBlocks(page).flatMap(inlineRuns).map(inlineText).join('\n')

/** Numbers written in digits in `text`, of language `locale`, that the other text does not say in any way. */
function missingFrom(other: string, text: string, locale: CourseLanguage): string[] {
  const otherLocale = otherLanguage[locale]
  const said = new Set(
    [...writtenNumbers(other, otherLocale), ...spokenNumbers(other, otherLocale)].map(([value]) => value),
  )
  return writtenNumbers(text, locale)
    .filter(([value]) => !(Number.isInteger(value) && value <= 31) && !said.has(value))
    .map(([, written]) => written)
}

/** Both texts of a section, turned into something; nothing when one is missing. */
function pair<T>(
  { texts }: CheckedSection,
  of: (text: CheckedText) => readonly T[],
): [readonly T[], readonly T[]] {
  const find = (locale: CourseLanguage): CheckedText | undefined =>
    texts.find((text) => text.locale === locale)
  const [zh, en] = [find('zh'), find('en')]
  return zh === undefined || en === undefined ? [[], []] : [of(zh), of(en)]
}
