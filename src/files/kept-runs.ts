import { join } from 'node:path'
import { KEPT_RUNS_VERSION, type KeptRun, readKeptRuns, withRun } from '../domain/kept-runs.ts'
import { errorCode, fileReason, hasErrorCode } from '../domain/system-error.ts'
import { makeFolder } from './folders.ts'
import { readPlainText } from './plain-file.ts'
import { replaceFile } from './replace-file.ts'

/** The runs of an experiment that the data folder has, and how many entries there are not understood. */
export interface KeptRuns {
  readonly runs: readonly KeptRun[]
  readonly leftOut: number
}

/** Twenty runs take far less. */
const LARGEST = 16 * 1024 * 1024

const none: KeptRuns = { runs: [], leftOut: 0 }

const folderOf = (data: string): string => join(data, 'experiments')

/** A file that is not there, or cannot be read, holds nothing; a damaged one is counted. */
export function keptRuns(data: string | undefined, lab: string): KeptRuns {
  if (data === undefined) return none
  try {
    return storedRuns(data, lab)
  } catch {
    return none
  }
}

/** @throws the error of the system when there is a file that cannot be read now. */
function storedRuns(data: string, lab: string): KeptRuns {
  try {
    return readKeptRuns(JSON.parse(readPlainText(join(folderOf(data), `${lab}.json`), LARGEST)))
  } catch (error) {
    if (errorCode(error) === undefined) return { runs: [], leftOut: 1 }
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR')) return none
    throw error
  }
}

/**
 * Adds a run to those that are kept. False when the disk did not take it, or did not give the others: then this run alone is
 * not kept.
 */
export function keepRun(data: string | undefined, lab: string, run: KeptRun): boolean {
  if (data === undefined) return false
  try {
    const { runs } = storedRuns(data, lab)
    makeFolder(folderOf(data))
    const kept = { version: KEPT_RUNS_VERSION, experiment: lab, runs: withRun(runs, run) }
    replaceFile(join(folderOf(data), `${lab}.json`), `${JSON.stringify(kept)}\n`)
    return true
  } catch (error) {
    if (fileReason(error) !== undefined) return false
    throw error
  }
}
