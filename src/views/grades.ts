import type { CitedSource, SourceGrade } from '../domain/course.ts'
import type { Frame } from './frame.ts'
import { wrapText } from './line-break.ts'

/** What a mark says of its source: `[3]` was read at its maker's, `[3~]` is second-hand, `[3?]` nobody opened. */
const SIGNS: Readonly<Record<SourceGrade, string>> = { verified: '', secondary: '~', 'primary-unread': '?' }

export const gradeSign = (grade: SourceGrade): string => SIGNS[grade]

/** The signs that these sources have, explained; nothing where all were read. */
export function gradeLines(sources: readonly Pick<CitedSource, 'grade'>[], frame: Frame): string[] {
  const { read, common } = frame.messages
  const present = (['secondary', 'primary-unread'] as const).filter((grade) =>
    sources.some((source) => source.grade === grade),
  )
  if (present.length === 0) return []
  const signs = present.map((grade) => `${SIGNS[grade]} ${read.grades[grade]}`).join(common.listSeparator)
  return wrapText(read.gradeSigns(signs), frame.width, frame).map(frame.theme.muted)
}
