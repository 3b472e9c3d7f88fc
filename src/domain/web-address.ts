const PROTOCOLS: readonly string[] = ['http:', 'https:', 'mailto:']

/**
 * The address as it may be opened or put into a terminal link: http, https or mailto, parsed and written out again, so
 * that no byte of it can be a control character. Undefined for every other address, such as `javascript:` or a path.
 */
export function webAddress(href: string): string | undefined {
  if (href.length > LONGEST || !URL.canParse(href)) return undefined
  const url = new URL(href)
  return PROTOCOLS.includes(url.protocol) && url.href.length <= LONGEST ? url.href : undefined
}

/** What terminals take in a link. */
const LONGEST = 2048
