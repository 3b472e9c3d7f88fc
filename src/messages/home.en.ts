export const homeEn = {
  readCount: (read: number, all: number): string => `${read} of ${all} read`,
  next: 'Next',
  afterwards: 'Then',
  read: (number: string, title: string): string => `Read ${number}  ${title}`,
  begun: (heading: string | undefined): string =>
    heading === undefined ? 'You stopped here.' : `You stopped at “${heading}”.`,
  firstTime: 'Begin here. A section takes a few minutes and ends with questions.',
  unread: 'It is the next one you have not read.',
  questions: (count: number): string =>
    count === 0 ? '' : count === 1 ? 'One question waits at its end.' : `${count} questions wait at its end.`,
  review: (count: number): string => (count === 1 ? 'Review 1 question' : `Review ${count} questions`),
  whyReview: 'Due today: to call them to mind now is what makes them last.',
  waiting: (count: number, clear: string | undefined): string =>
    `${count} more ${count === 1 ? 'waits' : 'wait'}${clear === undefined ? '.' : `; without a new section, none does from ${clear} on.`}`,
  pace: (minutes: number, days: number): string =>
    `Reviews wait already: ${minutes} minutes a day keep up with about one new section ${days === 1 ? 'a day' : `in ${days} days`}.`,
  allRead: 'Quiz a chapter',
  whyAllRead: 'You have read everything, and nothing is due today.',
  menu: {
    next: 'Do this',
    read: 'Continue reading',
    review: 'Review',
    quiz: 'Quiz a chapter',
    labs: 'Labs',
    models: 'Models',
    progress: 'Progress',
  },
  keys: { choose: 'choose', open: 'open', help: 'keys', quit: 'quit' },
  help: 'help',
  pressEnter: 'Press Enter or q to go back.',
}
