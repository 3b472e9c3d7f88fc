export const reviewEn = {
  summary: 'what is due today',
  none: 'Nothing is due today.',
  nextDue: (day: string, count: number): string =>
    count === 1 ? `The next one is due on ${day}.` : `The next ${count} are due on ${day}.`,
  beforeFour: 'A day begins at 4 in the morning.',
  nothingYet: 'Nothing practised yet. Start with: llm-primer quiz',
  enough: 'That was enough for today. The rest waits for tomorrow; who wants more: llm-primer review --more',
  due: (count: number, minutes: number): string =>
    `${count === 1 ? '1 question is' : `${count} questions are`} due today, about ${minutes} min.`,
  early: (count: number, early: number, minutes: number): string =>
    `${count === 1 ? '1 question' : `${count} questions`} to do now, about ${minutes} min; not due yet: ${early}.`,
  waiting: (count: number): string =>
    count === 1
      ? '1 more waits for another day; it is not lost.'
      : `${count} more wait for another day; none is lost.`,
  clear: (day: string): string => `Without a new section, none waits from ${day} on.`,
  recall: (percent: number): string => `${percent}%`,
  columns: { section: 'section', question: 'question', recall: 'remembered' },
  start: (option: string): string => `In a terminal: llm-primer review${option}`,
  options: {
    more: 'more than the minutes of today: what waits',
    ahead: 'what falls due on the next days, now',
    missed: 'what you missed: what you said, what is right, why, where to read it',
    plan: 'what falls due in the next 14 days, and how long it takes',
    count: 'only the number of reviews that fit today, for the prompt of a shell; exit code 1 when it is 0',
    suspended: 'the questions that you do not want to be asked',
  },
  noneSuspended: 'No question is suspended.',
  missed: {
    none: 'Nothing is missed at the moment.',
    title: (count: number): string => (count === 1 ? '1 question missed' : `${count} questions missed`),
    leech: (times: number): string =>
      `Missed on ${times} days now. Reading the passage again helps more than being asked again; x in a review stops the question.`,
    readAgain: (number: string, title: string): string =>
      `Read again: ${number}  ${title} (llm-primer read ${number})`,
    told: 'Questions like these can follow.',
    ask: 'Enter to go on, q to stop: ',
  },
  plan: {
    day: 'day',
    due: 'due',
    minutes: 'time',
    fits: (minutes: number, count: number): string =>
      `Your ${minutes} minutes a day hold ${count} reviews. Change them: llm-primer config set review-minutes ${minutes * 2}`,
    waiting: (count: number, clear: string | undefined): string =>
      clear === undefined
        ? `${count} more wait. At this pace it takes over a year until none waits.`
        : `${count} more wait. Without a new section, none waits from ${clear} on.`,
    sections: (left: number, recent: number, by: string | undefined): string =>
      left === 0
        ? 'Every section is read.'
        : `${left} ${left === 1 ? 'section is' : 'sections are'} left${by === undefined ? '.' : `; at ${recent} in 14 days the last one is read by ${by}.`}`,
  },
}
