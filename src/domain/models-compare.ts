/** A line of a comparison: the same field of each model. */
export interface ComparedField<Field extends string> {
  readonly field: Field
  readonly values: readonly string[]
}

/** Fields that differ, then fields that agree; what nobody has is left out. The order within each stays. */
export function splitFields<Field extends string>(
  fields: readonly ComparedField<Field>[],
): { readonly differ: readonly ComparedField<Field>[]; readonly same: readonly ComparedField<Field>[] } {
  const known = fields.filter(({ values }) => values.some((value) => value !== ''))
  const agrees = ({ values }: ComparedField<Field>): boolean => values.every((value) => value === values[0])
  return { differ: known.filter((each) => !agrees(each)), same: known.filter(agrees) }
}
