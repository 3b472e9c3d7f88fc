import { join } from 'node:path'
import { chooseLanguage, interfaceLocale, type Language, type Locale } from '../domain/locale.ts'
import { type Course, createCourse } from '../files/course.ts'
import { findPlaces, type Places } from '../files/places.ts'
import { type Messages, messagesIn } from '../messages/messages.ts'
import { chalkTheme } from '../terminal/chalk-theme.ts'
import {
  colourLevel,
  layoutWidth,
  showsHyperlinks,
  speaksUnicode,
  terminalColumns,
} from '../terminal/environment.ts'
import type { Host } from '../terminal/host.ts'
import { createTerminal, type Terminal } from '../terminal/terminal.ts'
import type { Frame } from '../views/frame.ts'
import { plainTheme } from '../views/theme.ts'
import type { GlobalOptions } from './global-options.ts'

/** Everything a command works with, made once for each run. */
export interface Context {
  readonly locale: Locale
  readonly language: Language
  /** False when nothing said which language is wanted. */
  readonly languageDecided: boolean
  readonly messages: Messages
  readonly frame: Frame
  readonly terminal: Terminal
  readonly course: Course
  readonly places: Places
  readonly options: GlobalOptions
  readonly host: Host
  readonly now: () => Date
}

/** `courseRoot` is the folder of the compiled course. */
export function createContext(host: Host, options: GlobalOptions, courseRoot: string): Context {
  const { language, decided } = chooseLanguage({ flag: options.lang, environment: host.env })
  const locale = interfaceLocale(language)
  const messages = messagesIn(locale)
  return {
    locale,
    language,
    languageDecided: decided,
    messages,
    options,
    host,
    frame: createFrame(host, options, locale, messages),
    terminal: createTerminal(host, { plain: options.plain }),
    course: createCourse(options.content === undefined ? courseRoot : join(host.cwd(), options.content)),
    places: findPlaces(host.env, options.dataDir),
    now: () => new Date(),
  }
}

function createFrame(host: Host, options: GlobalOptions, locale: Locale, messages: Messages): Frame {
  const level = colourLevel(options.color, host)
  return {
    width: layoutWidth(options.width, terminalColumns(host)),
    locale,
    messages,
    theme: level === 0 ? plainTheme : chalkTheme(level, options.theme === 'auto' ? 'dark' : options.theme),
    glyphs: options.ascii || !speaksUnicode(host) ? 'ascii' : 'unicode',
    ambiguousWidth: 1,
    accessible: options.accessible || Boolean(host.env.ACCESSIBLE),
    hyperlinks: level > 0 && !options.plain && showsHyperlinks(host),
    sources: options.sources,
  }
}
