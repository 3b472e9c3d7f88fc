import type { Locale } from '../domain/locale.ts'
import { commonEn } from './common.en.ts'
import { commonZh } from './common.zh.ts'
import { readEn } from './read.en.ts'
import { readZh } from './read.zh.ts'

/** A message about trouble: what happened, and what to do. */
export interface Report {
  readonly what: string
  readonly todo: string
}

export type CommonMessages = typeof commonEn
export type ReadMessages = typeof readEn

/** The interface's wording. English is written first; Chinese has the same type, so a forgotten translation does not compile. */
export interface Messages {
  readonly common: CommonMessages
  readonly read: ReadMessages
}

const messages: Readonly<Record<Locale, Messages>> = {
  en: { common: commonEn, read: readEn },
  zh: { common: commonZh, read: readZh },
}

export const messagesIn = (locale: Locale): Messages => messages[locale]
