import type { Frame } from '../views/frame.ts'
import { pagePicture, type ScrolledPage } from '../views/long-page.ts'
import type { Screen } from './screen.ts'

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
