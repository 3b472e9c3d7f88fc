/** Pages that open over others: cards, and what went wrong. */
export const pageEn = {
  copied: 'Sent to the clipboard. Not every terminal takes it; here it is, to be marked by hand:',
  tooLong: 'This is too long for the clipboard. Mark it by hand:',
  keys: {
    go: 'go there',
    copy: 'copy',
    copyAddress: 'copy',
    browse: 'open in browser',
    close: 'close',
  },
  source: (number: number): string => `Source [${number}]`,
  grade: 'How it is known',
  maker: 'Made by',
  address: 'Address',
  /** Where a page has no room, the longest that fits. */
  tooSmall: (columns: number, rows: number): readonly string[] => [
    `This window is too small: make it ${columns} by ${rows} at least, or press q.`,
    `Too small: ${columns} by ${rows} at least`,
    'Too small',
    'small',
  ],
  opening: (address: string): string => `Opening ${address}`,
  noBrowser: (address: string): string =>
    `Nothing was opened: there is no desktop here (over SSH, on a server), or no browser. y copies the address: ${address}`,
  unknownTerm: (term: string): string => `The glossary has no term "${term}".`,
  unknownSource: (key: string): string => `There is no source "${key}" in this chapter.`,
  failed: 'This did not work',
  failedTodo: 'The text goes on as before.',
  run: (number: number): string => `run ${number}`,
  running: 'Running …',
  leftOut: (count: number): string =>
    count === 1
      ? 'One kept run is damaged or of another version and is left out.'
      : `${count} kept runs are damaged or of another version and are left out.`,
  options: 'Options',
  on: 'on',
  off: 'off',
  notSet: '–',
  nothingToCompare:
    'There is one run so far. Change something, run again, and the last two stand here side by side.',
  changed: (name: string, before: string, now: string): string =>
    `${name}: ${before === '' ? '–' : before} → ${now === '' ? '–' : now}`,
  nothingChanged: 'Both runs had the same options.',
  equalNumbers: 'Both runs show the same numbers.',
  runBefore: 'The run before',
  thisRun: 'The last run',
  experiment: {
    back: 'back',
    withoutPrediction: 'run without a guess',
    stop: 'stop',
    take: 'take it',
    leaveAsItWas: 'leave it',
    change: 'change',
    step: 'less, more',
    run: 'run',
    leaveForm: 'done',
    play: 'try by hand',
    seed: 'new seed',
    tries: 'try',
    compare: 'compare',
    result: 'result',
  },
}
