const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

export const progressEn = {
  summary: 'what you have read, practised and remember',
  options: {
    disputed: 'the answers that you hold to be right, and what the key says',
    flagged: 'the questions that you marked as bad, and those that you suspended',
  },
  noneDisputed: 'No answer is disputed.',
  noneFlagged: 'No question is marked.',
  readOf: (read: number, all: number): string => `${read} of ${all} sections read`,
  columns: {
    read: 'read',
    practised: 'practised',
    remembered: 'remembered today',
    rememberedShort: 'remembered',
  },
  section: 'section',
  yes: 'yes',
  no: 'no',
  percent: (value: number): string => `${value}%`,
  date: (month: number, date: number): string => `${date}\u00a0${MONTHS[month - 1] ?? ''}`,
  chapter: (number: number): string => `Chapter ${number}`,
  read: 'read',
  begun: 'begun',
  known: 'known, to be verified',
  nothing: 'Nothing practised yet. Start with: llm-primer read',
  sure: (right: number, total: number): string =>
    `When you were sure you were right ${right} times in ${total}`,
  unsure: (right: number, total: number): string => `when unsure ${right} in ${total}`,
  guess: (right: number, total: number): string => `when guessing ${right} in ${total}`,
  /** `of` 0: there was nothing to hold, such as counts of tokens. */
  recipe: (recipe: string, model: string, held: number, of: number): string =>
    of === 0 ? `${recipe} (${model})` : `${recipe} ${held} of ${of} (${model})`,
  recipes: (tried: number, of: number, list: string): string =>
    `Tried on your own model, ${tried} of ${of}: ${list}`,
  labs: (list: string): string => `Experiments run: ${list}`,
  weakest: (list: string): string => `Weakest: ${list}`,
  due: (today: number, fits: number, fortnight: number): string =>
    `Due: ${today} today${fits < today ? ` (${fits === 0 ? 'enough is done, they can wait' : `${fits} fit your minutes, the others can wait`})` : ''}, ${fortnight} in the next 14 days`,
  dueOn: (day: string, count: number): string => `${day} (${count})`,
  changedSections: (list: string): string =>
    `Rewritten since you read them: ${list}. Each says at its beginning what is different.`,
  changedQuestions: (count: number): string =>
    `Changed since you answered, and asked again: ${count} ${count === 1 ? 'question' : 'questions'}`,
  retired: (count: number): string =>
    `Retired since you answered: ${count} ${count === 1 ? 'question is' : 'questions are'} no longer in the course, not due, and not counted above.`,
  weeks: 'Answers a day',
  weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  scale: (shades: string, most: number): string => `${shades}  none to ${most}`,
  setAside: (count: number): string =>
    `${count} ${count === 1 ? 'entry lies' : 'entries lie'} more than a day ahead of this machine's clock and ${count === 1 ? 'does' : 'do'} not count until then. Check the clock, or see: llm-primer data doctor`,
}
