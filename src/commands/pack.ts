import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { localDay } from '../domain/day.ts'
import { isPackName, type NumberedPack, numberPacks, type Pack } from '../domain/packs.ts'
import { PrimerError } from '../errors.ts'
import { installedPacks, readPacks } from '../files/packs.ts'
import { findingLines } from '../views/check.ts'
import { wrapText } from '../views/line-break.ts'
import { packJson, packLines, packListLines, packsJson } from '../views/pack.ts'
import { chooseOne } from './shared/choose.ts'
import { asGroup } from './shared/command-group.ts'
import type { Context } from './shared/context.ts'
import { addExamples } from './shared/help.ts'
import { printInParts } from './shared/parts.ts'

interface JsonOption {
  readonly json?: boolean
}

interface AddOptions extends JsonOption {
  readonly name?: string
  readonly yes?: boolean
}

/** `pack add|list|remove|new` */
export function addPackCommand(program: Command, context: Context): void {
  const { pack, common, data } = context.messages
  const command = asGroup(program.command('pack').description(pack.summary), () => listPacks({}, context))
  command
    .command('add <folder>')
    .description(pack.add)
    .option('--name <name>', pack.name)
    .option('--yes', data.yes)
    .option('--json', common.options.json)
    .action((folder: string, options: AddOptions) => addPack(folder, options, context))
  command
    .command('list')
    .description(pack.list)
    .option('--json', common.options.json)
    .action((options: JsonOption) => listPacks(options, context))
  command
    .command('remove <name>')
    .description(pack.remove)
    .option('--yes', data.yes)
    .option('--json', common.options.json)
    .action((name: string, options: AddOptions) => takeAway(name, options, context))
  command
    .command('new <folder>')
    .description(pack.create)
    .option('--json', common.options.json)
    .action((folder: string, options: JsonOption) => createPack(folder, options, context))
  addExamples(command, context.messages, [
    'llm-primer pack new my-course',
    'llm-primer check my-course',
    'llm-primer pack add my-course',
    'llm-primer pack list',
  ])
}

/** The number of the last chapter that is not of a pack. */
const lastOwnNumber = ({ course }: Context): number =>
  Math.max(0, ...course.index().chapters.flatMap(({ id, number }) => (id.includes('/') ? [] : [number])))

const numbered = (packs: readonly Pack[], context: Context): NumberedPack[] =>
  numberPacks(packs, lastOwnNumber(context))

async function listPacks({ json }: JsonOption, context: Context): Promise<void> {
  const { frame, places, terminal } = context
  const packs = numbered(installedPacks(places.data), context)
  if (json) terminal.printJson(packsJson(packs))
  else await printInParts(packListLines(packs, frame), context)
}

/** Writes a small pack for somebody who begins one. */
async function createPack(folder: string, { json }: JsonOption, context: Context): Promise<void> {
  const { frame, host, messages, now, terminal } = context
  const { newPack } = await import('../domain/new-pack.ts')
  const { writeNewFolder } = await import('../files/new-folder.ts')
  const files = newPack(localDay(now()))
  writeNewFolder(resolve(host.cwd(), folder), folder, files)
  if (json) return terminal.printJson({ schema: 'llm-primer/pack-new@1', folder, files: [...files.keys()] })
  terminal.print(messages.pack.created(folder).flatMap((line) => wrapText(line, frame.width, frame)))
}

/** Shows what a folder holds, asks, and takes it. Nothing of it is ever run. */
async function addPack(folder: string, options: AddOptions, context: Context): Promise<void> {
  const { host, locale, now, places, terminal, messages } = context
  const name = options.name ?? basename(resolve(host.cwd(), folder))
  if (!isPackName(name)) throw new PrimerError({ code: 'bad-pack-name', pack: name })
  if (places.data === undefined)
    throw new PrimerError({ code: 'not-saved', count: 1, trouble: { type: 'no-home' } })
  const { readPackFolder } = await import('../files/pack-folder.ts')
  const files = readPackFolder(resolve(host.cwd(), folder), folder)
  const installed = installedPacks(places.data)
  const before = installed.find((pack) => pack.name === name)
  const { discardPack, installPack, stagePack, syncPacks } = await import('../files/pack-install.ts')
  if (before?.hash === files.hash && !context.packsLeftOut.includes(name)) {
    syncPacks(places.data)
    return tell(before, messages.pack.thereAlready(name), options, context)
  }
  // A newer form of a pack keeps its place in the order, and so its numbers.
  const addedOn = before?.addedOn ?? now().toISOString()
  const staged = stagePack(places.data, name, files, {
    addedOn,
    today: now().toISOString().slice(0, 10),
    locale,
    from: folder,
  })
  try {
    if (staged.refusals.length > 0) {
      terminal.printError(findingLines(staged.refusals, folder, context.frame))
      throw new PrimerError({ code: 'content-wrong', folder, errors: staged.refusals.length })
    }
    const others =
      before === undefined
        ? [...installed, staged.pack]
        : installed.map((each) => (each === before ? staged.pack : each))
    const shown = numbered(others, context).filter((each) => each.name === name)
    if (!options.json)
      await printInParts(
        shown.flatMap((pack) => packLines(pack, before !== undefined, context.frame)),
        context,
      )
    if (!(await agrees('add', messages.pack.question(name), options, context)))
      return terminal.print([messages.data.nothingDone])
    installPack(places.data, staged)
    const [number = 1] = shown.flatMap(({ numbers }) => numbers)
    tell(staged.pack, messages.pack.added(number), options, context)
  } finally {
    discardPack(places.data, staged)
  }
}

function tell(pack: Pack, text: string, { json }: JsonOption, context: Context): void {
  const [shown] = numbered(installedPacks(context.places.data), context).filter(
    ({ name }) => name === pack.name,
  )
  if (json && shown !== undefined)
    context.terminal.printJson({ schema: 'llm-primer/pack-added@1', ...packJson(shown) })
  else context.terminal.print([text])
}

/** Yes on the command line, or yes on the terminal; the safe answer stands first. */
async function agrees(
  verb: 'add' | 'remove',
  question: string,
  { json, yes }: AddOptions,
  context: Context,
): Promise<boolean> {
  const { messages, terminal } = context
  if (yes) return true
  if (json || !terminal.canAsk) throw new PrimerError({ code: 'needs-terminal', command: `pack ${verb}` })
  return (await chooseOne(question, [messages.pack.no, messages.pack.yes], context)) === 1
}

async function takeAway(name: string, options: AddOptions, context: Context): Promise<void> {
  const { messages, places, terminal } = context
  const known = readPacks(places.data).map((pack) => pack.name)
  if (places.data === undefined || !known.includes(name))
    throw new PrimerError({ code: 'unknown-pack', pack: name, known })
  if (!(await agrees('remove', messages.pack.removeQuestion(name), options, context)))
    return terminal.print([messages.data.nothingDone])
  const { removePack } = await import('../files/pack-install.ts')
  removePack(places.data, name)
  if (options.json) terminal.printJson({ schema: 'llm-primer/pack-removed@1', name })
  else terminal.print([messages.pack.removed(name)])
}
