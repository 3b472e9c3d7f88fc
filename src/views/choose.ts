import type { Frame } from './frame.ts'
import { hanging } from './layout.ts'
import { wrapText } from './line-break.ts'
import { signs } from './question.ts'

/** A question with a few choices, inside the running text. */
export interface ChoicePicture {
  readonly question: string
  readonly choices: readonly string[]
  readonly cursor: number
  /** Chosen: only the choice stays on the screen. */
  readonly finished: boolean
}

export function choiceLines({ question, choices, cursor, finished }: ChoicePicture, frame: Frame): string[] {
  const asked = wrapText(question, frame.width, frame).map((line) => frame.theme.strong(line))
  if (finished)
    return [...asked, ...hanging('  ', [{ text: choices[cursor] ?? '', paint: frame.theme.accent }], frame)]
  return [
    ...asked,
    ...choices.flatMap((text, at) => {
      const here = at === cursor
      const mark = here ? signs(frame).cursor : ' '
      return hanging(`${mark} ${at + 1}  `, [{ text, paint: here ? frame.theme.accent : undefined }], frame)
    }),
  ]
}
