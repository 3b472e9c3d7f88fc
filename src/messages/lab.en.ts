import type { ErrorWording } from './error-wording.ts'
import { didYouMeanEn } from './usage.en.ts'
export const labEn = {
  summary: 'run a live experiment; without a name, list them',
  all: 'run every experiment, one after the other',
  columns: { name: 'Experiment', section: 'Section', time: 'Time', line: 'What it computes' },
  seconds: (seconds: number): string => (seconds < 1 ? '< 1 s' : `${Math.round(seconds)} s`),
  menu: {
    title: 'Experiments',
    choose: 'choose',
    run: 'run',
    back: 'back',
  },
  listFooter: [
    'Run one: llm-primer lab NAME. Its options: llm-primer lab NAME --help',
    'What a call costs: llm-primer models price',
  ],
  /** After something that was done by hand below the shell's own lines. */
  pressEnter: 'Press any key to go on.',
  options: {
    output: 'write what was shown to a file',
    seed: 'the number that fixes all chance',
    steps: 'training steps',
    fast: 'smaller and quicker, with rougher numbers',
    text: 'learn from your own text: a file, or - for standard input',
    corpus: 'which text to learn from',
    save: 'write what was trained to a file',
    load: 'go on with what --save wrote',
    range: (min: string, max: string): string => `${min} to ${max}`,
    standard: (value: string): string => `, standard: ${value}`,
  },
  seed: (seed: number): string => `seed ${seed}`,
  predict: 'Predict',
  predictKeys: (count: number): string => `Press 1–${count}, or Enter to go on without a prediction.`,
  /** To the question that nobody answered. */
  cameOut: (was: string): string => `Answer: ${was}.`,
  said: (said: string, was: string): string => `You said: ${said}. It is: ${was}.`,
  /** Heard in place of a sign before what was foretold. */
  foretold: 'As you said.',
  notForetold: 'Not as you said.',
  counted: (count: number, done: number): string =>
    `${count} experiments, ${done === 0 ? 'none done' : `${done} done`}.`,
  isDone: 'done',
  saidRight: (said: string): string => `You said: ${said}. That is what happened.`,
  tries: 'Try',
  step: (step: number, steps: number): string => `step ${step}/${steps}`,
  loss: 'loss',
  meanOf: (steps: number): string => ` (each point the mean of ${steps} steps)`,
  stepNumber: (step: string): string => `step ${step}`,
  stopped: 'Stopped. This is what there was so far.',
  saved: (file: string): string => `Saved: ${file}`,
  idle: (names: readonly string[], without: string | undefined, beside: string): string =>
    `${names.join(', ')} ${names.length === 1 ? 'changes' : 'change'} nothing ${without === undefined ? `with ${beside}` : `without ${without}`}.`,
  cut: (characters: string): string => `Only the first ${characters} characters of the text are used.`,
  endOfSentence: '(end)',
  errors: {
    'unknown-lab': (detail) => ({
      what: `There is no experiment "${detail.wanted}".`,
      todo: didYouMeanEn(detail.meant, 'See the list: llm-primer lab'),
    }),
    'text-too-short': (detail) => ({
      what: `The text has ${detail.tokens} tokens in ${detail.sentences} sentences; that is too little to learn from.`,
      todo: `It takes at least ${detail.neededTokens} tokens in ${detail.neededSentences} sentences.`,
    }),
    'unknown-token': (detail) => ({
      what: `The model has never seen "${detail.token}".`,
      todo: `It knows: ${detail.known.join(' ')}`,
    }),
    'size-unknown': (detail) => ({
      what: `Nobody published how many parameters ${detail.model} has.`,
      todo: 'Work out a shape of your own: llm-primer lab size --layers 32 --dim 4096',
    }),
    'not-a-text': (detail) => ({
      what: `${detail.file === '-' ? 'What came on standard input' : detail.file} is not a text in UTF-8.`,
      todo: `Convert it to UTF-8, or ${detail.file === '-' ? 'send another text' : 'choose another file'}.`,
    }),
    'empty-text': (detail) => ({
      what:
        detail.file === '-'
          ? 'Nothing came on standard input.'
          : `There is no text in ${detail.file}: it is empty.`,
      todo:
        detail.file === '-'
          ? 'Send it a text: COMMAND | llm-primer …'
          : 'Choose a text file that is not empty.',
    }),
    'not-a-saved-model': (detail) => ({
      what: `${detail.file} cannot be used: ${savedModelFaults[detail.fault]}.`,
      todo:
        detail.fault === 'text'
          ? 'Choose the text that it learned from, with --text or --corpus.'
          : 'Make one with --save FILE.',
    }),
  } satisfies Partial<ErrorWording>,
}

const savedModelFaults = {
  form: 'it is not a model that this experiment saved',
  shape: 'its shape is missing or out of range (context 3–64, width up to 64, up to 4 blocks and 8 heads)',
  alphabet: 'its alphabet is not a list of single characters, each once, behind the border',
  weights: 'its weights are missing, not as many as its shape asks for, or no sensible numbers',
  text: 'the model has never seen the characters of this text',
} as const
