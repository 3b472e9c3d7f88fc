import { inlineRuns, inlineText } from '../domain/block-text.ts'
import type { Block } from '../domain/blocks.ts'
import type { ChapterEntry, SectionEntry, SectionText } from '../domain/course.ts'
import { type InterfaceLanguage, type Language, shownLanguages } from '../domain/locale.ts'
import { sectionMinutes } from '../domain/section-minutes.ts'
import { sourceJson } from './source-json.ts'

/** `llm-primer/toc@2` */
export const contentsJson = (chapters: readonly ChapterEntry[]): object => ({
  schema: 'llm-primer/toc@2',
  chapters: chapters.map((chapter) => ({
    id: chapter.id,
    number: chapter.number,
    title: chapter.title,
    ...(chapter.promise === undefined ? {} : { promise: chapter.promise }),
    sections: chapter.sections.map(named),
  })),
})

/** `minutes` are those of reading; `practice` those of experiments and questions. */
function named(section: SectionEntry): object {
  const { id, number, title, minutes } = section
  const { experiments, questions } = sectionMinutes(section)
  return { id, number, title, minutes, practice: { experiments, questions } }
}

/** A section with its text in every language that was asked for. */
interface ReadSection {
  readonly section: SectionEntry
  readonly texts: readonly SectionText[]
}

/** `llm-primer/read@1`: the words of the text, block by block. */
export function readJson(sections: readonly ReadSection[], language: Language): object {
  const languages: readonly InterfaceLanguage[] = shownLanguages(language)
  return {
    schema: 'llm-primer/read@1',
    languages,
    sections: sections.map(({ section, texts }) => ({
      ...named(section),
      texts: texts.map(({ pages, sources }, at) => ({
        pages: pages.map((blocks) => blocks.flatMap(blockJson)),
        sources: sources.map((source) => sourceJson(source, languages[at] ?? 'en')),
      })),
    })),
  }
}

/** A list, quote or callout gives its type to each block inside it. */
function blockJson(block: Block): object[] {
  if (block.type === 'list')
    return block.items.flatMap(({ blocks }) => blocks.flatMap((each) => inside('list', each)))
  if (block.type === 'callout') return block.blocks.flatMap((each) => inside(block.kind, each))
  if (block.type === 'quote' || block.type === 'details')
    return block.blocks.flatMap((each) => inside(block.type, each))
  return [{ type: block.type, text: wordsOf(block) }]
}

const inside = (type: string, block: Block): object[] => blockJson(block).map((each) => ({ ...each, type }))

function wordsOf(block: Block): string {
  if (block.type === 'figure') return block.alternative ?? ''
  if (block.type === 'lab') return block.lab
  if (block.type === 'recipe') return block.name ?? block.recipe
  if (block.type === 'models') return (block.models ?? []).map(({ name }) => name).join('\n')
  if (block.type === 'question') return block.question
  if (block.type === 'code')
    return block.lines.map((line) => line.map(({ text }) => text).join('')).join('\n')
  return inlineRuns(block)
    .map(inlineText)
    .join(block.type === 'table' ? '\t' : '')
}
