import type { ErrorWording } from './error-wording.ts'

export const filesEn = {
  errors: {
    'no-working-folder': () => ({
      what: 'The folder that you are in does not exist any more.',
      todo: 'Go to another one: cd ~',
    }),
    'file-missing': (detail) => ({
      what: `There is no file ${detail.file}.`,
      todo:
        detail.section === undefined
          ? 'Check the path, or see the course: llm-primer read --toc'
          : `The course has a section on it: llm-primer read ${detail.section}`,
    }),
    'file-unreadable': (detail) => ({
      what: `${detail.file} cannot be read: ${detail.reason}`,
      todo: 'Choose a text file that you may read.',
    }),
    'file-not-written': (detail) => ({
      what: `${detail.file} could not be written (${detail.reason}).`,
      todo: 'Choose a place that you may write to, or free some space there.',
    }),
    'output-not-written': (detail) => ({
      what: `The output could not be written (${detail.reason}).`,
      todo: 'Free some space where it goes, or send it to another file.',
    }),
  } satisfies Partial<ErrorWording>,
}
