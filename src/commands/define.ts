import type { Command } from 'commander'
import { findTerms, type GlossaryTerm, nearTerms } from '../domain/glossary.ts'
import { PrimerError } from '../errors.ts'
import { glossaryLines, termLines } from '../views/define.ts'
import type { Context } from './shared/context.ts'
import { addExamples } from './shared/help.ts'
import { printInParts } from './shared/parts.ts'

interface DefineOptions {
  readonly json?: boolean
}

/** `define [TERM]` */
export function addDefineCommand(program: Command, context: Context): void {
  const { define } = context.messages
  const command = program
    .command('define [term...]')
    .description(define.summary)
    .option('--json', define.json)
    .action((words: readonly string[], options: DefineOptions) =>
      runDefine(words.join(' '), options, context),
    )
  addExamples(command, context.messages, [
    'llm-primer define token',
    'llm-primer define 注意力',
    'llm-primer define zhuyili',
    'llm-primer define',
  ])
}

export async function runDefine(name: string, { json }: DefineOptions, context: Context): Promise<void> {
  const { course, frame, language, terminal } = context
  const glossary = course.glossary()
  const terms = name === '' ? glossary : found(glossary, name)
  if (json) return terminal.printJson({ schema: 'llm-primer/define@1', terms: terms.map(termJson) })
  if (name === '') {
    await printInParts(glossaryLines(terms, language, frame), context)
    return
  }
  const lines = terms.flatMap((term, at) => {
    const confusedWith = glossary.filter(({ id }) => term.confusedWith.includes(id))
    return [...(at > 0 ? [''] : []), ...termLines({ term, confusedWith }, language, frame)]
  })
  await printInParts(lines, context)
}

function found(glossary: readonly GlossaryTerm[], name: string): readonly GlossaryTerm[] {
  const terms = findTerms(glossary, name)
  if (terms.length > 0) return terms
  throw new PrimerError({ code: 'unknown-term', wanted: name, meant: nearTerms(glossary, name) })
}

const termJson = ({
  id,
  zh,
  en,
  pinyin,
  aliases,
  sentence,
  taughtIn,
  confusedWith,
  labs = [],
}: GlossaryTerm) => ({
  id,
  zh,
  en,
  pinyin,
  aliases,
  sentence,
  section: taughtIn ?? null,
  confusedWith,
  labs,
})
