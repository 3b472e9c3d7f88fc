import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const sizeEn = {
  about: {
    title: 'How big is a model?',
    line: 'parameters, memory, cache and training compute of eight known models, or of your own shape',
  },
  options: {
    model:
      'gpt-1, gpt-2, gpt-2-xl, bert-base, bert-large, gpt-3, llama-3-8b, llama-3-70b, or a model of the catalogue',
    layers: 'number of layers',
    dim: 'width of the vector that stands for a token',
    heads: 'attention heads',
    'kv-heads': 'heads that keys and values have',
    hidden: 'width of the feed-forward layer',
    vocabulary: 'number of tokens in the vocabulary',
    context: 'tokens that the cache is to hold',
    tokens: 'training tokens, to work out the compute',
    gpu: 'accelerator to count days for',
  },
  predict: {
    question: 'Where do most of the parameters sit?',
    choices: ['in the word vectors', 'in attention', 'in the feed-forward layers'],
  },
  tries: [
    {
      command: 'llm-primer lab size --model llama-3-8b --context 131072',
      why: 'with a long context the cache outgrows the weights',
    },
    {
      command: 'llm-primer lab size --model llama-3-70b --kv-heads 64',
      why: 'without shared key and value heads the cache is eight times as large',
    },
    {
      command: 'llm-primer lab size --model gpt-3',
      why: 'compute of a training run, in operations and days',
    },
  ],
  changed: 'with your changes',
  parts: {
    tokenEmbedding: 'word vectors',
    positions: 'positions',
    attention: 'attention',
    feedForward: 'feed-forward',
    norms: 'normalisation',
    pooler: 'pooler',
    output: 'output layer',
  },
  parameters: (exact: string, words: string): string => `${exact} parameters (${words})`,
  total: (total: string): string => `${total} parameters`,
  active: (total: string, active: string): string =>
    `${total} parameters, of which ${active} work on each token`,
  published: (date: string): string => `published figures, as of ${date}`,
  memory: 'Memory for the weights',
  cache: (perToken: string, context: string, total: string): string =>
    `Cache of keys and values: ${perToken} a token, ${total} at ${counted(context, 'token')}`,
  training: (operations: string, tokens: string, time: string, gpu: string, share: string): string =>
    `Training on ${counted(tokens, 'token')}: 6 × parameters × tokens = ${operations} operations, ${time} of one ${gpu} at ${share} of its top speed`,
  time: {
    days: (count: string): string => `${count} ${count === '1' ? 'day' : 'days'}`,
    hours: (count: string): string => `${count} ${count === '1' ? 'hour' : 'hours'}`,
    minutes: (count: string): string => `${count} ${count === '1' ? 'minute' : 'minutes'}`,
    seconds: (count: string): string => `${count} ${count === '1' ? 'second' : 'seconds'}`,
    moment: 'less than a second',
  },
  noTraining: 'Training compute: no published number of tokens to go by; give --tokens.',
  compared: 'Beside the others (the scale is logarithmic)',
  explain: {
    catalogue:
      'Of this model only the number of parameters is known, so the memory of its weights follows, but not its cache. All experts must be kept in memory, also those that rest.',
    shape:
      'Nothing here was looked up but the shape: layers, width, heads, vocabulary. The count follows from it to the last parameter.',
    feedForward: (ratio: string): string =>
      `In each layer the feed-forward part has ${ratio} times the weights of attention.`,
    vectors: (share: string): string =>
      `The word vectors make up ${share} of the whole. They grow with the vocabulary and the width alone; the layers grow with the square of the width, so in large models the vectors hardly count.`,
    encoder:
      'An encoder reads a text at once and writes nothing after it, so it keeps no keys and values for a next token.',
    limit:
      'What runs also needs room for activations, and attention over long contexts costs operations on top of those that are counted here.',
  },
} satisfies LabWords & Record<string, unknown>

export type SizeWords = typeof sizeEn
