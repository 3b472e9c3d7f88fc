/** Releases of one update: ten times what models.dev lists of the makers in the catalogue; each costs every `models` some time. */
export const MOST_RELEASES = 20_000
