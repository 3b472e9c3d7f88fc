/** The addresses of a text by number: link 1 is `addresses[0]`. */
export interface LinkList {
  readonly addresses: readonly string[]
  /** The number of an address; a new one goes to the end. */
  numberOf(address: string): number
}

/** A list that begins with addresses that have their numbers already: the sources of a section. */
export function createLinkList(first: readonly string[] = []): LinkList {
  const addresses = [...first]
  const numbers = new Map(first.map((address, at) => [address, at + 1]))
  return {
    addresses,
    numberOf(address) {
      const known = numbers.get(address)
      if (known !== undefined) return known
      numbers.set(address, addresses.push(address))
      return addresses.length
    },
  }
}
