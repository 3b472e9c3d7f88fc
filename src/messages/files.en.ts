import type { ErrorWording } from './error-wording.ts'
import { reasonEn } from './reason.en.ts'

const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1024 / 1024)} MB`

/** What to do about a file that was not written, where it is not the place that is at fault. */
const unwritten: Readonly<Record<string, string>> = {
  ENOENT: 'Make the folder first, or choose one that is there.',
  'device-name': 'Choose another name.',
  'forbidden-name': 'Choose another name.',
  EBUSY: 'Close the program that has it open, and run it again.',
  'in-use': 'Run it again then, or choose another name.',
  'read-only': 'Run it again then, or choose another name.',
}

export const filesEn = {
  errors: {
    'no-working-folder': () => ({
      what: 'The folder that you are in does not exist any more.',
      todo: 'Go to another one: cd ~',
    }),
    'file-missing': (detail) => ({
      what: `There is no file ${detail.file || '""'}.`,
      todo:
        detail.section === undefined
          ? 'Check the path, or see the course: llm-primer read --toc'
          : `The course has a section on it: llm-primer read ${detail.section}`,
    }),
    'file-unreadable': (detail) => ({
      what: `${detail.file} cannot be read: ${reasonEn(detail.reason)}.`,
      todo:
        detail.reason === 'EBUSY'
          ? 'Close the program that has it open, and try again.'
          : 'Choose a text file that you may read.',
    }),
    'file-refused': ({ file, reason }) => ({
      what: `${file === '' ? 'A file' : file} stood in the way: ${reasonEn(reason)}.`,
      todo: 'Put that right and try again. Your own data: llm-primer data doctor',
    }),
    'journals-unread': ({ journals }) => ({
      what: `Not everything is in it: ${journals.map(({ name, reason }) => `${name} (${reasonEn(reason)})`).join(', ')} cannot be read.`,
      todo: 'See what is wrong: llm-primer data doctor',
    }),
    'not-a-file': ({ file }) => ({
      what: `${file} is no ordinary file.`,
      todo: 'Name a file. What a command prints can be sent instead: COMMAND | llm-primer … -',
    }),
    'file-too-large': ({ file, most }) => ({
      what:
        file === '-'
          ? `More came from standard input than the ${inMegabytes(most)} that are read.`
          : `${file} is larger than the ${inMegabytes(most)} that are read.`,
      todo: 'Use a smaller file, or a part of it: head -c 1000000 FILE | llm-primer … -',
    }),
    'file-not-written': (detail) => ({
      what: `${detail.file || '""'} could not be written: ${detail.reason === 'ENOENT' ? 'its folder is not there' : reasonEn(detail.reason)}.`,
      todo: unwritten[detail.reason] ?? 'Choose a place that you may write to, or free some space there.',
    }),
    'output-not-written': (detail) => ({
      what: `The output could not be written: ${reasonEn(detail.reason)}.`,
      todo: 'Free some space where it goes, or send it to another file.',
    }),
  } satisfies Partial<ErrorWording>,
}
