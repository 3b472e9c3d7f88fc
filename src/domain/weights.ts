/** Gigabytes (10⁹ bytes) that the weights of a model take at so many bits each. */
export const gigabytesOfWeights = (parameters: number, bits: number): number => (parameters * bits) / 8 / 1e9

/** Numbers that LoRA trains for one matrix: two thin ones of width `rank`. https://arxiv.org/abs/2106.09685 */
export const loraParameters = (rows: number, columns: number, rank: number): number => rank * (rows + columns)
