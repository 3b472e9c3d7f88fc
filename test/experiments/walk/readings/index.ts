import type { LabName } from '../../../../src/domain/labs.ts'
import type { Reading } from '../reading.ts'
import * as counting from './counting.ts'
import * as learning from './learning.ts'
import * as talking from './talking.ts'

const { evaluation, ...others } = counting

/** How the sentences of each experiment are read. */
export const readings: Readonly<Record<LabName, readonly Reading<unknown>[]>> = {
  ...others,
  eval: evaluation,
  ...learning,
  ...talking,
}
