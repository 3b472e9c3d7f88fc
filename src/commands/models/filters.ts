import { USUAL_BITS, USUAL_TOKENS } from '../../domain/model-memory.ts'
import { type Ability, findCompanies } from '../../domain/models.ts'
import type {
  COMMERCIAL_WISHES,
  KINDS,
  MaxPrice,
  MODALITIES,
  ModelFilters,
  ModelSort,
  OpenWish,
  RegionWish,
  STATUSES,
} from '../../domain/models-filter.ts'
import { PrimerError } from '../../errors.ts'
import type { ModelColumn } from '../../views/models.ts'
import type { PlainForm } from '../../views/models-csv.ts'
import type { Context } from '../shared/context.ts'
import { oneOf, unknownValue } from './options.ts'

export const EDITIONS = ['2024-06', 'current'] as const

export interface ModelsOptions {
  readonly openSource?: boolean
  readonly closed?: boolean
  readonly open?: OpenWish
  readonly region?: readonly RegionWish[]
  readonly company?: readonly string[]
  readonly kind?: readonly (typeof KINDS)[number][]
  readonly commercial?: readonly (typeof COMMERCIAL_WISHES)[number][]
  readonly licence?: readonly string[]
  readonly status?: readonly (typeof STATUSES)[number][]
  readonly modality?: readonly (typeof MODALITIES)[number][]
  readonly can?: readonly Ability[]
  readonly minContext?: number
  readonly minOutput?: number
  readonly maxPrice?: MaxPrice
  readonly memory?: number
  readonly bits?: number
  readonly releasedAfter?: string
  readonly sort?: ModelSort
  readonly columns?: readonly ModelColumn[]
  readonly edition?: (typeof EDITIONS)[number]
  readonly releases?: boolean
  /** All releases of each family, not only what is offered today. */
  readonly all?: boolean
  readonly json?: boolean
  readonly csv?: boolean
  readonly md?: boolean
  /** CSV that a spreadsheet takes for UTF-8. */
  readonly bom?: boolean
}

type OptionName = keyof ModelsOptions

/** Options of the list that choose rows. */
export const FILTERS: readonly OptionName[] = [
  'openSource',
  'closed',
  'open',
  'region',
  'company',
  'kind',
  'commercial',
  'licence',
  'status',
  'modality',
  'can',
  'minContext',
  'minOutput',
  'maxPrice',
  'memory',
  'bits',
  'releasedAfter',
]

/** Options that say in which form something is printed. */
export const FORMS: readonly OptionName[] = ['json', 'csv', 'md', 'bom']

const OPTIONS: readonly OptionName[] = [...FILTERS, ...FORMS, 'sort', 'columns', 'edition', 'releases', 'all']

/** Options of the list are typed before and after a subcommand alike; one that it does not know is not passed over. */
export function refuseOthers(options: ModelsOptions, allowed: readonly OptionName[], other: string): void {
  const stranger = OPTIONS.find((name) => options[name] !== undefined && !allowed.includes(name))
  if (stranger !== undefined)
    throw new PrimerError({ code: 'options-exclude', option: flagOf(stranger), other })
}

const flagOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`

export type OutputForm = 'text' | 'json' | PlainForm

/** @throws PrimerError `options-exclude` when several forms are wanted at once */
export function formOf(options: Pick<ModelsOptions, 'json' | 'csv' | 'md' | 'bom'>): OutputForm {
  const named = { ...options, csv: options.csv || options.bom }
  const [form, other] = (['json', 'csv', 'md'] as const).filter((name) => named[name])
  if (form !== undefined && other !== undefined)
    throw new PrimerError({ code: 'options-exclude', option: flagOf(form), other: flagOf(other) })
  return form === 'csv' && options.bom ? 'csv-bom' : (form ?? 'text')
}

/** What was typed, as filters: companies by id, licences as they are known. */
export function filtersOf(words: readonly string[], options: ModelsOptions, context: Context): ModelFilters {
  return {
    words,
    ...(options.openSource ? { openSource: true } : {}),
    ...(options.closed ? { closed: true } : {}),
    ...(options.open === undefined ? {} : { open: options.open }),
    ...(options.region === undefined ? {} : { regions: options.region }),
    ...(options.company === undefined ? {} : { companies: companiesNamed(options.company, context) }),
    ...(options.kind === undefined ? {} : { kinds: options.kind }),
    ...(options.commercial === undefined ? {} : { commercial: options.commercial }),
    ...(options.can === undefined ? {} : { abilities: options.can }),
    ...(options.minOutput === undefined ? {} : { minOutput: options.minOutput }),
    ...(options.licence === undefined ? {} : { licences: licencesNamed(options.licence, context) }),
    ...(options.status === undefined ? {} : { statuses: options.status }),
    ...(options.modality === undefined ? {} : { modalities: options.modality }),
    ...(options.minContext === undefined ? {} : { minContext: options.minContext }),
    ...(options.maxPrice === undefined ? {} : { maxPrice: options.maxPrice }),
    ...memoryWish(options),
    ...(options.releasedAfter === undefined ? {} : { releasedAfter: options.releasedAfter }),
  }
}

/** The cache is for the context that was asked for, else for a long conversation. */
function memoryWish({ memory, bits = USUAL_BITS, minContext = USUAL_TOKENS }: ModelsOptions): ModelFilters {
  return memory === undefined ? {} : { memory: { bytes: memory, bits, tokens: minContext } }
}

function companiesNamed(names: readonly string[], { course, locale }: Context): string[] {
  const { companies } = course.catalog()
  return names.flatMap((name) => {
    const found = findCompanies(name, companies)
    if (found.length > 0) return found
    throw unknownValue(
      '--company',
      name,
      companies.map((each) => each[locale]),
    )
  })
}

function licencesNamed(names: readonly string[], context: Context): string[] {
  const rows = context.course.catalog().rows
  const known = [
    ...new Set(rows.flatMap(({ licences }) => licences.map(({ name }) => name.toLowerCase()))),
    'unread',
  ]
  return names.map((name) => oneOf('--licence', known)(name))
}
