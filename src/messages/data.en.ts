import type { SaveTrouble } from '../errors.ts'
import type { Report } from './messages.ts'

const count = (things: number): string => (things === 1 ? '1 thing' : `${things} things`)

/** What was done could not be stored. */
export function notSavedEn(things: number, trouble: SaveTrouble): Report {
  switch (trouble.type) {
    case 'no-home':
      return {
        what: `You have no home folder, so ${count(things)} could not be saved.`,
        todo: 'Say where to keep your progress: --data-dir FOLDER, or LLM_PRIMER_HOME=FOLDER.',
      }
    case 'read-only':
      return {
        what: `Nothing can be written in ${trouble.path}, so ${count(things)} could not be saved.`,
        todo: 'Make the folder writable, or keep your progress elsewhere: --data-dir FOLDER.',
      }
    case 'disk-full':
      return {
        what: `The disk is full, so ${count(things)} could not be saved in ${trouble.path}.`,
        todo: 'Free some space, or keep your progress elsewhere: --data-dir FOLDER.',
      }
    case 'in-the-way':
      return {
        what: `${trouble.path} is not an ordinary file, so ${count(things)} could not be saved.`,
        todo: 'Move it out of the way, or keep your progress elsewhere: --data-dir FOLDER.',
      }
    case 'too-long':
      return { what: 'An answer was too long to be saved.', todo: 'Keep answers below 64 KB.' }
    case 'failed':
      return {
        what: `${count(things)} could not be saved in ${trouble.path}: ${trouble.reason}`,
        todo: 'See what llm-primer data doctor says.',
      }
  }
}

export const dataEn = {
  notSaved: notSavedEn,
}
