import type { LabName } from '../domain/labs.ts'

interface LabTitle {
  /** Heading over the result. */
  readonly title: string
  /** What it shows, in one line of the list. */
  readonly line: string
}

const labs: Readonly<Record<LabName, LabTitle>> = {
  next: {
    title: 'What comes next?',
    line: 'probabilities of the next word; --game: guess against the model, scored in bits',
  },
  ngram: {
    title: 'A language model that counts',
    line: 'counts, back-off, perplexity for n = 1 to 5, and text that copies',
  },
  sample: {
    title: 'How a next token is drawn',
    line: 'temperature, top-k and top-p on a live distribution',
  },
  abstain: {
    title: 'Guess, or say “I don’t know”',
    line: 'what a marking rule rewards, and whether a model is as right as it is sure',
  },
  tokens: {
    title: 'How text becomes tokens',
    line: 'tokens, ids and bytes in three published vocabularies; --train: learn one, merge by merge',
  },
  distance: {
    title: 'Agreement at a distance',
    line: 'the keys of the box … are: n-grams of n = 2 to 8 against one layer of attention',
  },
  word2vec: {
    title: 'Words become vectors',
    line: 'skip-gram on made-up sentences: analogies, neighbours, a map of words',
  },
  rnn: {
    title: 'Networks with memory',
    line: 'how far back a gradient reaches in an RNN and an LSTM; --train: who remembers',
  },
  gpt: {
    title: 'A small GPT learns names',
    line: 'a transformer trained while you watch: loss, samples, learned by heart or new',
  },
  bottleneck: {
    title: 'A box that is too small',
    line: 'letters copied through one vector, and with attention: how many are right at each length',
  },
  forward: {
    title: 'One forward pass, page by page',
    line: 'every number of the small GPT on its way from characters to the next one',
  },
  attention: {
    title: 'Attention',
    line: 'step by hand, a trained translation with its alignment, a reversal',
  },
  size: {
    title: 'How big is a model?',
    line: 'parameters, memory, cache and training compute of eight known models, or of your own shape',
  },
  ranking: {
    title: 'A leaderboard from noisy duels',
    line: 'how many duels it takes until the strongest is on top',
  },
  eval: {
    title: 'How good is good enough?',
    line: 'many steps in a row, and what a test of 20 cases can tell',
  },
  injection: {
    title: 'A mail that gives orders',
    line: 'a hidden line against six defences, and your own mail',
  },
  rag: {
    title: 'Search first, then answer',
    line: 'this course searched with its own questions: BM25 against vectors, and the prompt',
  },
  mask: {
    title: 'Fill the gap',
    line: 'a missing word seen from the left, from the right and from both sides',
  },
  arithmetic: {
    title: '37 × 48 =',
    line: 'a model that goes on writing against one that calls a calculator; --train: a transformer learns to add',
  },
  icl: {
    title: 'Learning from the prompt',
    line: 'two networks read a row they never saw, twice: in the repeat one of them knows it',
  },
  emerge: {
    title: 'An ability that appears from nowhere?',
    line: 'models of four sizes learn to add: whole sums jump, digits climb',
  },
  hallucinate: {
    title: 'The capital of Wakanda is …',
    line: 'a model of twelve capitals answers for lands that do not exist; when should it keep quiet?',
  },
  clip: {
    title: 'Which caption fits this picture?',
    line: 'pictures and captions in one space: zero-shot, also for combinations never seen',
  },
}

export const labEn = {
  summary: 'run a live experiment; without a name, list them',
  labs,
  all: 'run every experiment, one after the other',
  columns: { name: 'Experiment', section: 'Section', time: 'Time', line: 'What it computes' },
  seconds: (seconds: number): string => (seconds < 1 ? '< 1 s' : `${Math.round(seconds)} s`),
  menu: {
    title: 'Experiments',
    choose: 'choose',
    run: 'run',
    back: 'back',
    pressEnter: 'Press Enter or q to go back to the experiments.',
  },
  listFooter: [
    'Run one: llm-primer lab NAME. Its options: llm-primer lab NAME --help',
    'What a call costs: llm-primer models price',
  ],
  options: {
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
  said: (said: string, was: string): string => `You said: ${said}. It is: ${was}.`,
  saidRight: (said: string): string => `You said: ${said}. That is what happened.`,
  tries: 'Try',
  step: (step: number, steps: number): string => `step ${step}/${steps}`,
  loss: 'loss',
  stopped: 'Stopped. This is what there was so far.',
  saved: (file: string): string => `Saved: ${file}`,
  cut: (characters: string): string => `Only the first ${characters} characters of the text are used.`,
  endOfSentence: '(end)',
}
