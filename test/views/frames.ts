import type { Locale } from '../../src/domain/locale.ts'
import { messagesIn } from '../../src/messages/messages.ts'
import type { Frame } from '../../src/views/frame.ts'
import { plainTheme } from '../../src/views/theme.ts'

/** A frame without colour: use it when a test says what stands on the screen. */
export const aFrame = (width: number, change: Partial<Frame> & { locale?: Locale } = {}): Frame => ({
  width,
  locale: 'en',
  messages: messagesIn(change.locale ?? 'en'),
  theme: plainTheme,
  glyphs: 'unicode',
  ambiguousWidth: 1,
  accessible: false,
  hyperlinks: false,
  sources: false,
  ...change,
})
