/** Tokens on one meter of a call, and the price of a million of them. */
export interface Meter {
  readonly tokens: number
  readonly price: number
}

/** What one meter costs, in the currency of its price. */
export const costOfMeter = ({ tokens, price }: Meter): number => (tokens * price) / 1_000_000

/** What one call costs, in the currency of its prices. */
export const costOfCall = (meters: readonly Meter[]): number =>
  meters.reduce((sum, meter) => sum + costOfMeter(meter), 0)
