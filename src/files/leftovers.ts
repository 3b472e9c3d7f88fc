import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sweepLock } from './lock.ts'
import type { Places } from './places.ts'
import { removeIfOld, sweepTemporary } from './replace-file.ts'

/**
 * What the first edition wrote on the way to a journal and to an update. Its other names end in letters of chance, as names
 * that a learner gives may, and are left alone.
 */
const OF_FIRST_EDITION = /^(?:\.journal-.+\.jsonl\.\d{8}T\d{6}|catalog-overlay\.json\.new)$/

/**
 * Takes away what killed runs have left in the learner's folders: files on the way to others, an hour old and of no living
 * process, and locks without an owner. Nothing depends on it, and packs are swept where they are read.
 */
export function sweepLeftovers({ config, state, data, cache }: Places): void {
  const folders = [
    config,
    state,
    data,
    cache,
    data && join(data, 'backups'),
    data && join(data, 'experiments'),
  ]
  for (const folder of new Set(folders.filter((each) => each !== undefined))) sweepFolder(folder)
}

function sweepFolder(folder: string): void {
  try {
    for (const name of readdirSync(folder)) {
      if (name.endsWith('.lock') || name.endsWith('.lock.takeover')) sweepLock(join(folder, name))
      else if (OF_FIRST_EDITION.test(name)) removeIfOld(join(folder, name))
      else sweepTemporary(folder, name)
    }
  } catch {
    // Not there, not to be listed, or another run sweeps as well.
  }
}
