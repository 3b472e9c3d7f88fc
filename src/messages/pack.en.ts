import type { PackTrouble } from '../domain/packs.ts'
import type { ErrorWording, Report } from './error-wording.ts'

const megabytes = (bytes: number): string =>
  bytes >= 1024 * 1024 ? `${bytes / 1024 / 1024} MB` : `${bytes / 1024} KB`

/** Why a pack is not taken. */
export function packTroubleEn(trouble: PackTrouble): string {
  switch (trouble.type) {
    case 'no-chapters':
      return 'it has no folder named chapters'
    case 'not-a-file':
      return `${trouble.file} is a link, a pipe or a device`
    case 'bad-name':
      return `the name of ${trouble.file} is not made of lower-case letters, digits, dots and hyphens`
    case 'too-large':
      return `${trouble.file} is larger than ${megabytes(trouble.most)}`
    case 'whole-too-large':
      return `it is larger than ${megabytes(trouble.most)}`
    case 'too-many-files':
      return `it has more than ${trouble.most} files`
    case 'not-text':
      return `${trouble.file} is not UTF-8 text`
    case 'hidden-characters':
      return `${trouble.file} has control characters or invisible ones`
    case 'repeated-key':
      return `a key stands twice in an object of ${trouble.file}`
    case 'too-deep':
      return `${trouble.file} is nested too deep`
  }
}

export const packEn = {
  summary: "other people's chapters: add, list, remove; new begins one of your own",
  create: 'write a small pack into a new folder, for you to change',
  created: (folder: string): readonly string[] => [
    `Written: a pack of one section, in ${folder}.`,
    `See whether it is whole: llm-primer check ${folder}`,
    `Read it as it is:        llm-primer read 1 --content ${folder}`,
    `Add it:                  llm-primer pack add ${folder}`,
  ],
  add: 'copy a folder of chapters into your data; it is data only, nothing of it is run',
  name: 'what to call it (otherwise the name of the folder)',
  list: 'which packs there are, and the numbers of their chapters',
  remove: 'take a pack away; what you learned with it is kept',
  chapter: (number: number): string => `Chapter ${number}`,
  chapterOf: (title: string, sections: number): string =>
    `${title} (${sections === 1 ? '1 section' : `${sections} sections`})`,
  rows: { questions: 'Questions', terms: 'Terms', size: 'Size', hash: 'SHA-256' },
  bytes: (bytes: string): string => `${bytes} bytes`,
  others: 'Somebody else wrote it; llm-primer does not vouch for what it says.',
  replaces: 'It takes the place of the pack of this name that you have. What you learned with that is kept.',
  question: (name: string): string => `Add ${name}?`,
  removeQuestion: (name: string): string => `Remove ${name}?`,
  yes: 'Yes',
  no: 'No',
  added: (number: number): string => `Added. Read it with: llm-primer read ${number}`,
  thereAlready: (name: string): string => `${name} is there already, byte for byte.`,
  removed: (name: string): string => `${name} is removed. What you learned with it is kept.`,
  leftOut: {
    damaged: (name: string): Report => ({
      what: `The pack ${name} is damaged, so its chapters are left out.`,
      todo: `Add it again: llm-primer pack add FOLDER --name ${name}. Or take it away: llm-primer pack remove ${name}`,
    }),
    'in-use': (name: string): Report => ({
      what: `The pack ${name} cannot be read, since another program is using a file of it; its chapters are left out.`,
      todo: 'Close the program that has it open, and try again.',
    }),
  },
  none: 'There are no packs. Add one with: llm-primer pack add FOLDER',
  columns: {
    number: 'chapter',
    chapter: 'title',
    pack: 'pack',
    questions: 'questions',
    added: 'added',
    hash: 'SHA-256',
  },
  errors: {
    'pack-refused': (detail) => ({
      what: `${detail.pack || '""'} is not taken: ${packTroubleEn(detail.trouble)}.`,
      todo: 'Mend it, and see whether it is whole: llm-primer check FOLDER',
    }),
    'bad-pack-name': (detail) => ({
      what: `"${detail.pack}" cannot be the name of a pack.`,
      todo: 'Lower-case letters, digits and hyphens may be in it, and Windows must not take it for a device (con, nul, com1): --name NAME',
    }),
    'place-taken': (detail) => ({
      what: `${detail.folder} is there already and not an empty folder, so nothing was written.`,
      todo: 'Choose a name that is free.',
    }),
    'unknown-pack': (detail) => ({
      what: `There is no pack ${detail.pack}.`,
      todo:
        detail.known.length === 0
          ? 'There are none. Add one with: llm-primer pack add FOLDER'
          : `There are: ${detail.known.join(', ')}`,
    }),
  } satisfies Partial<ErrorWording>,
}
