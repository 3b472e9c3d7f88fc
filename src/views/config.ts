import {
  type SettingName,
  type Settings,
  settingNames,
  settingRules,
  settingWord,
} from '../domain/settings.ts'
import type { Frame } from './frame.ts'
import { bothEnds, hanging } from './layout.ts'
import { wrapText } from './line-break.ts'
import { tableLines } from './table.ts'

/** `config get`: every setting with its value and meaning. */
export function settingsLines(settings: Settings, path: string | undefined, frame: Frame): string[] {
  const { config, common } = frame.messages
  const rows = settingNames.map((name) => [
    name,
    settingWord(settings[name]) ?? config.usual(settingRules[name].usual),
    `${config.explain[name]}${common.choices(settingRules[name].allowed.join(common.listSeparator))}`,
  ])
  const header = [config.columns.name, config.columns.value, config.columns.meaning]
  const isNarrow = frame.width < NARROW && !frame.accessible
  return [
    ...(isNarrow
      ? rows.flatMap((row) => stackedLines(row, frame))
      : [...tableLines({ header, rows }, frame), '']),
    ...wrapText(config.howTo, frame.width, frame),
    ...(path === undefined ? [] : wrapText(config.file(path), frame.width, frame).map(frame.theme.muted)),
  ]
}

/** Below this a table would give each of its columns a few characters. */
const NARROW = 60

/** Name and value on one line, the meaning under them. */
const stackedLines = ([name = '', value = '', meaning = '']: readonly string[], frame: Frame): string[] => [
  ...bothEnds(frame.theme.heading(name), value, frame),
  ...hanging('  ', [{ text: meaning, paint: frame.theme.muted }], frame),
  '',
]

/** `config get --json` */
export const settingsJson = (settings: Settings, path: string | undefined): unknown => ({
  schema: 'llm-primer/config@1',
  path: path ?? null,
  settings: Object.fromEntries(settingNames.map((name: SettingName) => [name, settings[name] ?? null])),
})
