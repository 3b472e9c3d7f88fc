import type { QuestionBox } from './question-box.ts'

/** A run of text inside a block. */
export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: InlineStyle; readonly children: readonly Inline[] }
  | { readonly type: 'code' | 'keyboard'; readonly text: string }
  | { readonly type: 'link'; readonly href: string; readonly children: readonly Inline[] }
  | { readonly type: 'image'; readonly source: string; readonly alternative: string }
  /** A glossary term: `[词元](term:token)`. */
  | { readonly type: 'term'; readonly term: string; readonly children: readonly Inline[] }
  /** A link to a section of the course: `[](section:transformer)`, to which the compiler gives the section's number, or with words. */
  | { readonly type: 'section'; readonly section: string; readonly children: readonly Inline[] }
  /** A source mark or footnote; `number` counts from 1 in the text it stands in. */
  | { readonly type: 'mark'; readonly key: string; readonly number: number }
  | { readonly type: 'break' }

export type InlineStyle =
  | 'strong'
  | 'emphasis'
  | 'deleted'
  | 'underline'
  | 'subscript'
  | 'superscript'
  | 'highlight'

export type Alignment = 'left' | 'center' | 'right'

export type CalloutKind = 'note' | 'tip' | 'important' | 'try' | 'mixup' | 'disputed' | 'warning' | 'caution'

/** A piece of code with its role; `plain` keeps the text's own colour. */
export interface CodeToken {
  readonly text: string
  readonly role: 'plain' | 'keyword' | 'string' | 'number' | 'comment'
}

export interface ListItem {
  /** Set for task lists: done or not. */
  readonly checked?: boolean
  readonly blocks: readonly Block[]
}

export interface Footnote {
  readonly key: string
  /** That of its marks. */
  readonly number: number
  readonly blocks: readonly Block[]
}

/** A row of the catalogue, as a text of one language shows it. */
export interface ListedModel {
  readonly name: string
  readonly company: string
  readonly open: 'yes' | 'partly' | 'no'
  /** Licences of the public weights of today. */
  readonly licences: readonly string[]
  /** The newest release, and its month as far as it is known. */
  readonly newest: string | null
  readonly released: string | null
  /** Where it can be used. */
  readonly site: string | null
}

/** A block of a text, as it will be laid out. */
export type Block =
  | {
      readonly type: 'heading'
      readonly level: number
      readonly id: string
      readonly children: readonly Inline[]
    }
  | { readonly type: 'paragraph'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly language?: string; readonly lines: readonly (readonly CodeToken[])[] }
  | {
      readonly type: 'list'
      readonly ordered: boolean
      readonly start: number
      readonly tight: boolean
      readonly items: readonly ListItem[]
    }
  | { readonly type: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly type: 'callout'
      readonly kind: CalloutKind
      readonly title?: readonly Inline[]
      readonly blocks: readonly Block[]
    }
  | {
      readonly type: 'table'
      readonly alignments: readonly Alignment[]
      readonly header: readonly (readonly Inline[])[]
      readonly rows: readonly (readonly (readonly Inline[])[])[]
    }
  | { readonly type: 'rule' }
  /** A picture file: the terminal shows its caption, alternative text and path. */
  | {
      readonly type: 'image'
      readonly source: string
      readonly alternative: string
      readonly caption: readonly Inline[]
    }
  /** A drawing of ours. Before the course is compiled only `figure` and `caption` are known. */
  | {
      readonly type: 'figure'
      readonly figure: string
      readonly caption: readonly Inline[]
      /** `1.3`: the third of chapter 1. */
      readonly number?: string
      readonly drawing?: readonly string[]
      readonly ascii?: readonly string[]
      /** For a screen on which the drawing does not fit. */
      readonly narrow?: { readonly drawing: readonly string[]; readonly ascii: readonly string[] }
      readonly alternative?: string
    }
  | { readonly type: 'lab'; readonly lab: string }
  /** Something to try on a model of one's own. Before the course is compiled only the id is known. */
  | { readonly type: 'recipe'; readonly recipe: string; readonly name?: string }
  /** Today's models of the catalogue. Before the course is compiled only `list` is known: the words that choose them. */
  | {
      readonly type: 'models'
      readonly list: string
      readonly kind?: 'families' | 'apps'
      /** The day for which the catalogue speaks. */
      readonly asOf?: string
      readonly models?: readonly ListedModel[]
    }
  /** What it shows is known once the course is compiled. `first`: asked before the passage that answers it. */
  | {
      readonly type: 'question'
      readonly question: string
      readonly first?: true
      readonly box?: QuestionBox
    }
  | { readonly type: 'details'; readonly summary: readonly Inline[]; readonly blocks: readonly Block[] }
  | {
      readonly type: 'footnotes'
      readonly notes: readonly Footnote[]
    }
  | { readonly type: 'page' }
  /** The same block in two languages. */
  | { readonly type: 'pair'; readonly blocks: readonly [Block, Block] }
