import {
  type SettingName,
  type Settings,
  settingNames,
  settingRules,
  settingWord,
} from '../domain/settings.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'
import { tableLines } from './table.ts'

/** `config get`: every setting with its value and meaning. */
export function settingsLines(settings: Settings, path: string | undefined, frame: Frame): string[] {
  const { config, common } = frame.messages
  return [
    ...tableLines(
      {
        header: [config.columns.name, config.columns.value, config.columns.meaning],
        rows: settingNames.map((name) => [
          name,
          settingWord(settings[name]) ?? config.usual(settingRules[name].usual),
          `${config.explain[name]}${common.choices(settingRules[name].allowed.join(common.listSeparator))}`,
        ]),
      },
      frame,
    ),
    '',
    ...wrapText(config.howTo, frame.width, frame),
    ...(path === undefined ? [] : wrapText(config.file(path), frame.width, frame).map(frame.theme.muted)),
  ]
}

/** `config get --json` */
export const settingsJson = (settings: Settings, path: string | undefined): unknown => ({
  schema: 'llm-primer/config@1',
  path: path ?? null,
  settings: Object.fromEntries(settingNames.map((name: SettingName) => [name, settings[name] ?? null])),
})
