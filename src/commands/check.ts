import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { checkContent, severityOf } from '../domain/check.ts'
import type { Finding } from '../domain/check-content.ts'
import { localDay } from '../domain/day.ts'
import { PrimerError } from '../errors.ts'
import { kindOfCourse } from '../files/course.ts'
import { withSlashes } from '../files/slashes.ts'
import { strangeEntries } from '../files/strange-entries.ts'
import { withoutLinks } from '../files/without-links.ts'
import { countsOf, findingLines } from '../views/check.ts'
import type { Context } from './shared/context.ts'
import { addExamples } from './shared/help.ts'
import { printInParts } from './shared/parts.ts'

interface CheckOptions {
  readonly json?: boolean
}

/** `check [DIR]` */
export function addCheckCommand(program: Command, context: Context): void {
  const { check } = context.messages
  const command = program
    .command('check')
    .argument('[folder]', check.folder)
    .description(check.summary)
    .option('--json', check.json)
    .action((folder: string | undefined, options: CheckOptions) =>
      runCheck(folder ?? 'content', options, context),
    )
  addExamples(command, context.messages, ['llm-primer check', 'llm-primer check my-course --json'])
}

/** Fails when there is an error; warnings and notes do not fail. */
export async function runCheck(folder: string, { json }: CheckOptions, context: Context): Promise<void> {
  const { frame, host, messages, terminal } = context
  const root = resolve(host.cwd(), folder)
  if (!existsSync(root)) throw new PrimerError({ code: 'file-missing', file: folder })
  if (kindOfCourse(root) !== 'source') throw new PrimerError({ code: 'nothing-to-check', folder })
  const findings = await findingsIn(root, context)
  if (json)
    terminal.printJson({
      schema: 'llm-primer/check@1',
      findings: findings.map((finding) => ({
        severity: severityOf(finding),
        ...finding,
        message: messages.check.finding(finding),
      })),
    })
  else await printInParts(findingLines(findings, folder, frame), context)
  const [errors] = countsOf(findings)
  if (errors > 0) throw new PrimerError({ code: 'content-wrong', folder, errors })
}

async function findingsIn(root: string, context: Context): Promise<readonly Finding[]> {
  const strange = strangeEntries(root).map((file): Finding => ({ rule: 'not-a-file', file, place: '' }))
  const findings = strange.length > 0 ? strange : await findingsInFiles(root, context)
  // The working folder is named without links by the system, and a folder that was typed may be behind one.
  const here = withoutLinks(context.host.cwd())
  const there = withoutLinks(root)
  const { withLines } = await import('../files/finding-lines.ts')
  return withLines(findings).map((finding) => ({
    ...finding,
    file: withSlashes(relative(here, join(there, relative(root, finding.file)))),
  }))
}

/** The schemas and the Markdown parser are loaded for this command alone. */
async function findingsInFiles(root: string, { locale, now }: Context): Promise<readonly Finding[]> {
  const { readContentToCheck } = await import('../files/checked-content.ts')
  const { content, problems } = readContentToCheck(root, localDay(now()), locale)
  const unreadable = problems.map(
    ({ file, place, reason }): Finding => ({ rule: 'unreadable', file, place, reason }),
  )
  return [...unreadable, ...checkContent(content)]
}
