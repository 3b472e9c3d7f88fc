/** Where a model is asked: what the learner wrote, understood. */
export interface Endpoint {
  /** Addresses to try, in this order, without a slash at the end: paths below them are the protocol's. */
  readonly bases: readonly URL[]
  /** It is this machine: nothing leaves it. */
  readonly isLoopback: boolean
}

/** Why an address cannot be used. */
export type EndpointTrouble = 'not-an-address' | 'not-http' | 'password' | 'query'

export type EndpointReading =
  | { readonly type: 'endpoint'; readonly endpoint: Endpoint }
  | { readonly type: 'trouble'; readonly trouble: EndpointTrouble }

/** Longer than any address that a person types. */
const LONGEST = 2048

/** An address as the learner wrote it: with `/v1`, without, twice, or with the whole path of a request. */
export function readEndpoint(text: string): EndpointReading {
  const address = withScheme(text.trim())
  if (address.length > LONGEST || /[\s\x00-\x1f\x7f]/.test(address)) return trouble('not-an-address')
  if (!/^https?:\/\//i.test(address)) {
    return trouble(/^(?!https?:)[a-z][a-z0-9+.-]*:/i.test(address) ? 'not-http' : 'not-an-address')
  }
  if (!URL.canParse(address)) return trouble('not-an-address')
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return trouble('password')
  if (url.search !== '' || url.hash !== '') return trouble('query')
  if (ANY_ADDRESS.has(url.hostname)) url.hostname = url.hostname === '[::]' ? '[::1]' : '127.0.0.1'
  return { type: 'endpoint', endpoint: { bases: basesOf(url), isLoopback: isLoopback(url.hostname) } }
}

const trouble = (what: EndpointTrouble): EndpointReading => ({ type: 'trouble', trouble: what })

/** Servers are told to listen on "any" address, and people write the same when they ask. */
const ANY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '[::]'])

/**
 * `localhost:11434` names a host and a port; the standard reads a scheme `localhost:` in it. A name in public without a
 * port is a service that speaks TLS; a server of one's own has a port, a number or a short name.
 */
function withScheme(address: string): string {
  const [, host = '', port] = /^([\w.-]+|\[[\da-f:.]+\])(:\d{1,5})?(?:\/|$)/i.exec(address) ?? []
  if (host === '') return address
  const isPublic =
    port === undefined &&
    /\.[a-z]{2,}$/i.test(host) &&
    !/\.(?:local|localhost|lan|internal|home|test)$/i.test(host)
  return `${isPublic ? 'https' : 'http'}://${address}`
}

/** Paths of requests, which some put behind the address; the last ones are Ollama's own. */
const REQUEST_PATH =
  /\/(?:chat\/completions|chat|completions|models|responses|messages|embeddings|api\/(?:chat|generate|tags))$/i

/** What may be meant, the likeliest first: nearly every server answers below `/v1`. */
function basesOf(url: URL): URL[] {
  const path = url.pathname
    .replace(/\/{2,}/g, '/')
    .replace(/\/$/, '')
    .replace(REQUEST_PATH, '')
    .replace(/(\/v\d+)(?:\1)+$/i, '$1')
  const paths = hasVersion(path) ? [path] : [`${path}/v1`, path]
  const further = [
    ...(/\/V\d/.test(path) ? [path.replace(/\/V(?=\d)/, '/v')] : []),
    ...(hasVersion(path) && !/\/v\d+$/i.test(path) ? [`${path}/v1`] : []),
    // Ollama's own interface stands below `/api`, the one that is meant beside it.
    ...(path.endsWith('/api') ? [path.replace(/api$/, 'v1')] : []),
  ]
  return [...paths, ...further].map((each) => {
    const base = new URL(url)
    base.pathname = each
    return base
  })
}

/** `/v1`, `/api/paas/v4`, `/v1beta/openai`. */
const hasVersion = (path: string): boolean => /\/v\d+(?:alpha|beta)?\d*(?:\/|$)/i.test(path)

/** Below an address: `/chat/completions`. */
export function under(base: URL, path: string): URL {
  const url = new URL(base)
  url.pathname = `${base.pathname.replace(/\/$/, '')}${path}`
  return url
}

/** The address as it is shown and kept: without a slash at the end. */
export const addressText = (url: URL): string => url.href.replace(/\/$/, '')

/**
 * Names of this machine that no resolver is asked for: 127.0.0.0/8, ::1, and `localhost` with what lies below it
 * (RFC 6761, 6.3). URL parsing has already made 127.1 and 0x7f000001 one form.
 */
export const isLoopback = (hostname: string): boolean =>
  isLocalName(hostname) ||
  /^127(?:\.\d{1,3}){3}$/.test(hostname) ||
  hostname === '[::1]' ||
  /^\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]$/.test(hostname)

export const isLocalName = (hostname: string): boolean => /(?:^|\.)localhost\.?$/i.test(hostname)
