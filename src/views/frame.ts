import type { InterfaceLanguage } from '../domain/locale.ts'
import type { Messages } from '../messages/messages.ts'
import type { Theme } from './theme.ts'

/** What a view needs to know of the screen it is drawn for. Widths are terminal columns. */
export interface Frame {
  /** No line may be wider. */
  readonly width: number
  readonly locale: InterfaceLanguage
  readonly messages: Messages
  readonly theme: Theme
  /** `ascii`: no box drawing, blocks or arrows. */
  readonly glyphs: 'unicode' | 'ascii'
  /** Columns that an East Asian ambiguous character (“ ” … ─ █) takes in this terminal. */
  readonly ambiguousWidth: 1 | 2
  /** Append-only text for screen readers: no tables, no boxes, colour never alone. */
  readonly accessible: boolean
  /** The terminal opens OSC 8 links; without them, links are numbered and listed. */
  readonly hyperlinks: boolean
  /** Print the sources of facts. */
  readonly sources: boolean
}
