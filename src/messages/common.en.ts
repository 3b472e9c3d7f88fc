import type { PrimerErrorDetail, TextTrouble, UpdateTrouble } from '../errors.ts'
import { notSavedEn } from './data.en.ts'
import type { Report } from './messages.ts'
import { packTroubleEn } from './pack.en.ts'

export const commonEn = {
  description: 'A course on large language models that lives in the terminal, in Chinese and English.',
  languageHint: '中文：llm-primer config set lang zh',
  examples: 'Examples:',
  /** Commander's headings, as it writes them, and ours. */
  helpHeadings: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Global Options:': 'Global options:',
    'Commands:': 'Commands:',
  },
  choices: (list: string): string => ` (${list})`,
  options: {
    lang: 'language of text and menus: zh, en or both',
    width: 'columns to lay out for (at least 20)',
    theme: 'colours for a dark or a light background, or none',
    color: 'when to use colour',
    ascii: 'draw with ASCII only',
    plain: 'print and return: no pager, no full screen, no question',
    accessible: 'append-only text for screen readers',
    dataDir: 'folder for all of your own data',
    content: 'folder with another course, as its authors write it or compiled',
    sources: 'print where facts come from',
    json: 'print JSON',
    help: 'show help',
    version: 'show the version',
  },
  minutes: (count: number): string => `${count} min`,
  listSeparator: ', ',
  /** A name and its value on one line: `Licence: MIT`. */
  labelled: (name: string): string => `${name}: `,
  error: (detail: PrimerErrorDetail): Report => {
    switch (detail.code) {
      case 'unknown-chapter':
        return {
          what: `There is no chapter ${detail.wanted}.`,
          todo:
            detail.known.length === 0
              ? 'This course has no chapters.'
              : `The course has chapter ${detail.known.join(', ')}: llm-primer read 1 --toc`,
        }
      case 'unknown-section':
        return {
          what: `There is no section ${detail.wanted} in chapter ${detail.chapter}.`,
          todo: `It has ${detail.chapter}.1 to ${detail.chapter}.${detail.sections}: llm-primer read ${detail.chapter} --toc`,
        }
      case 'unknown-term':
        return {
          what: `The glossary has no term "${detail.wanted}".`,
          todo:
            detail.meant.length > 0
              ? `Did you mean ${detail.meant.join(', ')}?`
              : `Look for it everywhere: llm-primer search ${detail.wanted}`,
        }
      case 'content-wrong':
        return {
          what: `${detail.folder} has ${detail.errors} ${detail.errors === 1 ? 'error' : 'errors'}.`,
          todo: 'Each is named above, with its file and place.',
        }
      case 'broken-content':
        return {
          what: `${[detail.file, detail.place, detail.reason].filter(Boolean).join(': ')}${detail.others > 0 ? ` (and ${detail.others} more)` : ''}`,
          todo: `See every error: llm-primer check ${detail.folder}`,
        }
      case 'no-content':
        return {
          what: `There is no course in ${detail.folder}.`,
          todo: '--content takes a folder with chapters/ or catalog/, as content/ of this project has them.',
        }
      case 'no-catalogue':
        return {
          what: `There is no catalogue in ${detail.folder}.`,
          todo: 'Leave out --content to see the models of llm-primer.',
        }
      case 'nothing-to-check':
        return {
          what: `There is no chapters/ or catalog/ in ${detail.folder}.`,
          todo: 'Name the folder that holds them: llm-primer check FOLDER',
        }
      case 'broken-course':
        return {
          what: `The course file ${detail.file} is damaged: ${detail.reason}`,
          todo: 'Install llm-primer again, or leave out --content.',
        }
      case 'file-missing':
        return {
          what: `There is no file ${detail.file}.`,
          todo: 'Check the path, or see the course: llm-primer read 1 --toc',
        }
      case 'file-unreadable':
        return {
          what: `${detail.file} cannot be read: ${detail.reason}`,
          todo: 'Choose a text file that you may read.',
        }
      case 'unreadable-text':
        return textTroubleEn(detail.file)[detail.trouble]
      case 'needs-terminal':
        return {
          what: `llm-primer ${detail.command} asks questions and needs a terminal.`,
          todo:
            detail.command === 'quiz'
              ? 'Run it in a terminal, or answer from a file: llm-primer quiz --answers FILE (see --list).'
              : /^(?:data|pack) /.test(detail.command)
                ? 'Run it in a terminal, or say --yes.'
                : `Run it in a terminal, or see: llm-primer ${detail.command} --help`,
        }
      case 'unknown-command':
        return {
          what: `llm-primer has no command "${detail.command}".`,
          todo: didYouMean(detail.meant, 'See them all: llm-primer --help'),
        }
      case 'unknown-subcommand':
        return {
          what: `llm-primer ${detail.group} has no command "${detail.command}".`,
          todo: `It has: ${detail.allowed.join(', ')}. ${didYouMean(detail.meant, '')}`.trimEnd(),
        }
      case 'unknown-setting':
        return {
          what: `There is no setting "${detail.wanted}".`,
          todo: `There are: ${detail.allowed.join(', ')}. ${didYouMean(detail.meant, '')}`.trimEnd(),
        }
      case 'unknown-option':
        return {
          what: `There is no option ${detail.option} here.`,
          todo: didYouMean(detail.meant, 'Add --help to see the options.'),
        }
      case 'option-without-value':
        return { what: `${detail.option} needs a value.`, todo: 'Add --help to see which.' }
      case 'argument-missing':
        return { what: `The argument ${detail.argument} is missing.`, todo: 'Add --help to see examples.' }
      case 'two-to-compare':
        return {
          what: 'Two or three names are needed to compare.',
          todo: 'For instance: llm-primer models compare kimi deepseek',
        }
      case 'too-many-arguments':
        return {
          what: 'There are more words here than this command takes.',
          todo: 'Add --help to see examples.',
        }
      case 'unknown-value':
        return {
          what: `${detail.option} cannot be "${detail.value}".`,
          todo: `Allowed: ${detail.allowed.join(', ')}. ${didYouMean(detail.meant, '')}`.trimEnd(),
        }
      case 'wrong-value':
        return { what: `${detail.option} cannot be "${detail.value}".`, todo: `Expected: ${detail.expected}` }
      case 'wrong-form':
        return {
          what: `${detail.option} cannot be "${detail.value}".`,
          todo: `For instance: ${detail.examples}`,
        }
      case 'unknown-model':
        return {
          what: `The catalogue has no "${detail.wanted}".`,
          todo: didYouMean(detail.meant, 'See all rows: llm-primer models'),
        }
      case 'broken-update':
        return {
          what: `${[detail.file, detail.place].filter(Boolean).join(': ')}: ${updateTrouble(detail.trouble)}.`,
          todo: 'Nothing was changed. Download the file again: https://models.dev/api.json',
        }
      case 'price-without-currency':
        return {
          what: `${detail.value} needs a currency.`,
          todo: 'Write it with the amount, as in 5cny, 2usd or 1eur; prices are not converted.',
        }
      case 'options-exclude':
        return {
          what: `${detail.option} does not go with ${detail.other}.`,
          todo: 'Leave one of them out.',
        }
      case 'query-too-long':
        return {
          what: `A search takes at most ${detail.most} characters.`,
          todo: 'Look for the words that matter most.',
        }
      case 'wrong-usage':
        return { what: detail.reason, todo: 'Add --help to see examples.' }
      case 'unknown-lab':
        return {
          what: `There is no experiment "${detail.wanted}".`,
          todo: didYouMean(detail.meant, 'See the list: llm-primer lab'),
        }
      case 'text-too-short':
        return {
          what: `The text has ${detail.tokens} tokens in ${detail.sentences} sentences; that is too little to learn from.`,
          todo: `It takes at least ${detail.neededTokens} tokens in ${detail.neededSentences} sentences.`,
        }
      case 'unknown-token':
        return {
          what: `The model has never seen "${detail.token}".`,
          todo: `It knows: ${detail.known.join(' ')}`,
        }
      case 'size-unknown':
        return {
          what: `Nobody published how many parameters ${detail.model} has.`,
          todo: 'Work out a shape of your own: llm-primer lab size --layers 32 --dim 4096',
        }
      case 'not-a-text':
        return {
          what: `${detail.file} is not a text in UTF-8.`,
          todo: 'Choose a text file that is not empty.',
        }
      case 'not-a-saved-model':
        return {
          what: `${detail.file} is not a model that this experiment saved.`,
          todo: 'Make one with --save FILE.',
        }
      case 'not-saved':
        return notSavedEn(detail.count, detail.trouble)
      case 'lines-left-out':
        return {
          what: detail.count === 1 ? '1 line was left out.' : `${detail.count} lines were left out.`,
          todo: 'Correct the lines named above and send them again; all others were saved.',
        }
      case 'score-too-low':
        return {
          what: `${detail.percent}% is below the ${detail.wanted}% that was asked for.`,
          todo: 'Look at the missed ones: llm-primer review',
        }
      case 'settings-broken':
        return {
          what: `${detail.path} cannot be read as settings, so nothing was changed in it.`,
          todo: 'Fix the file, or start over: llm-primer config reset',
        }
      case 'settings-not-saved':
        return {
          what: `The settings could not be written${detail.path === '' ? '' : ` to ${detail.path}`} (${detail.reason}).`,
          todo: 'Make the place writable, or keep them elsewhere: --data-dir FOLDER.',
        }
      case 'file-not-written':
        return {
          what: `${detail.file} could not be written (${detail.reason}).`,
          todo: 'Choose a place that you may write to, or free some space there.',
        }
      case 'output-not-written':
        return {
          what: `The output could not be written (${detail.reason}).`,
          todo: 'Free some space where it goes, or send it to another file.',
        }
      case 'not-repaired':
        return {
          what: `${detail.file} could not be repaired (${detail.reason}). It is as it was.`,
          todo: 'See whether its folder can be written and no other repair is running.',
        }
      case 'pack-refused':
        return {
          what: `${detail.pack} is not taken: ${packTroubleEn(detail.trouble)}.`,
          todo: 'Mend it, and see whether it is whole: llm-primer check FOLDER',
        }
      case 'bad-pack-name':
        return {
          what: `"${detail.pack}" cannot be the name of a pack.`,
          todo: 'Lower-case letters, digits and hyphens may be in it: --name NAME',
        }
      case 'unknown-pack':
        return {
          what: `There is no pack ${detail.pack}.`,
          todo:
            detail.known.length === 0
              ? 'There are none. Add one with: llm-primer pack add FOLDER'
              : `There are: ${detail.known.join(', ')}`,
        }
      case 'nothing-to-undo':
        return { what: 'There is no reset to take back.', todo: 'See what is kept: llm-primer data doctor' }
      case 'no-such-backup':
        return {
          what:
            detail.wanted === undefined ? 'There is no backup.' : `There is no backup of ${detail.wanted}.`,
          todo:
            detail.known.length === 0
              ? 'There are none yet; make one with: llm-primer data backup'
              : `There are: ${detail.known.join(', ')}`,
        }
      case 'not-a-journal':
        return {
          what: `${detail.file} holds no entries of a journal.`,
          todo: 'Name a journal-….jsonl file, or a folder with such files in it.',
        }
      case 'no-questions':
        return {
          what: `There are no such questions in ${detail.where}.`,
          todo: `See the ones there are: llm-primer quiz ${detail.where} --list`,
        }
    }
  },
  bug: {
    what: 'llm-primer stopped because of a bug of its own.',
    todo: (version: string, command: string): string =>
      `Please report it with this: version ${version}, command "${command}", and the lines below.`,
  },
}

const didYouMean = (meant: string | undefined, otherwise: string): string =>
  meant === undefined ? otherwise : `Did you mean ${meant}?`

const textTroubleEn = (file: string): Readonly<Record<TextTrouble, Report>> => ({
  'no-markdown': {
    what: `There is no Markdown file in ${file}.`,
    todo: 'Name a folder with .md files, or a file.',
  },
  'not-a-file': {
    what: `${file} is neither a file nor a folder.`,
    todo: 'Name a Markdown file, or send the text: COMMAND | llm-primer read -',
  },
  'not-text': {
    what: `${file} is not a text in UTF-8.`,
    todo: 'Convert it first, for example: iconv -f GB18030 -t UTF-8 FILE | llm-primer read -',
  },
  'too-large': {
    what: `${file} is larger than 64 MB.`,
    todo: 'Read a part of it: head -c 1000000 FILE | llm-primer read -',
  },
  'not-allowed': {
    what: `You are not allowed to read ${file}.`,
    todo: 'Check its permissions, or name another file.',
  },
})

function updateTrouble(trouble: UpdateTrouble): string {
  switch (trouble.type) {
    case 'not-an-object':
      return 'not an object'
    case 'no-models':
      return 'there are no models in it'
    case 'not-a-name':
      return 'not a name'
    case 'hidden-character':
      return 'a control or invisible character'
    case 'not-a-day':
      return 'not a day'
    case 'not-a-boolean':
      return 'neither true nor false'
    case 'not-a-number':
      return 'not a number of that size'
    case 'not-a-list':
      return 'not a list of names'
    case 'not-utf8':
      return 'not UTF-8'
    case 'not-json':
      return `not complete JSON (${trouble.said})`
    case 'not-as-described':
      return trouble.said
    case 'unknown-family':
      return `there is no family "${trouble.family}"`
  }
}
