/** Set by `npm run test:labs`: statistical claims are then tried with three seeds and at full length. */
export const deep = process.env.LLM_PRIMER_DEEP === '1'

export const seeds = [1, 2, 3] as const
