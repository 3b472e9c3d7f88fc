import type { ScreenSize } from '../../terminal/redraw.ts'
import { openScreen, type Screen } from '../../terminal/screen.ts'
import type { Frame } from '../../views/frame.ts'
import type { Picture } from '../../views/picture.ts'
import { readingWidth } from '../../views/reader.ts'
import { roomIn, tooSmallPicture } from '../../views/too-small.ts'
import type { Context } from './context.ts'

/**
 * Takes the whole screen, and asks the terminal for what has to be known of it. What runs from here as a process of its
 * own is told the answers and asks no more; what is printed later on this terminal finds them as well. Pages are laid out
 * for the smallest window at least; a smaller one says that it is.
 */
export function openFullScreen({ host, terminalMemory, frame, options: { ascii } }: Context): Screen {
  const inPlaceOf = (size: ScreenSize): Picture | undefined => tooSmallPicture(size, frame)
  const screen = openScreen(host, { ...terminalMemory, inPlaceOf, ascii })
  return { ...screen, size: () => roomIn(screen.size()) }
}

/** The frame of a full screen: the text measure, centred, with what the terminal has said by now. */
export function screenFrame(
  screen: Screen,
  { frameFor, options, settings }: Context,
): { readonly frame: Frame; readonly margin: number } {
  const { columns } = screen.size()
  const wish = options.width ?? settings.width ?? columns
  const width = Math.max(20, Math.min(readingWidth(columns), wish))
  const frame = { ...frameFor(screen.answers()), width }
  return { frame, margin: Math.max(0, Math.floor((columns - width) / 2)) }
}
