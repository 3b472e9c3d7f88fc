const FIELDS = ['in', 'out', 'cachedIn', 'cacheWrite', 'thinkingOut']

/**
 * Prices of a million tokens, a tier for each length of the prompt, always with its fields in one order; undefined
 * where one of them is incomplete.
 */
export function priceList(currency, tiers) {
  const list = tiers
    .filter(([, amounts]) => typeof amounts.in === 'number' && typeof amounts.out === 'number')
    .map(([upTo, amounts]) => ({
      currency,
      ...Object.fromEntries(
        FIELDS.flatMap((field) =>
          typeof amounts[field] === 'number' && !isMissing(field, amounts)
            ? [[field, Number(amounts[field].toPrecision(12))]]
            : [],
        ),
      ),
      ...(upTo === undefined ? {} : { upToPromptTokens: whole(upTo) }),
      ...(tiers.length === 1 ? {} : { counts: 'whole' }),
    }))
  return list.length === tiers.length && list.length > 0 ? list : undefined
}

/** Some write 0 where a maker has no price for the cache. */
const isMissing = (field, amounts) => field.startsWith('cache') && amounts[field] === 0 && amounts.in > 0

/** 199,999 and 271,999 are how some write that a tier begins at a round number. */
const whole = (limit) => (limit % 1000 === 999 ? limit + 1 : limit)
