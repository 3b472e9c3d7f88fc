import type { CatalogDetails, Edition, EditionRow } from './catalog.ts'
import {
  type App,
  currentOpenness,
  type Family,
  hasPublicWeights,
  type ModelRow,
  type Release,
} from './models.ts'

/** A row of an edition beside what was true then and what is true now. */
export interface DiffRow {
  readonly listed: EditionRow
  readonly row: ModelRow
  /** Today: releases with public weights; for an app those of the models it runs on. */
  readonly openNow: readonly Release[]
  /** Today: releases without public weights. */
  readonly closedNow: readonly Release[]
  /** What an app runs on, as far as is known. */
  readonly runsOn: readonly {
    readonly name: string
    readonly from: string | null
    readonly family: Family | undefined
  }[]
}

export function diffRows(edition: Edition, rows: readonly ModelRow[], details: CatalogDetails): DiffRow[] {
  return edition.tables.flatMap((table) =>
    table.rows.flatMap((listed): DiffRow[] => {
      const row = rows.find(({ id }) => id === listed.row)
      const entry = details.entries.find(({ id }) => id === listed.row)
      return row === undefined || entry === undefined ? [] : [{ listed, row, ...nowOf(entry, details) }]
    }),
  )
}

function nowOf(
  entry: Family | App,
  details: CatalogDetails,
): Pick<DiffRow, 'openNow' | 'closedNow' | 'runsOn'> {
  if (entry.kind === 'app') return { openNow: [], closedNow: [], runsOn: runsOn(entry, details) }
  const current = entry.status.value === 'withdrawn' ? [] : entry.releases.filter((each) => each.current)
  const isOpen = (release: Release): boolean => hasPublicWeights(currentOpenness(release))
  return { openNow: current.filter(isOpen), closedNow: current.filter((each) => !isOpen(each)), runsOn: [] }
}

function runsOn(app: App, { entries }: CatalogDetails): DiffRow['runsOn'] {
  return app.poweredBy.flatMap(({ value, confidence, from }) => {
    if (value === null || confidence === 'unverified') return []
    const family = entries.find(({ id }) => id === value.family)
    return [{ name: value.name, from, family: family?.kind === 'family' ? family : undefined }]
  })
}

/** Verdicts under which the list was right when it was made. */
export const wasRight = ({ listed }: Pick<DiffRow, 'listed'>): boolean =>
  listed.verdict === 'right' || listed.verdict === 'right-then'
