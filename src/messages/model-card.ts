import type { Locale } from '../domain/locale.ts'
import type { modelCardEn } from './model-card.en.ts'

export type ModelCardMessages = typeof modelCardEn

/** The wording of cards and prices in one language, loaded when a card is asked for. */
export const modelCardMessagesIn = async (locale: Locale): Promise<ModelCardMessages> =>
  locale === 'zh'
    ? (await import('./model-card.zh.ts')).modelCardZh
    : (await import('./model-card.en.ts')).modelCardEn
