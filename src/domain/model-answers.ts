import { type Commercial, commercialUse, type Licence, type LimitKind, type Release } from './models.ts'

/** What a licence says to a question: freely, with these limits, not at all, or nothing that anybody read. */
export interface LicenceAnswer {
  readonly answer: Commercial
  readonly limits: Licence['limits']
}

export interface LicenceAnswers {
  readonly use: LicenceAnswer
  readonly tune: LicenceAnswer
  readonly sell: LicenceAnswer
}

/** Limits that bear on changing the weights, and on what they write; the others bear on use alone. */
const OF_OUTPUTS: readonly LimitKind[] = ['outputs', 'territory', 'non-commercial', 'commercial']
const OF_TUNING: readonly LimitKind[] = [...OF_OUTPUTS, 'naming', 'registration']

/** May I use it commercially, may I tune it, may I sell what it writes: from the text of the licence alone. */
export function licenceAnswers(release: Pick<Release, 'openness' | 'licence'>): LicenceAnswers {
  const use = commercialUse(release)
  const limits = release.licence?.value?.limits ?? []
  const about = (kinds: readonly LimitKind[]): LicenceAnswer => {
    const bearing = limits.filter(({ kind }) => kinds.includes(kind))
    if (use !== 'conditions') return { answer: use, limits: bearing }
    return { answer: bearing.length === 0 ? 'yes' : 'conditions', limits: bearing }
  }
  return { use: { answer: use, limits }, tune: about(OF_TUNING), sell: about(OF_OUTPUTS) }
}
