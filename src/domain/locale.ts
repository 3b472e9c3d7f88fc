/** A language of the interface and of the course. */
export type Locale = 'zh' | 'en'

/** What the reader shows: one language, or both as pairs of paragraphs. */
export type Language = Locale | 'both'

/** The same short text in both languages. */
export interface LocalizedText {
  readonly zh: string
  readonly en: string
}

export const languages: readonly Language[] = ['zh', 'en', 'both']

export const isLanguage = (word: string | undefined): word is Language =>
  languages.some((each) => each === word)

export interface LanguageWishes {
  readonly flag?: string | undefined
  readonly config?: string | undefined
  readonly environment: Readonly<Record<string, string | undefined>>
}

export interface LanguageChoice {
  readonly language: Language
  /** False when nothing said which language is wanted, and English is only the default. */
  readonly decided: boolean
}

/** Order of wishes: --lang, config, LLM_PRIMER_LANG, LC_ALL, LC_MESSAGES, LANG; else English. */
export function chooseLanguage({ flag, config, environment }: LanguageWishes): LanguageChoice {
  const said = [flag, config, environment.LLM_PRIMER_LANG].find(isLanguage)
  if (said !== undefined) return { language: said, decided: true }
  const system = [environment.LC_ALL, environment.LC_MESSAGES, environment.LANG].find((value) => value)
  const language = systemLanguage(system)
  return language === undefined ? { language: 'en', decided: false } : { language, decided: true }
}

/** `zh_CN.UTF-8@pinyin` → zh. C and POSIX name no language. */
function systemLanguage(value: string | undefined): Locale | undefined {
  const [code] = (value ?? '').toLowerCase().split(/[_.@-]/)
  return code === 'zh' || code === 'en' ? code : undefined
}

/** The language of menus and errors: with `both`, Chinese, which is what such a reader is learning from or checking against. */
export const interfaceLocale = (language: Language): Locale => (language === 'en' ? 'en' : 'zh')
