import { z } from 'zod'
import { PLAIN_NAME } from './clean.ts'
import { httpUrlSchema, idSchema, localizedTextSchema, partialDateSchema } from './text.schema.ts'

const isoDate = z.iso.date()

const plainText = z.string().min(1).max(500).regex(PLAIN_NAME, 'a control or invisible character')
const plainBoth = z.strictObject({ zh: plainText, en: plainText })

export const confidenceSchema = z.enum(['verified', 'single-source', 'conflicting', 'unverified'])
export type Confidence = z.infer<typeof confidenceSchema>

/** `catalog/sources.json`. `publisher` tells whether two sources are independent. */
export const catalogSourceSchema = z.strictObject({
  title: plainText,
  url: httpUrlSchema,
  publisher: plainText,
  tier: z.enum(['primary', 'dataset', 'press', 'secondary']),
  accessed: isoDate,
  /** The day that the page itself carries, where it does: what it says is of that day and not of the reading. */
  date: isoDate.optional(),
})
export const catalogSourcesSchema = z.record(idSchema, catalogSourceSchema)
export type CatalogSource = z.infer<typeof catalogSourceSchema>

const factShape = <T extends z.ZodType>(value: T) => ({
  value: value.nullable(),
  /** The day for which the sources speak, not the day on which they were read. */
  asOf: isoDate,
  sources: z.array(idSchema),
  confidence: confidenceSchema,
  alternatives: z.array(z.strictObject({ value, source: idSchema, note: plainBoth.optional() })).default([]),
  note: plainBoth.optional(),
  /** True for what changes by itself: a price, the newest release, a status, what an app runs on. */
  volatile: z.boolean().default(false),
})

interface FactLike {
  readonly value?: unknown
  readonly sources: readonly string[]
  readonly confidence: Confidence
  readonly alternatives: readonly unknown[]
}

const isBacked = ({ confidence, sources }: FactLike): boolean =>
  confidence === 'unverified' || sources.length > 0
const hasAlternatives = ({ confidence, alternatives }: FactLike): boolean =>
  confidence !== 'conflicting' || alternatives.length > 0
const isKnown = ({ value, confidence }: FactLike): boolean => value !== null || confidence === 'unverified'

const fact = <T extends z.ZodType>(value: T) =>
  z
    .strictObject(factShape(value))
    .refine(isBacked, { path: ['sources'], error: 'a fact that is not marked unverified needs a source' })
    .refine(hasAlternatives, { path: ['alternatives'], error: 'a conflicting fact shows what else is said' })
    .refine(isKnown, { path: ['confidence'], error: 'a fact without a value is unverified' })

/** `weights-unread`: public weights whose licence nobody has read yet. */
export const opennessSchema = z.enum([
  'closed',
  'weights-unread',
  'weights-restricted',
  'weights-permissive',
  'osaid',
])
export type Openness = z.infer<typeof opennessSchema>

/**
 * What a limit of a licence depends on. `non-commercial`: no commercial use without a permission in writing;
 * `commercial`: every commercial use is bound to it, that of tuned weights and of what they write as well.
 */
const limitKindSchema = z.enum([
  'users',
  'revenue',
  'territory',
  'naming',
  'notice',
  'registration',
  'field',
  'outputs',
  'non-commercial',
  'commercial',
])
export type LimitKind = z.infer<typeof limitKindSchema>

const licence = z.strictObject({
  name: plainText,
  spdx: z.string().nullable(),
  osiApproved: z.boolean(),
  /** The text of the licence. */
  url: httpUrlSchema.nullable(),
  /**
   * How the text stands to the OSI's: word for word the same, changed, a text of its own; or the maker only names the
   * licence and nobody compared.
   */
  text: z.enum(['verbatim', 'changed', 'own', 'named']).optional(),
  limits: z.array(z.strictObject({ kind: limitKindSchema, ...plainBoth.shape })),
})
export type Licence = z.infer<typeof licence>

export const currencySchema = z.enum(['CNY', 'USD', 'EUR'])
export type Currency = z.infer<typeof currencySchema>

const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time as HH:MM')

/** When a price holds; hours are in the zone. Without a window a price holds whenever no window does. */
const priceWindow = z.strictObject({
  label: z.literal('peak'),
  zone: z.literal('Asia/Shanghai'),
  /** ISO days of the week, 1 = Monday. */
  days: z.array(z.int().min(1).max(7)).min(1),
  hours: z.array(z.tuple([clock, clock])).min(1),
  /** On public holidays of that country (`holidays.json`) the window is closed. */
  exceptHolidays: z.enum(['CN']).optional(),
  /** Weekend days that the country works to make up for a holiday count as Mondays to Fridays: only where the maker says so. */
  workingWeekends: z.boolean().optional(),
})

const amount = z.number().nonnegative().max(1_000_000)

/** A price for 1,000,000 tokens. */
export const priceSchema = z
  .strictObject({
    currency: currencySchema,
    in: amount,
    /** Null where a report gives only the input price. */
    out: amount.nullable(),
    /** Prompt tokens that the maker has in its cache. */
    cachedIn: amount.optional(),
    /** Prompt tokens that are written into the cache. */
    cacheWrite: amount.optional(),
    /** Answer tokens in thinking mode, where they cost more than `out`. */
    thinkingOut: amount.optional(),
    /** Answers within a day instead of at once. */
    batch: z.strictObject({ in: amount, out: amount }).optional(),
    /** For each call, whatever its length. */
    perRequest: amount.optional(),
    /** The price holds for prompts up to this length; the tier without it holds beyond. */
    upToPromptTokens: z.int().positive().optional(),
    /**
     * Which tokens of a longer prompt this tier is for: all of them, as nearly every maker has it, or only those above
     * the limit of the tier before it.
     */
    counts: z.enum(['whole', 'above']).optional(),
    /** What the maker charges in another currency, computed with somebody's rate: never a native price. */
    converted: z.boolean().optional(),
    window: priceWindow.optional(),
    kind: z.enum(['list', 'promo']),
    /** Null: it is not known since when or until when. */
    validFrom: isoDate.nullable(),
    validTo: isoDate.nullable(),
    /** Who charges it: `API` is the maker, anything else a reseller by name. */
    channel: plainText,
    asOf: isoDate,
    sources: z.array(idSchema).min(1),
    confidence: confidenceSchema.exclude(['unverified']),
    alternatives: z
      .array(
        z.strictObject({
          value: z.strictObject({ currency: currencySchema, in: amount, out: amount }),
          source: idSchema,
          note: plainBoth.optional(),
        }),
      )
      .default([]),
    note: plainBoth.optional(),
    volatile: z.boolean(),
  })
  .refine(({ validFrom, validTo }) => validFrom === null || validTo === null || validFrom <= validTo, {
    path: ['validTo'],
    error: 'the price ends before it begins',
  })
  .refine(hasAlternatives, { path: ['alternatives'], error: 'a conflicting fact shows what else is said' })
export type Price = z.infer<typeof priceSchema>

const modality = z.enum(['text', 'image', 'audio', 'video', 'pdf'])
const billions = z.strictObject({ total: z.number().positive(), active: z.number().positive().optional() })
const tokens = z.int().positive().max(1_000_000_000)

const releaseSchema = z.strictObject({
  id: idSchema,
  name: plainBoth,
  /** Part of what the family offers; with previews, retired and withdrawn releases left out this is what is offered today. */
  current: z.boolean().default(false),
  preview: z.boolean().default(false),
  withdrawn: z.boolean().default(false),
  released: fact(partialDateSchema),
  /** Each step with the day from which it holds, in order; the last one holds now. */
  openness: z
    .array(
      z
        .strictObject({ ...factShape(opennessSchema), from: partialDateSchema.nullable() })
        .refine(isBacked, { path: ['sources'], error: 'a fact that is not marked unverified needs a source' })
        .refine(hasAlternatives, {
          path: ['alternatives'],
          error: 'a conflicting fact shows what else is said',
        })
        .refine(isKnown, { path: ['confidence'], error: 'a fact without a value is unverified' }),
    )
    .min(1),
  licence: fact(licence).optional(),
  /** In billions. */
  params: fact(z.array(billions).min(1)).optional(),
  /** In tokens. */
  context: fact(tokens).optional(),
  /** The longest answer, in tokens. */
  maxOutput: fact(tokens).optional(),
  /** What it does besides answering; what is not known is left out. */
  abilities: fact(
    z.strictObject({
      tools: z.boolean().optional(),
      json: z.boolean().optional(),
      thinking: z.boolean().optional(),
    }),
  ).optional(),
  /** Releases of an import for which openness and licence are the same: sizes and packings of one publication. */
  covers: z.array(idSchema).optional(),
  /** Where the weights are. */
  weights: httpUrlSchema.optional(),
  /** The day from which the maker no longer offers it, and what it names instead. */
  retired: fact(partialDateSchema).optional(),
  /** Other ids under which it is offered: dated ones, "latest", names of the interface. */
  ids: z.array(z.string().regex(/^[\w./:-]+$/)).optional(),
  /** The day up to which the training data reaches. */
  knowledge: fact(partialDateSchema).optional(),
  modalities: fact(
    z.strictObject({ input: z.array(modality).min(1), output: z.array(modality).min(1) }),
  ).optional(),
  prices: z.array(priceSchema).default([]),
  note: plainBoth.optional(),
})
export type Release = z.infer<typeof releaseSchema>

const statusSchema = fact(z.enum(['active', 'superseded', 'withdrawn', 'closed', 'renamed', 'unknown']))

/** What an app ran on, and since when. */
const poweredBy = z
  .strictObject({
    ...factShape(z.strictObject({ name: plainText, family: idSchema, release: idSchema.optional() })),
    from: partialDateSchema.nullable(),
    to: partialDateSchema.nullable(),
  })
  .refine(isBacked, { path: ['sources'], error: 'a fact that is not marked unverified needs a source' })
export type PoweredBy = z.infer<typeof poweredBy>

const named = {
  id: idSchema,
  name: plainBoth,
  /** What people also type: other names, pinyin with spaces. */
  aliases: z.array(plainText),
  company: idSchema,
  status: statusSchema,
  note: plainBoth.optional(),
}

/** `catalog/families/<id>.json` */
export const familySchema = z.strictObject({
  ...named,
  kind: z.literal('family'),
  /** How the ids of this family begin in other catalogues; the longest one wins. */
  prefixes: z.array(z.string().min(1)).min(1),
  /** Ids of releases that came with an import and are part of what the family offers. */
  offered: z.array(idSchema).optional(),
  /** The app of the same name. */
  app: z.strictObject({ name: plainBoth, url: httpUrlSchema, poweredBy: z.array(poweredBy) }).optional(),
  successors: z.array(idSchema).default([]),
  releases: z.array(releaseSchema).min(1),
})
export type Family = z.infer<typeof familySchema>

/** `catalog/apps/<id>.json` */
export const appSchema = z.strictObject({
  ...named,
  kind: z.literal('app'),
  url: httpUrlSchema,
  licence: fact(licence),
  poweredBy: z.array(poweredBy).min(1),
})
export type App = z.infer<typeof appSchema>

export const regionSchema = z.enum(['cn', 'us', 'eu', 'other'])
export type Region = z.infer<typeof regionSchema>

/** `catalog/companies.json` */
export const companySchema = z.strictObject({
  id: idSchema,
  name: plainBoth,
  aliases: z.array(plainText),
  region: regionSchema,
  headOffice: fact(z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), city: plainBoth.optional() })),
  /** The company's names in models.dev. */
  providers: z.array(z.string().min(1)).default([]),
})
export const companiesSchema = z.array(companySchema).min(1)
export type Company = z.infer<typeof companySchema>

const editionRow = z.strictObject({
  /** The row of the catalogue that the entry means. */
  row: idSchema,
  /** Name, company, tick and link exactly as they stood. */
  listedName: plainText,
  listedCompany: plainText,
  openSource: z.boolean(),
  link: httpUrlSchema,
  verdict: z.enum(['right', 'right-then', 'misleading', 'mixed', 'wrong', 'withdrawn']),
  atTheTime: z.strictObject({
    openness: opennessSchema,
    text: plainBoth,
    confidence: confidenceSchema,
    sources: z.array(idSchema).min(1),
  }),
  why: plainBoth,
})
export type EditionRow = z.infer<typeof editionRow>

/** `catalog/editions/<id>.json`: a list as somebody published it. */
export const editionSchema = z.strictObject({
  id: z.string().regex(/^\d{4}-\d{2}$/),
  asOf: partialDateSchema,
  title: localizedTextSchema,
  tables: z
    .array(z.strictObject({ id: idSchema, title: localizedTextSchema, rows: z.array(editionRow).min(1) }))
    .min(1),
})
export type Edition = z.infer<typeof editionSchema>

const holidayYear = z
  .strictObject({
    year: z.string().regex(/^\d{4}$/),
    /** The notice of the government that says so. */
    notice: z.strictObject({ title: plainText, url: httpUrlSchema, published: isoDate, accessed: isoDate }),
    /** First and last day of each holiday, weekends in it included. */
    off: z.array(z.tuple([isoDate, isoDate])).min(1),
    /** Saturdays and Sundays that are worked. */
    working: z.array(isoDate),
  })
  .refine(({ year, off, working }) => [...off.flat(), ...working].every((day) => day.startsWith(year)), {
    path: ['off'],
    error: 'a day of another year',
  })

/** `catalog/holidays.json`: by country, year by year. */
export const holidaysSchema = z.strictObject({ CN: z.array(holidayYear) })
export type HolidayYears = z.infer<typeof holidaysSchema>
