const questions = (count: number): string => `${count} question${count === 1 ? '' : 's'}`

export const sectionEndEn = {
  youCan: 'You can now',
  reading: {
    unread: 'not read to the end',
    seen: 'leafed through: its last page was in view too briefly to be read',
    read: 'read',
  },
  goal: (right: number, asked: number): string => `${right} of ${asked} right`,
  moreOf: (left: number): string => `${left} not asked yet`,
  unasked: 'not asked yet',
  /** Line mode: the key to type, and what it does. */
  typed: (step: string): string => `Q: ${step}`,
  left: (count: number): string =>
    count === 1 ? 'The question that is left' : `The ${questions(count)} that are left`,
  on: (number: string, title: string): string => `On to ${number}  ${title}`,
  toChapterEnd: 'The end of the chapter',
  again: (goal: string): string => `Once more: ${goal}`,
  missed: (count: number): string =>
    count === 1 ? 'The question that you missed' : `${questions(count)} that you missed`,
  chapter: (number: number, title: string): string => `Chapter ${number}  ${title}`,
  /** Sections read, goals shown. */
  summary: (read: number, sections: number, shown: number, goals: number): string =>
    `${read} of ${sections} sections read · ${shown} of ${goals} goals shown by an answer`,
  lastChapter: 'This is the end of the course. Reviews keep it; the first screen says when they are due.',
  keys: {
    choose: 'choose',
    do: 'do it',
    /** They stand below what is in sight. */
    steps: 'see what is next',
    on: 'next section',
    help: 'keys',
    back: 'to the text',
  },
}
