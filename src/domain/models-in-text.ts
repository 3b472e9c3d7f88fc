import type { ListedModel } from './blocks.ts'
import type { CourseLanguage, LocalizedText } from './locale.ts'
import type { CatalogIndex, ModelRow } from './models.ts'

/** What `<!-- models: … -->` in a text asks for. */
interface ModelsWish {
  readonly kind: 'families' | 'apps'
  readonly region: 'all' | 'cn' | 'intl'
  /** Only those of which some weights are public. */
  readonly open: boolean
}

/** What such an include may say, for an author whose own says something else. */
export const MODELS_LIST_FORM: LocalizedText = {
  zh: '不是模型列表：先写 "families" 或 "apps"，之后可以写 "cn" 或 "intl"，再之后可以写 "open"',
  en: 'not a list of models: "families" or "apps", then perhaps "cn" or "intl", then perhaps "open"',
}

/** Reads the words of the include; undefined when they mean nothing. */
export function readModelsList(list: string): ModelsWish | undefined {
  const found = /^(families|apps)(?: (cn|intl))?( open)?$/.exec(list.trim())?.slice(1)
  if (found === undefined) return undefined
  const [kind, region, open] = found
  return {
    kind: kind === 'apps' ? 'apps' : 'families',
    region: region === 'cn' || region === 'intl' ? region : 'all',
    open: open !== undefined,
  }
}

/** The rows of the catalogue that the wish means: the most open first, then by the day of the newest release. */
export function listModels(
  { kind, region, open }: ModelsWish,
  { rows, asOf }: CatalogIndex,
  locale: CourseLanguage,
): { readonly kind: 'families' | 'apps'; readonly asOf: string; readonly models: readonly ListedModel[] } {
  const models = rows
    .filter((row) => (row.kind === 'app') === (kind === 'apps') && row.status === 'active')
    .filter((row) => region === 'all' || (row.region === 'cn') === (region === 'cn'))
    .filter(({ openSource }) => !open || openSource !== 'no')
    .sort((a, b) => openFirst(a, b) || newestFirst(a, b))
  return { kind, asOf, models: models.map((row) => listed(row, locale)) }
}

const OPEN_ORDER = ['yes', 'partly', 'no'] as const

const openFirst = (a: ModelRow, b: ModelRow): number =>
  OPEN_ORDER.indexOf(a.openSource) - OPEN_ORDER.indexOf(b.openSource)

function newestFirst(a: ModelRow, b: ModelRow): number {
  const [left, right] = [a, b].map(({ newest }) => newest?.released ?? '')
  return left === right ? 0 : (left ?? '') > (right ?? '') ? -1 : 1
}

const listed = (row: ModelRow, locale: CourseLanguage): ListedModel => ({
  name: row.name[locale],
  company: row.company[locale],
  open: row.openSource,
  licences: row.licences.map(({ name }) => name).filter((name) => name !== 'proprietary'),
  newest: row.newest?.name[locale] ?? null,
  released: row.newest?.released?.slice(0, 7) ?? null,
  site: row.link,
})
