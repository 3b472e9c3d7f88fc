import type { Frame } from './frame.ts'
import { hanging } from './layout.ts'
import { wrapText } from './line-break.ts'
import type { Picture } from './picture.ts'
import { signs } from './signs.ts'
import { displayWidth } from './width.ts'

/** A question with a few choices, inside the running text. */
export interface ChoicePicture {
  readonly question: string
  readonly choices: readonly string[]
  readonly cursor: number
  /** Chosen: only the choice stays on the screen. */
  readonly finished: boolean
}

/** The cursor stands on the first letter of what Enter takes. */
export function choicePicture({ question, choices, cursor, finished }: ChoicePicture, frame: Frame): Picture {
  const asked = wrapText(question, frame.width, frame).map((line) => frame.theme.strong(line))
  const { accent } = frame.theme
  if (finished)
    return { lines: [...asked, ...hanging('  ', [{ text: choices[cursor] ?? '', paint: accent }], frame)] }
  const head = (at: number): string => `${at === cursor ? signs(frame).cursor : ' '} ${at + 1}  `
  const listed = choices.map((text, at) =>
    hanging(head(at), [{ text, paint: at === cursor ? accent : undefined }], frame),
  )
  const row = asked.length + listed.slice(0, cursor).flat().length
  return {
    lines: [...asked, ...listed.flat()],
    cursor: { row, column: displayWidth(head(cursor), frame), isShown: true },
  }
}
