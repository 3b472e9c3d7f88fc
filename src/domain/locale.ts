/** Languages in which the course is written. */
export const courseLanguages = ['zh', 'en'] as const
export type CourseLanguage = (typeof courseLanguages)[number]

/** A language of menus and errors. Today each is a language of the course as well; a further one need not be. */
export type InterfaceLanguage = 'zh' | 'en'

/** What the reader shows: one language, or all of the course's as groups of paragraphs. */
export type Language = CourseLanguage | 'both'

/** The same short text in each language of the course. */
export type LocalizedText = Readonly<Record<CourseLanguage, string>>

/** What `--lang` and the settings know. */
export const languages: readonly Language[] = [...courseLanguages, 'both']

/** The languages of the course that are shown. */
export const shownLanguages = (language: Language): readonly CourseLanguage[] =>
  language === 'both' ? courseLanguages : [language]

/** The language in which a term or a name is known besides. */
export const otherLanguage: Readonly<Record<CourseLanguage, CourseLanguage>> = { zh: 'en', en: 'zh' }

/** What the key for the other language leads to; from both at once, Chinese alone. */
export const nextLanguage = (language: Language): CourseLanguage =>
  language === 'both' ? 'zh' : otherLanguage[language]

export const isLanguage = (word: string | undefined): word is Language =>
  languages.some((each) => each === word)

export interface LanguageWishes {
  readonly flag?: string | undefined
  readonly config?: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
  /** What the system says where the environment says nothing: `zh-CN`. */
  readonly system?: (() => string) | undefined
}

export interface LanguageChoice {
  readonly language: Language
  /** False when nothing said which language is wanted, and English is only the default. */
  readonly decided: boolean
}

/** Order of wishes: --lang, config, LLM_PRIMER_LANG, LC_ALL, LC_MESSAGES, LANG, the system's own language; else English. */
export function chooseLanguage({ flag, config, environment, system: ask }: LanguageWishes): LanguageChoice {
  const said = [flag, config, environment.LLM_PRIMER_LANG].find(isLanguage)
  if (said !== undefined) return { language: said, decided: true }
  const system = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find((value) => value)
  const language = systemLanguage(system ?? ask?.())
  return language === undefined ? { language: 'en', decided: false } : { language, decided: true }
}

/** `zh_CN.UTF-8@pinyin` → zh. C and POSIX name no language. */
function systemLanguage(value: string | undefined): InterfaceLanguage | undefined {
  const [code] = (value ?? '').toLowerCase().split(/[_.@-]/)
  return code === 'zh' || code === 'en' ? code : undefined
}

/** The language of menus and errors: with `both`, Chinese, which is what such a reader is learning from or checking against. */
export const interfaceLocale = (language: Language): InterfaceLanguage => MENUS[language]

const MENUS: Readonly<Record<Language, InterfaceLanguage>> = { zh: 'zh', en: 'en', both: 'zh' }
