export const reviewEn = {
  summary: 'what is due today',
  none: 'Nothing is due today.',
  nextDue: (day: string, count: number): string =>
    count === 1 ? `The next one is due on ${day}.` : `The next ${count} are due on ${day}.`,
  nothingYet: 'Nothing practised yet. Start with: llm-primer quiz',
  enough: 'That was enough for today. The rest waits for tomorrow.',
  due: (count: number, minutes: number): string =>
    `${count === 1 ? '1 question is' : `${count} questions are`} due today, about ${minutes} min.`,
  waiting: (count: number): string =>
    count === 1
      ? '1 more waits for another day; it is not lost.'
      : `${count} more wait for another day; none is lost.`,
  recall: (percent: number): string => `${percent}%`,
  columns: { section: 'section', question: 'question', recall: 'remembered' },
  start: 'In a terminal: llm-primer review',
}
