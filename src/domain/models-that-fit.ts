import type { CatalogDetails } from './catalog.ts'
import { currentOpenness, hasPublicWeights, type Release } from './models.ts'

/** A size of an open model whose weights fit. */
export interface FittingModel {
  readonly release: Release
  /** Billions of parameters. */
  readonly parameters: number
  /** Bytes of its weights. */
  readonly bytes: number
}

/** llama.cpp's Q4_0: 32 numbers of 4 bits and a scale of 16 bits, 18 bytes (ggml-common.h, block_q4_0). */
const BYTES_A_NUMBER = 18 / 32
/** What the system, the program and the context take besides. */
const SHARE_FOR_WEIGHTS = 0.6

/** Bytes that weights may take on a machine with so much memory. */
export const bytesForWeights = (memory: number): number => memory * SHARE_FOR_WEIGHTS

/** Open models that are offered today, of each the largest size that fits: the newest first. */
export function modelsThatFit(details: CatalogDetails, memory: number): FittingModel[] {
  const most = bytesForWeights(memory)
  const releases = details.entries.flatMap((entry) => (entry.kind === 'family' ? entry.releases : []))
  return releases
    .filter((release) => release.current && hasPublicWeights(currentOpenness(release)))
    .flatMap((release): FittingModel[] => {
      const sizes = (release.params?.value ?? [])
        .map(({ total }) => ({ release, parameters: total, bytes: total * 1e9 * BYTES_A_NUMBER }))
        .filter(({ bytes }) => bytes <= most)
      const largest = sizes.reduce<FittingModel | undefined>(
        (best, each) => (best === undefined || each.bytes > best.bytes ? each : best),
        undefined,
      )
      return largest === undefined ? [] : [largest]
    })
    .sort((one, other) => (dayOf(other.release) < dayOf(one.release) ? -1 : 1))
}

const dayOf = ({ released }: Release): string => released.value ?? ''
