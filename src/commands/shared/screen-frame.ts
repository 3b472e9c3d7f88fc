import type { Screen } from '../../terminal/screen.ts'
import type { Frame } from '../../views/frame.ts'
import { readingWidth } from '../../views/reader.ts'
import type { Context } from './context.ts'

/** The frame of a full screen: the text measure, centred. */
export function screenFrame(
  screen: Screen,
  { frame, options, settings }: Context,
): { readonly frame: Frame; readonly margin: number } {
  const { columns } = screen.size()
  const wish = options.width ?? settings.width ?? columns
  const width = Math.max(20, Math.min(readingWidth(columns), wish))
  return { frame: { ...frame, width }, margin: Math.max(0, Math.floor((columns - width) / 2)) }
}
