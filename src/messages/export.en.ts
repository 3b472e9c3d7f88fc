export const exportEn = {
  summary: 'take your learning elsewhere: anki, markdown, json',
  anki: 'questions and terms for Anki to import, in both languages with --lang both',
  markdown: 'where you stand and what you missed, as Markdown',
  json: 'every entry of your journal, as JSON',
  output: 'write to this file instead of the screen',
  missed: 'only questions that were wrong last time',
  written: (path: string, count: number): string => `${path}: ${count} ${count === 1 ? 'entry' : 'entries'}`,
  notes: {
    title: (day: string): string => `llm-primer, ${day}`,
    practised: (done: number, all: number): string => `${done}/${all} practised`,
    remembered: (percent: number): string => `${percent}% remembered`,
    aside: (facts: string): string => ` (${facts})`,
    written: 'My notes',
    missed: 'Missed',
  },
}
