/** Computes the numbers of a figure, by the name that stands as `{{name}}` in its drawing, already written out. */
type FigureNumbers = () => Readonly<Record<string, string>>

const computations: Readonly<Record<string, FigureNumbers>> = {}

/** The numbers of a computed figure; none for a figure without a computation, undefined for an unknown one. */
export const figureNumbers = (computed: string | undefined): Readonly<Record<string, string>> | undefined =>
  computed === undefined ? {} : computations[computed]?.()
