import type { SettingName } from '../domain/settings.ts'
import type { ErrorWording, Report } from './error-wording.ts'
import { reasonEn } from './reason.en.ts'
import { didYouMeanEn } from './usage.en.ts'

const because = (reason: string): string => (reason === 'not-understood' ? '' : ` (${reasonEn(reason)})`)

/** Only what is not understood is worth starting over; the rest passes, or is another's. */
const wayOut = (reason: string): string =>
  reason === 'not-understood'
    ? 'Fix the file, or start over: llm-primer config reset'
    : 'Close what uses the file and make it yours, or keep your settings elsewhere: --data-dir FOLDER.'

/** What to do about settings that were not written, where it is not the place that is at fault. */
const unwritten: Readonly<Record<string, string>> = {
  EBUSY: 'Close the program that has the file open, and try again.',
  'in-use': 'Close the program that has the file open, and try again.',
  'read-only': 'Try again then, or keep them elsewhere: --data-dir FOLDER.',
}

export const configEn = {
  summary: 'your settings: config get, config set NAME VALUE, config reset [NAME]',
  get: 'show all settings, or one',
  set: 'change one and keep it so',
  reset: 'forget one setting, or all',
  name: 'the name of a setting',
  value: 'its new value',
  explain: {
    lang: 'language of text and menus',
    theme: 'colours for the background',
    width: 'columns to lay out for',
    ambiguous: 'columns of curly quotes and drawn lines',
    accessible: 'text for screen readers',
    part: 'how much is read at once line by line',
    'review-minutes': 'minutes of review a day',
    'try-endpoint': 'address of your model server',
    'try-model': 'the model that is asked',
    'try-key-env': 'environment variable with its key',
  } satisfies Record<SettingName, string>,
  columns: { name: 'setting', value: 'value', meaning: 'meaning' },
  usual: (value: string): string => `${value} (not set)`,
  howTo: 'To change one: llm-primer config set NAME VALUE',
  file: (path: string): string => `Kept in ${path}`,
  done: (name: string, value: string): string => `${name} is now ${value}.`,
  forgotten: (name: string): string => `${name} is forgotten.`,
  allForgotten: 'All settings are forgotten.',
  ignored: (name: string): string => `${name} in config.json is not understood, so it is not used.`,
  broken: (path: string, reason: string): Report => ({
    what: `The settings in ${path} cannot be read${because(reason)}, so none of them is used.`,
    todo: wayOut(reason),
  }),
  errors: {
    'unknown-setting': (detail) => ({
      what: `There is no setting "${detail.wanted}".`,
      todo: `There are: ${detail.allowed.join(', ')}. ${didYouMeanEn(detail.meant, '')}`.trimEnd(),
    }),
    'settings-broken': (detail) => ({
      what: `${detail.path} cannot be read as settings${because(detail.reason)}, so nothing was changed in it.`,
      todo: wayOut(detail.reason),
    }),
    'settings-not-saved': (detail) => ({
      what: `The settings could not be written${detail.path === '' ? '' : ` to ${detail.path}`} (${reasonEn(detail.reason)}).`,
      todo: unwritten[detail.reason] ?? 'Make the place writable, or keep them elsewhere: --data-dir FOLDER.',
    }),
  } satisfies Partial<ErrorWording>,
}
