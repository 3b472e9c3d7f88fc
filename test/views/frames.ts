import type { InterfaceLanguage } from '../../src/domain/locale.ts'
import { en } from '../../src/messages/en.ts'
import { zh } from '../../src/messages/zh.ts'
import type { Frame } from '../../src/views/frame.ts'
import { plainTheme } from '../../src/views/theme.ts'

/** A frame without colour: use it when a test says what stands on the screen. */
export const aFrame = (
  width: number,
  change: Partial<Frame> & { locale?: InterfaceLanguage } = {},
): Frame => ({
  width,
  locale: 'en',
  messages: change.locale === 'zh' ? zh : en,
  theme: plainTheme,
  glyphs: 'unicode',
  ambiguousWidth: 1,
  accessible: false,
  hyperlinks: false,
  sources: false,
  ...change,
})
