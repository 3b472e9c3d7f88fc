import type { InterfaceLanguage } from '../domain/locale.ts'
import type { en } from './en.ts'

/** The interface's wording. English is written first; Chinese has the same type, so a forgotten translation does not compile. */
export type Messages = typeof en

/** The wording in one language; the other one is not loaded. */
export const messagesIn = (locale: InterfaceLanguage): Promise<Messages> => LOAD[locale]()

const LOAD: Readonly<Record<InterfaceLanguage, () => Promise<Messages>>> = {
  zh: async () => (await import('./zh.ts')).zh,
  en: async () => (await import('./en.ts')).en,
}
