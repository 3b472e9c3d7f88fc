import type { Locale } from '../domain/locale.ts'
import type { browserEn } from './browser.en.ts'

export type BrowserMessages = typeof browserEn

/** The wording of the catalogue's browser in one language, loaded when it opens. */
export const browserMessagesIn = async (locale: Locale): Promise<BrowserMessages> =>
  locale === 'zh' ? (await import('./browser.zh.ts')).browserZh : (await import('./browser.en.ts')).browserEn
