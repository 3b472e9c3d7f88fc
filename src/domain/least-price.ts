/**
 * What a million tokens cost at least, where they cost anything: the cheapest that was found on sale is a cached token at
 * $0.001, and the dearest model costs $0.0006 for one token. What lies below is the price of one token or of a thousand.
 */
export const LEAST_PRICE = 0.001
