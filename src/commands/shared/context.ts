import { resolve } from 'node:path'
import {
  chooseLanguage,
  type InterfaceLanguage,
  interfaceLocale,
  type Language,
} from '../../domain/locale.ts'
import type { Settings } from '../../domain/settings.ts'
import { type Course, createCourse, kindOfCourse, noCourse } from '../../files/course.ts'
import type { Joined } from '../../files/former.ts'
import type { Learner } from '../../files/learner.ts'
import { type CourseWithPacks, withPacks } from '../../files/pack-course.ts'
import { findPlaces, type Places } from '../../files/places.ts'
import { loadSettings } from '../../files/settings-file.ts'
import { type Messages, messagesIn } from '../../messages/messages.ts'
import type { TerminalAnswers } from '../../terminal/answers.ts'
import type { Background } from '../../terminal/colour-theme.ts'
import {
  asksForSpeech,
  backgroundColour,
  colourLevel,
  isTerminal,
  layoutWidth,
  type Shortcoming,
  shortcomingOf,
  showsHyperlinks,
  speaksUnicode,
  spokenWidth,
  systemLocale,
  terminalColumns,
} from '../../terminal/environment.ts'
import type { Host } from '../../terminal/host.ts'
import { createTerminal, type Terminal } from '../../terminal/terminal.ts'
import type { Frame } from '../../views/frame.ts'
import { wrapText } from '../../views/line-break.ts'
import { spokenLines, spokenTheme } from '../../views/spoken.ts'
import { plainTheme, type Theme } from '../../views/theme.ts'
import { displayWidth } from '../../views/width.ts'
import type { GlobalOptions } from './global-options.ts'
import { recalledTerminal, type TerminalMemory } from './terminal-memory.ts'

/** Everything a command works with, made once for each run. */
export interface Context {
  readonly locale: InterfaceLanguage
  readonly language: Language
  /** False when nothing said which language is wanted. */
  readonly languageDecided: boolean
  /** What the terminal lacks, when it decided on language or form. */
  readonly shortcoming: Shortcoming | undefined
  readonly messages: Messages
  readonly frame: Frame
  /** The frame with what a terminal said of itself when it was asked; what the learner said wins. */
  readonly frameFor: (answers: TerminalAnswers) => Frame
  readonly terminalMemory: TerminalMemory
  readonly terminal: Terminal
  readonly course: Course
  readonly places: Places
  /** The learner's journal; opened by the first command that asks for it. */
  readonly learner: LearnerAccess
  readonly options: GlobalOptions
  /** What the learner has set for good. Options win over it. */
  readonly settings: Settings
  /** Why the file of the settings cannot be used, if it is there and cannot. */
  readonly settingsBroken: string | undefined
  /** Names in it that are not understood, or whose values are not. */
  readonly settingsIgnored: readonly string[]
  /** Packs that are damaged on the disk: their chapters are not in the course. */
  readonly packsLeftOut: readonly string[]
  readonly host: Host
  readonly now: () => Date
}

/** `courseRoot` is the folder of the compiled course. */
export async function createContext(
  host: Host,
  options: GlobalOptions,
  courseRoot: string,
): Promise<Context> {
  const places = findPlaces(host.env, options.dataDir)
  const { settings, broken, ignored } = loadSettings(places.config)
  const { language, decided, shortcoming } = languageOn(host, options.lang, settings.lang)
  const locale = interfaceLocale(language)
  const messages = await messagesIn(locale)
  const now = (): Date => new Date()
  const terminalMemory = recalledTerminal(host, places)
  const frameFor = await frameMaker(host, options, settings, { locale, messages })
  const frame = frameFor(terminalMemory.known)
  const { course, leftOut } = await chosenCourse(options, courseRoot, places, locale, host)
  return {
    locale,
    language,
    languageDecided: decided,
    shortcoming,
    messages,
    options,
    settings,
    settingsBroken: broken,
    settingsIgnored: ignored,
    host,
    frame,
    frameFor,
    terminalMemory,
    terminal: terminalIn(messages, { host, options, frame }),
    course,
    packsLeftOut: leftOut,
    places,
    learner: accessLearner(places, now),
    now,
  }
}

/** The language of a run, and what its terminal lacks where that has to be told. */
export function languageOn(
  host: Host,
  flag: string | undefined,
  config: Language | undefined,
): Pick<Context, 'language' | 'shortcoming'> & { readonly decided: boolean } {
  const wished = chooseLanguage({ flag, config, environment: host.env, system: systemLocale(host) })
  const shortcoming = isTerminal(1, host) ? shortcomingOf(host) : undefined
  const isUnreadable = CHINESE_UNREADABLE.has(shortcoming?.type) && flag === undefined
  const { language, decided } = isUnreadable ? { language: 'en' as const, decided: true } : wished
  // Who has asked for English misses nothing on a console without Chinese.
  const isMissed = isUnreadable && (shortcoming?.type !== 'no-chinese' || wished.language !== 'en')
  const isTold = isMissed || shortcoming?.type === 'no-terminal-type'
  return { language, decided, shortcoming: isTold ? shortcoming : undefined }
}

const CHINESE_UNREADABLE: ReadonlySet<Shortcoming['type'] | undefined> = new Set([
  'no-chinese',
  'other-encoding',
])
/** Where it is heard, words stand for signs in the language of the run; they are longer, also than a width that is set. */
const terminalIn = (
  messages: Messages,
  { host, options, frame }: Pick<Context, 'host' | 'options' | 'frame'>,
): Terminal =>
  createTerminal(host, {
    plain: options.plain,
    ascii: options.ascii,
    ...(frame.accessible && {
      spoken: (lines: readonly string[]): string[] =>
        spokenLines(lines, messages.spoken).map((said) =>
          displayWidth(said, frame) > frame.width ? wrapText(said, frame.width, frame).join('\n') : said,
        ),
    }),
  })

/** The same run in another language. */
export async function contextIn(language: Language, context: Context): Promise<Context> {
  const locale = interfaceLocale(language)
  const messages = await messagesIn(locale)
  const frameFor: Context['frameFor'] = (answers) => ({ ...context.frameFor(answers), locale, messages })
  const terminal = terminalIn(messages, context)
  const frame = { ...context.frame, locale, messages }
  return { ...context, language, locale, messages, terminal, frame, frameFor }
}

/** The course that is built in with the learner's packs, or the one of `--content`. What compiles content is loaded for a folder of sources alone. */
async function chosenCourse(
  { content }: GlobalOptions,
  courseRoot: string,
  places: Places,
  locale: InterfaceLanguage,
  host: Host,
): Promise<CourseWithPacks> {
  if (content === undefined) return withPacks(createCourse(courseRoot), places.data)
  const folder = resolve(host.cwd(), content)
  const kind = kindOfCourse(folder)
  if (kind === undefined) return alone(noCourse(content))
  if (kind === 'compiled') return alone(createCourse(folder))
  const { courseFromContent } = await import('../../files/content-course.ts')
  return alone(courseFromContent(folder, content, locale))
}

const alone = (course: Course): CourseWithPacks => ({ course, leftOut: [] })

/** Opens the learner's journal at most once; a run that does not touch it loads nothing. */
export interface LearnerAccess {
  (): Promise<Learner>
  /** The journal, if this run has opened it. */
  readonly opened: () => Promise<Learner> | undefined
  /** What was joined from a place of an earlier version when it was opened. */
  readonly joined: () => Joined | undefined
}

function accessLearner(places: Places, now: () => Date): LearnerAccess {
  let learner: Promise<Learner> | undefined
  let joined: Joined | undefined
  const open = async (): Promise<Learner> => {
    if (places.former !== undefined) joined = (await import('../../files/former.ts')).joinFormer(places)
    return (await import('../../files/learner.ts')).createLearner(places, now)
  }
  const access = (): Promise<Learner> => {
    learner ??= open()
    return learner
  }
  return Object.assign(access, { opened: () => learner, joined: () => joined })
}

/** The option wins over the setting, and that over the environment. */
const isHeard = (host: Host, options: GlobalOptions, settings: Settings): boolean =>
  options.accessible ?? settings.accessible ?? asksForSpeech(host)

/** What makes frames from what a terminal said. */
async function frameMaker(
  host: Host,
  options: GlobalOptions,
  settings: Settings,
  { locale, messages }: Pick<Frame, 'locale' | 'messages'>,
): Promise<Context['frameFor']> {
  const heard = isHeard(host, options, settings)
  const level = heard ? 0 : colourLevel(options.color, host)
  const wished = options.width ?? settings.width
  const painted = level === 0 ? undefined : (await import('../../terminal/colour-theme.ts')).colourTheme
  const themes = new Map<Background, Theme>()
  const themeFor = (background: Background): Theme => {
    const theme = themes.get(background) ?? painted?.(level, background) ?? (heard ? spokenTheme : plainTheme)
    themes.set(background, theme)
    return theme
  }
  const wish = options.theme === 'auto' ? settings.theme : options.theme
  return ({ ambiguousWidth = 1, background = backgroundColour(host) }) => ({
    width: heard ? spokenWidth(wished, host) : layoutWidth(wished, terminalColumns(host)),
    locale,
    messages,
    theme: themeFor(wish === undefined || wish === 'auto' ? (background ?? 'unknown') : wish),
    glyphs: options.ascii || !speaksUnicode(host) ? 'ascii' : 'unicode',
    ambiguousWidth: settings.ambiguous === 'wide' ? 2 : settings.ambiguous === 'narrow' ? 1 : ambiguousWidth,
    accessible: heard,
    hyperlinks: level > 0 && !options.plain && showsHyperlinks(host),
    sources: options.sources,
  })
}
