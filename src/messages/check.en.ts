import type { FindingDetail, IdKind, ReferenceKind } from '../domain/check-content.ts'
import type { DrawnValues, DrawProblem } from '../domain/drawn-question.ts'
import { counted } from './counted.ts'
import type { ErrorWording } from './error-wording.ts'

const percent = (share: number): string => `${Math.round(share * 100)}%`

const IDS: Readonly<Record<IdKind, string>> = {
  chapters: 'chapter',
  sections: 'section',
  goals: 'goal',
  questions: 'question',
  terms: 'term',
}

const REFERENCES: Readonly<Record<ReferenceKind, string>> = {
  source: 'source in sources.json',
  term: 'term in glossary.json',
  section: 'section',
  figure: 'figure',
  question: 'question',
  lab: 'experiment',
  constant: 'number in constants.json',
}

/** What was found and what to do about it. */
function finding(detail: FindingDetail): string {
  switch (detail.rule) {
    case 'unreadable':
      return detail.reason
    case 'not-a-file':
      return 'This is a link, a pipe or a device, so the folder was not read: put the file itself here.'
    case 'missing-text':
      return 'The text of this section is missing.'
    case 'repeated-id':
      return `The ${IDS[detail.kind]} id ${detail.id} is given twice: change the newer one.`
    case 'lost-id':
      return `The ${IDS[detail.kind]} ${detail.id} was published and is gone; learners' progress depends on it: bring it back.`
    case 'new-id':
      return `Not written down yet, ${detail.ids.length}: ${detail.ids.join(', ')}. Add them before publishing.`
    case 'unknown-reference':
      return `There is no ${REFERENCES[detail.to]} named ${detail.id}.`
    case 'term-elsewhere':
      return `The chapter teaches ${detail.term} here, the glossary in ${detail.section}: choose one.`
    case 'languages-differ':
      return `The page differs between the languages. Chinese: ${detail.zh}. English: ${detail.en}.`
    case 'behind':
      return `This follows revision ${detail.rev} of the section, something else revision ${detail.newest}: bring it up to date and give it that number.`
    case 'untold-change':
      return `This ${detail.of} is in revision ${detail.rev}: say in “changed”, in both languages, what is different now, for those who ${detail.of === 'section' ? 'read' : 'answered'} an earlier one.`
    case 'labs-differ':
      return [
        ...(detail.unnamed.length > 0
          ? [
              `The text offers ${detail.unnamed.join(', ')}, which chapter.json does not name for this section.`,
            ]
          : []),
        ...(detail.unoffered.length > 0
          ? [
              `chapter.json names ${detail.unoffered.join(', ')}, which the text does not offer (<!-- lab: … -->).`,
            ]
          : []),
      ].join(' ')
    case 'typed-number':
      return `The number ${detail.number} is typed, but numbers follow from the order of folders and sections: ${detail.of === 'chapter' ? 'take it out' : 'leave the words of the link empty'}.`
    case 'numbers-differ':
      return `Numbers in one language only. Chinese: ${detail.zh.join(', ') || 'none'}. English: ${detail.en.join(', ') || 'none'}. Put what both share into constants.json.`
    case 'flat-statement':
      return `Nobody has read ${detail.sources.join(', ')}: say who reports it, or read it and raise its grade.`
    case 'unsourced':
      return `It has ${{ year: 'a year', number: 'a number', company: 'a company' }[detail.because]} (${detail.word}) and does not end in a source mark [^key].`
    case 'front-page':
      return `The address ${detail.url} is a site's front page: give the page that says it.`
    case 'unproved':
      return `It is marked as read, but ${detail.missing.join(' and ')} ${detail.missing.length > 1 ? 'are' : 'is'} missing: say which copy was opened, and keep the words that carry the claim.`
    case 'long-quote':
      return `The quote has ${detail.words} words; ${detail.most} is the most.`
    case 'much-hearsay':
      return `"Reportedly" stands ${detail.count} times on this page, and once is the most: read the source and say it flatly, name who reports it, or leave it out.`
    case 'stale-fact':
      return `Last looked at ${detail.days} days ago (${detail.asOf}): look again.`
    case 'early-term':
      return `"${detail.term}" comes before ${detail.section}, which teaches it: make its first place a link to the glossary.`
    case 'longest-option':
      return `Picking the longest option is right in ${percent(detail.score)} of ${detail.questions} single choices (${detail.locale}), picking blindly in ${percent(detail.chance)}: shorten right options or lengthen wrong ones.`
    case 'names-place':
      return `"${detail.words}" names a place, but options are shuffled: say what the option says.`
    case 'wrong-key':
      return detail.computed === null
        ? `The key is ${detail.key}, but its computation is unknown or lacks arguments.`
        : `The key is ${detail.key}, but its computation gives ${detail.computed}.`
    case 'trap-is-right':
      return `The trap ${detail.value} lies within the tolerance of the key.`
    case 'bad-draw':
      return badDraw(detail.problem)
    case 'figure-too-wide':
      return `The drawing takes ${detail.columns} columns; ${detail.most} is the most.`
    case 'figure-not-ascii':
      return `The ASCII twin has other characters: ${detail.characters}`
    case 'uncomputed-number':
      return `Nothing computes ${detail.name}.`
    case 'unknown-goal':
      return `The section ${detail.section} has no goal ${detail.goal} in chapter.json.`
    case 'unoffered-lab':
      return `The section ${detail.section} does not offer the experiment ${detail.lab}: name one of its "labs", or none.`
    case 'no-goal':
      return detail.of === 'goal'
        ? 'The goal has no id, so no question can name it: give it one.'
        : 'The question does not say which goal of its section it asks for: name it ("goal": "…").'
    case 'unasked-goal':
      return `No question asks for the goal ${detail.goal}.`
    case 'bad-link':
      return `A link begins with http:// or https://; this one is ${detail.href}`
    case 'page-count':
      return `The section has ${counted(detail.pages, 'page')}; 3 or 4 are meant.`
    case 'page-length':
      return `The page has ${detail.count} ${{ zh: 'Han characters (350 to 500 are meant)', en: 'words (250 to 350 are meant)' }[detail.locale]}.`
    case 'page-end':
      return 'The page ends without a figure, an experiment or a question.'
    case 'missing-pinyin':
      return `The title ${detail.title} has no pinyin, so search cannot find it by sound.`
  }
}

export const checkEn = {
  summary: 'say what is wrong with a content folder',
  json: 'print JSON (llm-primer/check@1)',
  folder: 'a folder with chapters/, sources.json and the rest; without it ./content',
  line: (number: number): string => `line ${number}`,
  severities: { error: 'error', warning: 'warning', note: 'note' },
  finding,
  fine: (folder: string): string => `${folder}: nothing is wrong.`,
  count: (errors: number, warnings: number, notes: number): string =>
    `${counted(errors, 'error')}, ${counted(warnings, 'warning')}, ${counted(notes, 'note')}`,
  errors: {
    'content-wrong': (detail) => ({
      what: `${detail.folder} has ${detail.errors} ${detail.errors === 1 ? 'error' : 'errors'}.`,
      todo: 'Each is named above, with its file and place.',
    }),
    'broken-content': (detail) => ({
      what: `${[detail.file, detail.place, detail.reason].filter(Boolean).join(': ')}${detail.others > 0 ? ` (and ${detail.others} more)` : ''}`,
      todo: `See every error: llm-primer check ${detail.folder}`,
    }),
    'no-content': (detail) => ({
      what: `There is no course in ${detail.folder}.`,
      todo: '--content takes a folder with chapters/ or catalog/, as content/ of this project has them.',
    }),
    'no-catalogue': (detail) => ({
      what: `There is no catalogue in ${detail.folder}.`,
      todo: 'Leave out --content to see the models of llm-primer.',
    }),
    'nothing-to-check': (detail) => ({
      what: `There is no chapters/ or catalog/ in ${detail.folder}.`,
      todo: 'Name the folder that holds them: llm-primer check FOLDER',
    }),
  } satisfies Partial<ErrorWording>,
}

/** What is wrong with a question that draws its numbers. */
function badDraw(problem: DrawProblem): string {
  switch (problem.type) {
    case 'no-computation':
      return 'It draws its numbers, so its key must be computed: add "computation".'
    case 'no-range':
      return 'It draws its numbers: say in "answer.range" between which values the key lies.'
    case 'too-many':
      return 'Its numbers have more than 5,000 combinations: give each fewer values.'
    case 'unknown-name':
      return `{${problem.name}} stands in a text or a computation, but "drawn" has no such number.`
    case 'unused-name':
      return `The number "${problem.name}" is drawn, but the prompt of both languages and the computation do not all use it.`
    case 'out-of-range':
      return `With ${drawnText(problem.drawn)} the key is ${problem.value}, which is outside the range that it states.`
    case 'trap-is-right':
      return `With ${drawnText(problem.drawn)} the trap ${problem.value} lies within the tolerance of the key.`
  }
}

const drawnText = (drawn: DrawnValues): string =>
  Object.entries(drawn)
    .map(([name, value]) => `${name} = ${value}`)
    .join(', ')
