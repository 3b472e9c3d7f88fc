import type { LabWords } from './words.ts'

export const word2vecEn = {
  about: {
    title: 'Words become vectors',
    line: 'skip-gram on made-up sentences: analogies, neighbours, a map of words',
  },
  options: {
    question: 'an analogy such as man:king::woman, or one word',
    sentences: 'sentences to make and learn from',
    dim: 'numbers in a word’s vector',
    epochs: 'times the text is read',
    window: 'words to each side that count as neighbours',
    negatives: 'random words that each neighbour is told apart from',
    shuffle: 'break it: mix all words, so that neighbours mean nothing',
    'keep-inputs': 'let the three words of the question be answers, too',
    sweep: 'train on 100 to 4,000 sentences and compare',
  },
  predict: {
    question:
      'A network that only guesses neighbours reads made-up sentences. How many analogies will it get right?',
    choices: ['hardly any', 'about half', 'nearly all'],
  },
  tries: [
    { command: 'llm-primer lab word2vec man:king::woman', why: 'your own analogy' },
    { command: 'llm-primer lab word2vec --shuffle', why: 'break it: same words, same counts, no neighbours' },
    { command: 'llm-primer lab word2vec --sweep', why: 'how much text it takes' },
    { command: 'llm-primer lab word2vec --text FILE', why: 'real text: neighbours only, and rougher ones' },
  ],
  trained: (sentences: string, vocabulary: string, pairs: string): string =>
    `${sentences} sentences, ${vocabulary} different words, ${pairs} pairs of neighbours`,
  shuffled: 'all words mixed',
  loss: 'Loss while training, in nats a pair',
  analogies: 'Analogies',
  relations: {
    gender: 'man : woman',
    capital: 'country : capital',
    tense: 'walk : walked',
    degree: 'big : bigger',
    language: 'country : language',
  },
  right: (right: number, asked: number): string => `${right} of ${asked}`,
  question: (a: string, b: string, c: string): string => `${a} is to ${b} as ${c} is to`,
  neighbours: 'Nearest words, with their cosine',
  near: (word: string, near: string): string => `${word}: ${near}`,
  plane: (explained: string): string =>
    `Countries and capitals in the plane of their two main directions (${explained} of all differences)`,
  textPlane: (explained: string): string =>
    `These words in the plane of their two main directions (${explained} of all differences)`,
  sweep: 'Right answers by number of sentences',
  sentences: (count: string): string => `${count} sentences`,
  explain: {
    how: 'Nobody told the network what a king is. It learned to tell true neighbours from random words, and words with the same neighbours got similar vectors.',
    right: (share: string): string =>
      `${share} of all analogies are right. The sentences were made for it: each pair of words differs in its neighbours in the same way. Real text is not that tidy.`,
    few: (share: string): string =>
      `Only ${share} of all analogies are right: with so few sentences, readings or numbers in a vector the neighbours leave too faint a trace.`,
    shuffled: (share: string): string =>
      `With the words mixed only ${share} are right: the knowledge was in the neighbours, not in the words.`,
    inputs: (first: number, asked: number): string =>
      `With the inputs allowed, the nearest word is one of the three that were given in ${first} of ${asked} analogies. Reports of analogies usually leave them out, and say so too rarely.`,
    noInputs: (asked: number): string =>
      `With the inputs allowed, the nearest word is still none of the three that were given, in any of the ${asked} analogies: these sentences hold the pairs far apart. On real text it often is one of them, and reports usually leave them out.`,
    text: 'On real text there is no list of right answers. Neighbours follow use, not meaning: what stands in the same places is called near.',
    limit:
      'Each word has its vector, whatever the sentence. What a word means in its place is the work of the networks that come next.',
  },
} satisfies LabWords & Record<string, unknown>

export type Word2vecWords = typeof word2vecEn
