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
    read: 'Go on',
    review: 'Review',
    quiz: 'Quiz a chapter',
    labs: 'Experiments',
    models: 'Models',
    progress: 'Progress',
    placement: 'What do I know?',
    search: 'Search',
    terms: 'Terms',
    timeline: 'Timeline',
    settings: 'Settings',
    language: '中文',
  },
  /** The three ways in, for somebody new. */
  ways: {
    read: 'From the start: 1.1, a few minutes, with questions on the way',
    placement: 'Find out what I know: some questions from each section',
    labs: 'Play with an experiment first',
  } as Readonly<Record<string, string | undefined>>,
  what: 'How large language models work, what they can do and where they fail, to be read, tried and practised here, without a network.',
  length: (sections: number, reading: number, practice: number): string =>
    `${sections} sections of a few minutes each: about ${reading} ${reading === 1 ? 'hour' : 'hours'} of reading, and ${practice} for experiments and questions.`,
  changed: (list: string, count: number): string =>
    `Rewritten since you read ${count === 1 ? 'it' : 'them'}: ${list}. ${count === 1 ? 'It says at its beginning' : 'Each says at its beginning'} what is different; “Progress” keeps the list.`,
  weak: (number: string, goal: string, right: number, asked: number): string =>
    `Weakest so far (${number}): ${goal}, ${right} of ${asked} right.`,
  marks: { unread: 'unread', seen: 'leafed through', read: 'read', practised: 'practised' },
  remembered: (percent: number): string => `${percent}% remembered`,
  /** Where lines are typed. */
  lines: {
    told: 'Type a number, or a command such as: read 1.5. ? says this again, q leaves.',
    ask: (count: number, usual: number): string => `1 to ${count}, Enter for ${usual}: `,
    search: 'Search for: ',
    searchTold: 'Words to look for in the course; Enter alone goes back.',
  },
  keys: { choose: 'choose', open: 'open', help: 'keys', quit: 'quit' },
  help: 'help',
  pressEnter: 'Press Enter or q to go back.',
}
