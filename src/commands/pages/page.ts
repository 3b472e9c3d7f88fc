import type { Key } from '../../domain/keys.ts'
import type { Opening } from '../../domain/opening.ts'
import type { Frame } from '../../views/frame.ts'
import type { Rows } from '../../views/overlay.ts'
import type { Picture } from '../../views/picture.ts'
import type { Context } from '../shared/context.ts'

/**
 * A page of the stack: a pure step of domain and lines of views, bound to what has to be read and stored. It knows no
 * other page.
 */
export interface Page {
  /** Language, frame and course, for what is opened from here. */
  readonly context: Context
  /** The chapter whose sections and questions are meant by their ids; empty outside the course. */
  readonly chapter: string
  /** `below` draws the page under this one, for those that cover it in part. */
  show(below: () => Shown): Shown
  /** The picture is on the screen now. */
  shown?(): void
  press(key: Key): Turn | Promise<Turn>
  /** Something stands open on this page itself (a list, a card, a field, the keys), which escape closes. */
  hasOpen?(): boolean
  /** The screen has another size, or the page above this one was closed. */
  refresh?(): void
  /** The page above this one was closed, and the journal may have news. */
  uncovered?(): Promise<void>
  /** True when the page shows it itself: another place of the same text. */
  takes?(opens: Opening): boolean
  /** Ctrl-C stops what runs here; false when nothing does, and the learner leaves. */
  interrupt?(): boolean
  /** Comes when something has changed by itself. */
  changed?(): Promise<void>
  /** Keys that came while something ran here, once it has ended: each counts for the page that is on top by then. */
  keysKept?(): readonly Key[]
  /** The page is left for good. What it gives stays in the shell. */
  close?(): readonly string[]
}

/** A picture with the frame that it was drawn for. */
export interface Shown {
  readonly picture: Picture
  readonly frame: Frame
  /** Where stands what was opened from here: what opens over it covers that place. */
  readonly opened?: Rows | undefined
}

/** What is to be done after a key; undefined: the page is drawn again. */
export type Turn =
  | undefined
  | { readonly type: 'open'; readonly opens: Opening }
  /** One step back, and there something may be opened. */
  | { readonly type: 'back'; readonly opens?: Opening }
