/** A link of a text: where it leads, and the words that stand for it. */
export interface TextLink {
  readonly address: string
  readonly words: string
}

/** The links of a text. Number 1 is `numbered[0]`. */
export interface LinkList {
  /** Those whose number stands in the text. */
  readonly numbered: readonly TextLink[]
  /** The number of an address; a new one goes to the end. */
  numberOf(address: string, words: string): number
  /** A link that stands in the text without a number: it can be clicked, or its words are its address. */
  note(address: string, words: string): void
  /** All links, those without a number after the others. */
  all(): readonly TextLink[]
}

/** A list that begins with links that have their numbers already: the sources of a section. */
export function createLinkList(first: readonly TextLink[] = []): LinkList {
  const numbered = [...first]
  const numbers = new Map(first.map(({ address }, at) => [address, at + 1]))
  const others = new Map<string, TextLink>()
  return {
    numbered,
    numberOf(address, words) {
      const known = numbers.get(address)
      if (known !== undefined) return known
      numbers.set(address, numbered.push({ address, words }))
      return numbered.length
    },
    note(address, words) {
      if (!others.has(address)) others.set(address, { address, words })
    },
    all: () => [...numbered, ...[...others.values()].filter(({ address }) => !numbers.has(address))],
  }
}
