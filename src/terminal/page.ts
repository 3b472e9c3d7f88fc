import type { Frame } from '../views/frame.ts'
import { pagePicture, type ScrolledPage } from '../views/long-page.ts'
import type { Screen, ScreenEvent } from './screen.ts'

/** How far a key scrolls, in lines; undefined for a key that does not scroll. Space scrolls until the end is in sight. */
export function scrollBy(event: ScreenEvent, height: number, more: boolean): number | undefined {
  if (event.type !== 'key') return undefined
  if (event.key.text === ' ' && more) return height
  switch (event.key.name) {
    case 'up':
      return -1
    case 'down':
      return 1
    case 'page-up':
      return -height
    case 'page-down':
      return height
    default:
      return undefined
  }
}

/** Draws a page on the screen, from its line `top` on. */
export function drawPage(
  screen: Screen,
  page: ScrolledPage,
  top: number,
  margin: number,
  frame: Frame,
): void {
  screen.draw(pagePicture(page, top, screen.size().rows, margin), frame)
}
