import type { CitedSource } from '../domain/course.ts'
import type { LocalizedText } from '../domain/locale.ts'
import type { ContentFolder } from './content-folder.ts'

/** The source of that key, as a text shows it; a key that stands for nothing is told as a problem. */
export function citedSource(
  key: string,
  { sources }: Pick<ContentFolder, 'sources'>,
  problem: (place: string, reason: LocalizedText) => void,
): CitedSource {
  const source = sources[key]
  if (source === undefined) {
    problem(`[^${key}]`, {
      zh: 'sources.json 里没有这个出处',
      en: 'there is no such source in sources.json',
    })
    return { key, title: { zh: '', en: '' }, url: '', grade: 'primary-unread', accessed: '' }
  }
  const { title, maker, url, grade, accessed } = source
  return {
    key,
    title: inBoth(title),
    ...(maker === undefined ? {} : { maker: inBoth(maker) }),
    url,
    grade,
    accessed,
  }
}

const inBoth = (text: string | LocalizedText): LocalizedText =>
  typeof text === 'string' ? { zh: text, en: text } : text
