import type { Command } from 'commander'
import { DATA_WISHES } from '../../domain/models-choice.ts'
import type { Messages } from '../../messages/messages.ts'
import type { Context } from '../shared/context.ts'
import { addExamples } from '../shared/help.ts'
import type { ChooseOptions } from './choose.ts'
import type { ModelsOptions } from './filters.ts'
import {
  namesOf,
  oneOf,
  parseBudget,
  parseCalls,
  parseCount,
  parseLanguage,
  parseMoment,
  parseRate,
  parseShare,
  parseTokens,
} from './options.ts'
import type { PriceOptions } from './price.ts'
import type { StaleOptions } from './stale.ts'
import type { UpdateOptions } from './update.ts'

type Declare = (models: Command, context: Context) => void

/** What a subcommand prints comes in the same forms as the list. */
const withForms = (command: Command, { common, models: { options } }: Messages): Command =>
  command
    .option('--json', common.options.json)
    .option('--csv', options.csv)
    .option('--bom', options.bom)
    .option('--md', options.md)

/** Each is declared only when it is named, or for help: a declaration costs every start of the list. */
const subcommands: Readonly<Record<string, Declare>> = {
  show: (models, context) => {
    const { messages } = context
    const command = withForms(
      models.command('show <name...>').description(messages.models.subcommands.show),
      messages,
    ).action(async (words: string[], _, self: Command) => {
      const { runShow } = await import('./show.ts')
      await runShow(words, self.optsWithGlobals<ModelsOptions>(), context)
    })
    addExamples(command, messages, ['llm-primer models show deepseek', 'llm-primer models show 元宝'])
  },
  compare: (models, context) => {
    const { messages } = context
    const command = withForms(
      models.command('compare <name...>').description(messages.models.subcommands.compare),
      messages,
    ).action(async (names: string[], _, self: Command) => {
      const { runCompare } = await import('./compare.ts')
      await runCompare(names, self.optsWithGlobals<ModelsOptions>(), context)
    })
    addExamples(command, messages, [
      'llm-primer models compare deepseek kimi',
      'llm-primer models compare gpt-6-2-sol claude-opus-5-5',
    ])
  },
  diff: (models, context) => {
    const { messages } = context
    const command = withForms(
      models.command('diff [words...]').description(messages.models.subcommands.diff),
      messages,
    ).action(async (words: string[], _, self: Command) => {
      const { runDiff } = await import('./diff.ts')
      await runDiff(words, self.optsWithGlobals<ModelsOptions>(), context)
    })
    addExamples(command, messages, ['llm-primer models diff 元宝', 'llm-primer models diff --region cn'])
  },
  choose: (models, context) => {
    const { messages } = context
    const { options, summary } = messages.modelChoice
    const command = models
      .command('choose [text...]')
      .description(summary)
      .option('--data <where>', `${options.data} (${DATA_WISHES.join(' | ')})`, oneOf('--data', DATA_WISHES))
      .option('--language <name>', options.language, parseLanguage)
      .option('--budget <amount>', options.budget, parseBudget)
      .option('--calls <count>', options.calls, parseCalls('--calls'))
      .option('--file <file>', messages.models.price.file)
      .option('--in-tokens <count>', options.inTokens, parseTokens('--in-tokens'))
      .option('--out-tokens <count>', options.outTokens, parseTokens('--out-tokens'))
      .option('--rate <number>', options.rate, parseRate)
      .option('--json', messages.common.options.json)
      .option('--md', messages.models.options.md)
      .action(async (words: string[], _, self: Command) => {
        const { runChoose } = await import('./choose.ts')
        await runChoose(words, self.optsWithGlobals<ChooseOptions>(), context)
      })
    addExamples(command, messages, [
      'llm-primer models choose --region cn --min-context 128k --budget 500cny --calls 2k',
      'llm-primer models choose --data self --memory 32gb --md',
      'llm-primer models choose --modality image --can tools --budget 100usd --rate 7.1',
    ])
  },
  price: (models, context) => {
    const { messages } = context
    const { price } = messages.models
    const command = withForms(
      models
        .command('price [text...]')
        .description(messages.models.subcommands.price)
        .option('--file <file>', price.file)
        .option('--in-tokens <count>', price.inTokens, parseTokens('--in-tokens'))
        .option('--out-tokens <count>', price.outTokens, parseTokens('--out-tokens'))
        .option('--cached <share>', price.cached, parseShare('--cached'))
        .option('--cache-write <share>', price.cacheWrite, parseShare('--cache-write'))
        .option('--thinking', price.thinking)
        .option('--batch', price.batch)
        .option('--calls <count>', price.calls, parseCalls('--calls'))
        .option('--at <moment>', price.at, parseMoment('--at'))
        .option('--model <names>', price.model, namesOf('--model')),
      messages,
    ).action(async (words: string[], _, self: Command) => {
      const { runPrice } = await import('./price.ts')
      await runPrice(words, self.optsWithGlobals<PriceOptions>(), context)
    })
    addExamples(command, messages, [
      'llm-primer models price --region cn',
      'llm-primer models price --file README.md --out-tokens 500 --calls 1000',
      'llm-primer models price --in-tokens 8k --cached 50% --model deepseek --at 2026-11-24T10:00+08:00',
    ])
  },
  sources: (models, context) => {
    const { messages } = context
    const command = withForms(
      models.command('sources [name...]').description(messages.models.subcommands.sources),
      messages,
    ).action(async (words: string[], _, self: Command) => {
      const { runSources } = await import('./sources.ts')
      await runSources(words, self.optsWithGlobals<ModelsOptions>(), context)
    })
    addExamples(command, messages, ['llm-primer models sources deepseek', 'llm-primer models sources'])
  },
  stale: (models, context) => {
    const { messages } = context
    const command = withForms(
      models
        .command('stale')
        .description(messages.models.subcommands.stale)
        .option('--days <count>', messages.models.staleDays, parseCount('--days')),
      messages,
    ).action(async (_, self: Command) => {
      const { runStale } = await import('./stale.ts')
      await runStale(self.optsWithGlobals<StaleOptions>(), context)
    })
    addExamples(command, messages, [
      'llm-primer models stale --days 30',
      'llm-primer models stale --company tencent --csv',
    ])
  },
  update: (models, context) => {
    const { messages } = context
    const command = models
      .command('update')
      .description(messages.models.subcommands.update)
      .argument('<file>', messages.models.updateFile)
      .option('--yes', messages.models.yes)
      .option('--json', messages.common.options.json)
      .action(async (file: string, _, self: Command) => {
        const { runUpdate } = await import('./update.ts')
        await runUpdate(file, self.optsWithGlobals<UpdateOptions>(), context)
      })
    addExamples(command, messages, [
      'llm-primer models update api.json',
      'llm-primer models update api.json --yes',
    ])
  },
}

export const subcommandNames: readonly string[] = Object.keys(subcommands)

/** Declares the subcommands that the words name; all of them for help. */
export function addSubcommands(models: Command, context: Context, words: readonly string[]): void {
  const isHelp = words.includes('--help') || words.includes('-h')
  for (const [name, declare] of Object.entries(subcommands))
    if (isHelp || words.includes(name)) declare(models, context)
}
