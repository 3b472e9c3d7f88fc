export const readerEn = {
  keys: { contents: 'contents', search: 'search', help: 'keys', quit: 'quit' },
  list: {
    choose: 'choose',
    go: 'go there',
    unfold: 'show sections',
    fold: 'hide sections',
    back: 'back',
  },
  /** What Space does at this place. */
  space: { screen: 'next', end: 'what you can do now', section: 'next section' },
  back: 'back',
  /** What Enter does, by what it opens. */
  enter: {
    term: 'term',
    source: 'source',
    link: 'link',
    section: 'go there',
    end: 'see',
    question: 'answer',
    questions: 'answer',
    experiment: 'run',
    recipe: 'try it on yours',
  },
  noWayBack: 'No link was followed here.',
  contents: 'Contents',
  bookmarks: 'Bookmarks',
  noBookmarks: 'No bookmarks yet. m sets one at the top line.',
  filter: 'Filter',
  toFilter: 'type to filter',
  noRows: 'No section matches.',
  searchFor: '/',
  matches: (at: number, count: number): string => (count === 0 ? 'not found' : `${at} of ${count}`),
  links: 'Links',
  noLinks: 'This section has no links.',
  link: 'Open link number: ',
  bookmarkSet: 'Bookmark set.',
  /** For a text of which nothing is kept. */
  bookmarkSetForNow: 'Bookmark set, until you quit.',
  bookmarkRemoved: 'Bookmark removed.',
  noLink: (number: number): string => `There is no link ${number} in this section.`,
  noLab: 'This section has no experiment.',
  noRecipe: 'There is nothing to try on a model of your own in this section.',
  noQuestions: 'This text has no questions.',
  oneLanguage: 'This text has one language.',
  pressEnter: 'Press Enter or q to go back to the text.',
  read: 'read',
  remembered: (percent: number): string => `${percent}% known`,
  /** Within a section how long it still takes; at its end how much of the chapter is behind. */
  place: (section: number, sections: number, percent: number, left: number): string =>
    `${section}/${sections} · ${left > 0 ? `${left} min left` : `${percent}%`}`,
  /** `read 1` where the learner has been in the chapter before. */
  whereYouStopped: 'You stopped here. 1 and then G goes to the start of the chapter.',
  /** Line by line, with whole lines and Enter. */
  lines: {
    whereYouStopped: 'You stopped here. 1 goes to the start of the chapter.',
    help: 'Enter goes on. a answers the question above, o lists what can be opened and o 3 opens the third, Q asks the questions of the section, r runs its experiment, T tries it on a model of your own. A number (7 or 2.1) goes to that section, b back, t lists the sections, /words searches, q quits.',
    answer: 'a answers this question. ',
    nothingWaits: 'No question above waits for an answer.',
    nothingToOpen: 'There is nothing of that number to open in this section.',
    ask: (section: number, sections: number, percent: number): string =>
      `Section ${section} of ${sections}, ${percent}%. Enter, number, b, t, /words or q: `,
    noSection: (sections: number): string => `The sections are numbered 1 to ${sections}.`,
  },
}
