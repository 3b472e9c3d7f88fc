import type { Command } from 'commander'
import {
  isSettingName,
  type SettingName,
  settingNames,
  settingRules,
  settingWord,
} from '../domain/settings.ts'
import { suggest } from '../domain/suggest.ts'
import { PrimerError } from '../errors.ts'
import { forgetSettings, saveSettings, settingsPath } from '../files/settings-file.ts'
import { settingsJson, settingsLines } from '../views/config.ts'
import { asGroup } from './shared/command-group.ts'
import type { Context } from './shared/context.ts'
import { endpointNamed, requireVariableName } from './shared/endpoint.ts'
import { addExamples } from './shared/help.ts'
import { printInParts } from './shared/parts.ts'

/** `config get|set|reset` */
export function addConfigCommand(program: Command, context: Context): void {
  const { config, common } = context.messages
  const command = asGroup(program.command('config').description(config.summary), () =>
    showSettings(undefined, false, context),
  )
  command
    .command('get [name]')
    .description(config.get)
    .option('--json', common.options.json)
    .action((name: string | undefined, { json }: { readonly json?: boolean }) =>
      showSettings(name, json === true, context),
    )
  command
    .command('set <name> <value>')
    .description(config.set)
    .action((name: string, value: string) => changeSetting(name, value, context))
  command
    .command('reset [name]')
    .description(config.reset)
    .action((name: string | undefined) => forgetSetting(name, context))
  addExamples(command, context.messages, [
    'llm-primer config get',
    'llm-primer config set lang zh',
    'llm-primer config set review-minutes 10',
  ])
}

function settingNamed(word: string): SettingName {
  if (isSettingName(word)) return word
  const meant = suggest(word, settingNames)
  throw new PrimerError({
    code: 'unknown-setting',
    wanted: word,
    allowed: settingNames,
    ...(meant === undefined ? {} : { meant }),
  })
}

async function showSettings(name: string | undefined, json: boolean, context: Context): Promise<void> {
  const { settings, settingsIgnored, places, frame, messages, terminal } = context
  terminal.printError(settingsIgnored.map(messages.config.ignored))
  const path = settingsPath(places.config)
  if (name !== undefined) {
    const known = settingNamed(name)
    const word = settingWord(settings[known]) ?? settingRules[known].usual
    return json
      ? terminal.printJson({
          schema: 'llm-primer/config@1',
          path: path ?? null,
          settings: { [known]: settings[known] ?? null },
        })
      : terminal.print([word])
  }
  if (json) terminal.printJson(settingsJson(settings, path))
  else await printInParts(settingsLines(settings, path, frame), context)
}

function changeSetting(name: string, value: string, context: Context): void {
  const { places, messages, terminal } = context
  const known = settingNamed(name)
  const { allowed, parse } = settingRules[known]
  if (known === 'try-endpoint') endpointNamed(value)
  if (known === 'try-key-env') requireVariableName(value)
  const parsed = parse(value)
  if (parsed === undefined) throw new PrimerError({ code: 'unknown-value', option: known, value, allowed })
  saveSettings(places.config, { [known]: parsed })
  terminal.printError([messages.config.done(known, settingWord(parsed) ?? value)])
}

function forgetSetting(name: string | undefined, context: Context): void {
  const { places, messages, terminal } = context
  if (name === undefined) {
    forgetSettings(places.config)
    return terminal.printError([messages.config.allForgotten])
  }
  const known = settingNamed(name)
  saveSettings(places.config, { [known]: undefined })
  terminal.printError([messages.config.forgotten(name)])
}
