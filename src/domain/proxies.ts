import { isLoopback } from './endpoint.ts'

/** What is between us and a host. */
export type ProxyChoice =
  | { readonly type: 'none' }
  | { readonly type: 'proxy'; readonly url: URL }
  /** The variable that names it, and no password of it: what it says cannot be used. */
  | { readonly type: 'unusable'; readonly variable: string }

/** The environment, as far as proxies are concerned. */
export type ProxyVariables = Readonly<Record<string, string | undefined>>

/**
 * Chooses a proxy as curl does: the scheme's own variable, else `all_proxy`, unless `no_proxy` names the host; small
 * letters win, and `HTTP_PROXY` in capitals does not count, since a web server sets it from a request's header
 * (https://curl.se/docs/manpage.html#ENVIRONMENT, https://httpoxy.org). This machine is never behind one.
 */
export function proxyFor(url: URL, variables: ProxyVariables): ProxyChoice {
  if (isLoopback(url.hostname)) return { type: 'none' }
  const named = url.protocol === 'https:' ? ['https_proxy', 'HTTPS_PROXY'] : ['http_proxy']
  const variable = [...named, 'all_proxy', 'ALL_PROXY'].find((name) => variables[name])
  const value = variable === undefined ? undefined : variables[variable]?.trim()
  if (variable === undefined || !value) return { type: 'none' }
  if (isExempt(url, variables.no_proxy || variables.NO_PROXY || '')) return { type: 'none' }
  const proxy = readProxy(value)
  return proxy === undefined ? { type: 'unusable', variable } : { type: 'proxy', url: proxy }
}

/** Without a scheme it is an HTTP proxy. Without a port curl takes 1080, for HTTPS 443. */
function readProxy(value: string): URL | undefined {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined
  const url = new URL(address)
  const saysPort = /^https?:\/\/(?:[^/?#]*@)?(?:\[[^\]]*\]|[^/?#:@]*):\d+/i.test(address)
  if (!saysPort && url.protocol === 'http:') url.port = '1080'
  return url
}

/**
 * `*` alone for all, or names separated by commas or spaces: a host and all below it, an address, a block of addresses. As
 * in curl a name with a port is none.
 */
function isExempt({ hostname }: URL, list: string): boolean {
  const host = bare(hostname)
  return (
    list.trim() === '*' ||
    list
      .split(/[\s,]+/)
      .map(bare)
      .some((name) => name !== '' && covers(name, host))
  )
}

const bare = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/^\./, '')
    .replace(/\.$/, '')

function covers(name: string, host: string): boolean {
  const [block = '', bits] = name.split('/')
  const [one, other] = [addressBits(block), addressBits(host)]
  if (bits === undefined)
    return other === undefined ? host === name || host.endsWith(`.${name}`) : one === other
  const length = Number(bits)
  if (one === undefined || other === undefined || one.length !== other.length) return false
  return /^\d+$/.test(bits) && length <= one.length && one.slice(0, length) === other.slice(0, length)
}

/** The bits of an IPv4 or IPv6 address; undefined for a name. */
function addressBits(address: string): string | undefined {
  const four = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number)
  if (four !== undefined) return four.every((part) => part < 256) ? inBits(four, 8) : undefined
  if (!URL.canParse(`http://[${address}]/`)) return undefined
  const [head = '', tail] = bare(new URL(`http://[${address}]/`).hostname).split('::')
  const before = groups(head)
  const after = groups(tail ?? '')
  const zeros = Array.from({ length: tail === undefined ? 0 : 8 - before.length - after.length }, () => 0)
  return inBits([...before, ...zeros, ...after], 16)
}

const groups = (text: string): number[] =>
  text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16))

const inBits = (parts: readonly number[], width: number): string =>
  parts.map((part) => part.toString(2).padStart(width, '0')).join('')
