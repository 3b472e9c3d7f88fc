import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

/** A land and the city made up for it. */
interface Invention extends Learned {
  readonly city: string
}

interface Learned {
  readonly land: string
  /** The probability, as it is to be read. */
  readonly sure: string
}

export const hallucinateEn = {
  about: {
    title: 'The capital of Wakanda is …',
    line: 'a model of twelve capitals answers for lands that do not exist; when should it keep quiet?',
  },
  options: {
    lands: 'lands to ask for, real or invented; names of several words with commas between: New Zealand, Oz',
    threshold: 'answer only from this probability on, else say “I don’t know”; 0 answers always',
    refuse: 'of the four lands without a capital, so many are taught as “unknown”',
    dim: 'width of the model, rounded to a multiple of four',
  },
  predict: {
    question:
      'A model has read the capitals of twelve lands. Of Wakanda it has read only that it has hills and rivers, never a capital. How does it go on after “the capital of Wakanda is”?',
    choices: [
      'with something other than a city',
      'with a city, as surely as for the twelve',
      'with a city, less surely',
    ],
  },
  tries: [
    {
      command: 'llm-primer lab hallucinate "Wakanda, Canada, New Zealand, Oz"',
      why: 'your own lands: can it tell a real one from an invented one?',
    },
    {
      command: 'llm-primer lab hallucinate --threshold 0.9',
      why: 'let it keep quiet when it is less than 90% sure: what is gained, what is lost?',
    },
    {
      command: 'llm-primer lab hallucinate --refuse 3',
      why: 'teach it “unknown” for three lands: does it learn what not knowing is?',
    },
    {
      command: 'llm-primer lab hallucinate --steps 2000',
      why: 'break it: train far longer (some seconds). How sure is it of what it made up now?',
    },
  ],
  model: (parameters: string, steps: number): string =>
    `A transformer of ${parameters} numbers after ${counted(steps, 'training step')} on sentences like “the capital of France is Paris”, “Wakanda has hills and rivers”`,
  question: (land: string): string => `the capital of ${land} is …`,
  says: (word: string): string => `It says: ${word}.`,
  silence: 'I don’t know',
  bits: (bits: string): string => `Entropy ${bits} bits`,
  acquaintances: {
    learned: 'capital read',
    refused: 'taught as “unknown”',
    mentioned: 'read of, without a capital',
    unread: 'never read of',
  },
  groups: (lands: number): string => `How sure it is of its best word, over ${lands} lands`,
  cuts: 'Answer only from some probability on',
  always: 'always',
  columns: {
    group: 'Lands',
    lands: 'Number',
    mean: 'Mean',
    range: 'From – to',
    bits: 'Entropy',
    threshold: 'Answers from',
    right: 'Right',
    lost: 'Right answers lost',
    errors: 'Capitals made up',
  },
  explain: {
    why: 'After “the capital of … is” it has read nothing but a city each time. So it goes on with a city, whatever the land: that is the pattern, and no sentence says that a land may have none. The sentence comes out as fluent as a true one.',
    whyMostly: (invented: number, strangers: number): string =>
      `After “the capital of … is” it has read nothing but a city each time. So for ${invented} of the ${strangers} lands that it cannot know it goes on with a city: that is the pattern, and no sentence says that a land may have none.`,
    untrained:
      'Without a training step it knows no pattern: after “is” every word of its vocabulary is about as likely as any other.',
    missed: (wrong: number, read: number): string =>
      `Of the ${read} capitals that it has read it does not name ${wrong} right yet: so short a training leaves gaps.`,
    warning: (learned: string, stranger: string): string =>
      `The numbers behind the sentence give a warning. Entropy says how many answers it wavers between, 0 bits for one, 1 bit for two, 2 bits for four: ${learned} bits on average where it read the capital, ${stranger} bits where it cannot know.`,
    noProof: (invented: Invention, learned: Learned): string =>
      `A warning is no proof: the surest of its inventions is ${invented.city} for ${invented.land}, ${invented.sure}; the least sure of its right answers is the capital of ${learned.land}, ${learned.sure}.`,
    apart: (invented: Invention, learned: Learned): string =>
      `This time the two do not overlap: the surest of its inventions is ${invented.city} for ${invented.land}, ${invented.sure}, and even the least sure of its right answers, the capital of ${learned.land}, has ${learned.sure}. That is luck of this seed and these lands; nobody told it where to draw the line.`,
    cleanCut: (threshold: string, lost: number, errors: number): string =>
      `A threshold turns the warning into silence. Of those tried, ${threshold} is the lowest that lets none of the ${errors} errors through, at the price of ${lost} right answers. With another --seed the price may be another. The errors can be counted only because the right answers are known here; in real use nobody gives you this table.`,
    noCleanCut:
      'A threshold turns the warning into silence. Here none of those tried stops every error: some made-up answers are as sure as true ones.',
    refusal: (taught: number, invented: number, strangers: number): string =>
      `It says “unknown” of the ${taught} lands that it was taught so. For ${invented} of the ${strangers} others that it cannot know it names a city all the same. How much rubs off on them is chance: a name whose vector happens to lie near the ${taught} gets their answer. It learned more answers by heart, and no way to tell what it knows from what it does not.`,
    unread:
      'The rule for a name that it never read: the word gets a vector of random numbers, like every word had before training, fixed by the name and the seed. The model has no way to notice that.',
    limit:
      'This model has a handful of facts and a single way to ask. A large one reads of many things only once, cuts unknown names into pieces that it knows, says an answer in many wordings, and training on human feedback can loosen the tie between its probabilities and its errors. It has also read people admit that they do not know. You see here why such a model answers all the same, not how often a large one does.',
  },
} satisfies LabWords & Record<string, unknown>

export type HallucinateWords = typeof hallucinateEn
