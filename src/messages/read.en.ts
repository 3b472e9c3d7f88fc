export const readEn = {
  summary: 'read a chapter, a section, or a Markdown file',
  where: '1 (chapter), 1.5 or 1#transformer (section), a file, a folder, - (standard input)',
  toc: 'list the sections',
  contents: 'Contents',
  goals: 'After this section you can',
  sources: 'Sources',
  lastChecked: (date: string): string => `last checked ${date}`,
  figure: (number: number): string => `Figure ${number}`,
  callouts: {
    note: 'Note',
    try: 'Try it',
    mixup: 'A common mix-up',
    disputed: 'What is disputed',
    warning: 'Look out',
  },
  lab: (lab: string): string => `Run it: llm-primer lab ${lab}`,
  question: (question: string): string => `Question: ${question}`,
}
