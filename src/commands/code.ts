import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import type { SectionEntry } from '../domain/course.ts'
import { fileNameOf, PROGRAM_LANGUAGES, type Program, type ProgramLanguage } from '../domain/programs.ts'
import { PrimerError } from '../errors.ts'
import { writeOutput } from '../files/output-file.ts'
import { readOutsideFile } from '../files/outside-file.ts'
import { finishFile } from '../files/replace-file.ts'
import { highlight } from '../markdown/highlight.ts'
import { programLines, programListLines } from '../views/code.ts'
import type { Context } from './shared/context.ts'
import { addExamples } from './shared/help.ts'
import { printInParts } from './shared/parts.ts'
import { placeNamed } from './shared/place.ts'

/** Bytes of a file that may stand where a program is to be saved. */
const LARGEST = 1024 * 1024

interface CodeOptions {
  readonly in?: ProgramLanguage
  readonly save?: boolean
  readonly json?: boolean
}

/** `code [SECTION] [NAME]` */
export function addCodeCommand(program: Command, context: Context): void {
  const { code } = context.messages
  const command = program
    .command('code')
    .description(code.summary)
    .argument('[section]', code.where)
    .argument('[name]', code.name)
    .addOption(new Option('--in <language>', code.language).choices(Object.keys(PROGRAM_LANGUAGES)))
    .option('--save', code.save)
    .option('--json', code.json)
    .action((where: string | undefined, name: string | undefined, options: CodeOptions) =>
      runCode(where, name, options, context),
    )
  addExamples(command, context.messages, [
    'llm-primer code 1.12',
    'llm-primer code 1.12 chat --in python',
    'llm-primer code 1.12 --save',
  ])
}

export async function runCode(
  where: string | undefined,
  name: string | undefined,
  options: CodeOptions,
  context: Context,
): Promise<void> {
  const { course, frame, terminal } = context
  if (where === undefined) {
    await printInParts(programListLines(course.index().chapters, frame), context)
    return
  }
  const { section, programs } = programsOf(where, context)
  const named = programs.filter((each) => name === undefined || each.name === name)
  if (named.length === 0)
    throw new PrimerError({
      code: 'wrong-value',
      option: '[name]',
      value: name ?? '',
      expected: (section.programs ?? []).join(', '),
    })
  const wanted = named.filter(({ language }) => options.in === undefined || language === options.in)
  if (options.save) return saveAll(wanted, context)
  if (options.json)
    return terminal.printJson({ schema: 'llm-primer/code@1', section: section.number, programs: wanted })
  // Without a wish for one language, the one that this tool is written in.
  const shown = options.in === undefined ? wanted.filter(({ language }) => language === 'javascript') : wanted
  const highlighted = shown.map((program) => ({
    program,
    lines: highlight(program.text.trimEnd(), program.language),
  }))
  await printInParts(programLines(highlighted, frame), context)
}

/** The programs of the section that is named; a chapter stands for its first section that has some. */
function programsOf(
  where: string,
  { course, locale }: Context,
): { section: SectionEntry; programs: readonly Program[] } {
  const place = placeNamed(where, course)
  const sections = place.kind === 'section' ? [place.section] : place.chapter.sections
  const section = sections.find(({ programs = [] }) => programs.length > 0)
  if (section === undefined) throw new PrimerError({ code: 'no-programs', where })
  return { section, programs: course.programs(place.chapter.id, section.id, locale) }
}

/** Writes the files that are not there yet; what the learner has changed stays. */
function saveAll(programs: readonly Program[], { host, messages, terminal }: Context): void {
  for (const program of programs) {
    const file = fileNameOf(program)
    const path = resolve(host.cwd(), file)
    if (existsSync(path)) {
      const isSame = readOutsideFile(path, file, LARGEST).toString() === program.text
      // It may have been saved in the other language; what a killed run left on the way goes all the same.
      finishFile(path)
      terminal.print([isSame ? messages.code.same(file) : messages.code.kept(file)])
    } else {
      writeOutput(path, file, program.text)
      terminal.print([messages.code.saved(file)])
    }
  }
}
