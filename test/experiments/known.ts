import type { LabName } from '../../src/domain/labs.ts'
import type { CourseLanguage } from '../../src/domain/locale.ts'
import type { Reading } from './walk/reading.ts'

/** What the tests of all experiments need to know of one; it lies in its own file in `each/`. */
interface Known {
  /** How its sentences are read. */
  readonly readings: readonly Reading<unknown>[]
  /** The last row of what answers its question, where that stands on one page. */
  readonly answer?: Readonly<Record<CourseLanguage, RegExp>>
  /** Runs whose results differ in kind: options and argument. Without them one as it stands. */
  readonly variants?: readonly (readonly [Readonly<Record<string, unknown>>, string?])[]
}

export const knownOf = (name: LabName): Promise<Known> => import(`./each/${name}.ts`)
