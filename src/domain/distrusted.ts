/** Compiled code of an earlier run that is not believed, as the launcher says it (bin/llm-primer.js). */
export interface Distrusted {
  readonly path: string
  /** Another user's; writable for others; a link or something else in the place of a folder, or of a file. */
  readonly why: 'other-user' | 'open' | 'no-folder' | 'no-file'
  /** The number of the other user. */
  readonly owner?: number | undefined
}
