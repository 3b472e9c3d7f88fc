import type { CitedSource } from '../domain/course.ts'
import type { ContentFolder } from './content-folder.ts'

/** The source of that key, as a text shows it; a key that stands for nothing is told as a problem. */
export function citedSource(
  key: string,
  { sources }: Pick<ContentFolder, 'sources'>,
  problem: (place: string, reason: string) => void,
): CitedSource {
  const source = sources[key]
  if (source === undefined) problem(`[^${key}]`, 'there is no such source in sources.json')
  return { key, title: source?.title ?? '', url: source?.url ?? '', accessed: source?.accessed ?? '' }
}
