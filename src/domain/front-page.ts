/**
 * True for the address of a site instead of a page: nothing behind the host, or only a language (`/`, `/en`,
 * `/zh-cn/index.html`).
 */
export function isFrontPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const parts = new URL(address).pathname.split('/').filter((part) => part !== '')
  const [first, ...rest] = parts.filter((part, at) => at < parts.length - 1 || !INDEX.test(part))
  return rest.length === 0 && (first === undefined || isLanguage(first))
}

/** What a server gives out for a folder. */
const INDEX = /^(?:index|default|home|main)(?:\.[a-z]{3,5})?$/i

/** `en`, `zh-CN`, `zh_hans`: two letters that are a language, and a region or a script. */
function isLanguage(part: string): boolean {
  const [, language = ''] = /^([a-z]{2})(?:[-_](?:[a-z]{2}|[a-z]{4}))?$/i.exec(part) ?? []
  return (
    REGIONS.has(part.toLowerCase()) || (language !== '' && LANGUAGES.of(language.toLowerCase()) !== undefined)
  )
}

/** Regions and names of languages that stand for a language; not every region, since `/ai` may be a page. */
const REGIONS = new Set('cn tw hk us uk gb jp kr global intl english chinese'.split(' '))

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })
