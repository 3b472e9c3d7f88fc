import type { CitedSource } from '../domain/course.ts'
import type { InterfaceLanguage } from '../domain/locale.ts'

/** A cited source as JSON; its names in the language of the text that cites it. */
export const sourceJson = (
  { key, title, maker, url, grade, accessed }: CitedSource,
  locale: InterfaceLanguage,
) => ({
  key,
  title: title[locale],
  ...(maker === undefined ? {} : { maker: maker[locale] }),
  url,
  grade,
  accessed,
})
