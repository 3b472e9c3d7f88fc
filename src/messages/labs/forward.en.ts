import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const forwardEn = {
  about: {
    title: 'One forward pass, page by page',
    line: 'every number of the small GPT on its way from characters to the next one',
  },
  options: {
    prompt: 'the characters that it reads; without them, how the model itself would begin',
    position: 'the token that is shown in detail, counted from 1; the last one unless given',
    head: 'the attention head that is shown in detail',
    without: 'break it: leave one part of the trained model out',
    layers: 'blocks of attention and feed-forward',
  },
  predict: {
    question:
      'The first character of the prompt is exchanged for another. Which numbers of the last character are the first to change?',
    choices: [
      'its embedding',
      'its query, key and value',
      'what its heads gather',
      'none, up to the prediction',
    ],
  },
  tries: [
    { command: 'llm-primer lab forward mari --head 2', why: 'a prompt of your own, and another head' },
    {
      command: 'llm-primer lab forward --without attention',
      why: 'break it: no character sees another. What is left to predict from?',
    },
    {
      command: 'llm-primer lab forward --without positions',
      why: 'break it: what does it still know of the order?',
    },
    {
      command: 'llm-primer lab forward --steps 0',
      why: 'break it: random weights. The arithmetic is the same, the numbers mean nothing',
    },
    {
      command: 'llm-primer lab forward --load gpt.json',
      why: 'a model of your own, written by llm-primer lab gpt --layers 2 --save gpt.json',
    },
  ],
  keys: { page: 'page', position: 'token', head: 'head', scroll: 'scroll', leave: 'leave' },
  more: 'more below',
  border: '^ is the border: it begins and ends every item.',
  model: (parameters: string, layers: number, heads: number, dim: number): string =>
    `${parameters} parameters: ${layers} ${layers === 1 ? 'block' : 'blocks'}, ${heads} ${heads === 1 ? 'head' : 'heads'}, ${dim} numbers for each token`,
  trained: (steps: number): string => counted(steps, 'training step'),
  loaded: 'loaded from a file',
  leftOutParts: {
    nothing: 'nothing',
    attention: 'attention',
    mlp: 'the feed-forward layer',
    positions: 'the positions',
  },
  leftOut: (part: string): string => `Left out: ${part}`,
  cut: (count: number): string => `The context has no room for the first ${count} characters of the prompt.`,
  place: (page: number, pages: number, title: string): string => `${page}/${pages}  ${title}`,
  detail: (position: number, token: string, head: number): string =>
    `in detail: token ${position}, “${token}”; head ${head}`,
  mapKey: (key: string): string => `${key}: from the largest number of a map down to the same below zero`,
  largestOnly: 'Of each row the three largest numbers, as column = number.',
  map: (name: string, shape: string, largest: string): string => `${name}  ${shape}, largest ${largest}`,
  numbers: (token: string, row: string): string => `The numbers of “${token}”: ${row}`,
  embedding: {
    title: 'Characters become vectors',
    token: 'Character',
    place: 'Place',
    normalised: 'Sum, brought to equal size',
    text: 'Each character has a row of its own in a table, each place in another; both rows were learned, and they are added. Each sum is divided by its root mean square, so that all vectors enter the first block equally large.',
  },
  projections: {
    title: (block: number): string => `Block ${block}: query, key, value`,
    query: 'Query',
    key: 'Key',
    value: 'Value',
    text: (heads: number): string =>
      `Three matrices turn each vector into a query (what am I looking for), a key (what do I offer) and a value (what do I hand over). The columns are cut into ${heads} ${heads === 1 ? 'head' : 'parts, one a head'}; no token has seen another yet.`,
  },
  heads: {
    title: (block: number): string => `Block ${block}: what the heads look at`,
    weights: (head: number): string => `Weights of head ${head}: softmax of query · key / √d`,
    shades: (key: string): string => `low ${key} high; numbers in hundredths`,
    others: (token: string): string => `Where “${token}” looks most`,
    head: (head: number): string => `head ${head}`,
    mixed: 'Values mixed, heads side by side',
    text: 'A row says how one token shares its attention among itself and the tokens before it; what comes later is masked. With these weights each head mixes the values, and a fourth matrix blends the heads and adds the result to the token’s vector.',
  },
  mlp: {
    title: (block: number): string => `Block ${block}: the feed-forward layer`,
    attended: 'Vectors with what attention added',
    widened: (token: string, active: number, of: number): string =>
      `Inside, for “${token}”: ${active} of ${of} numbers above 0`,
    digested: 'What it adds',
    text: 'Each token goes on alone: its vector is widened to four times as many numbers, negative ones become 0 (ReLU), and the rest is narrowed back and added. Tokens exchange nothing here.',
  },
  logits: {
    title: 'From the last vector to the next character',
    guesses: (before: string): string => `After “${before}”: probability (logit)`,
    end: '(end)',
    parts: (character: string): string => `What makes up the logit of “${character}”`,
    partNames: {
      embedding: 'embedding',
      attention: 'attention',
      mlp: 'feed-forward',
    },
    inBlock: (part: string, block: number): string => `${part}, block ${block}`,
    columns: {
      part: 'Part',
      adds: 'adds',
      character: 'Next',
      logit: 'Logit',
      without: (part: string): string => `without ${part}`,
      whole: 'whole model',
    },
    sum: 'sum',
    text: 'The output matrix gives every character a logit, and softmax turns logits into probabilities. A token’s vector is the sum of what all parts have put in, so each part’s share of a logit can be told exactly.',
  },
  cache: {
    title: 'The next character, without starting over',
    rows: {
      kept: 'keys and values kept',
      anew: 'multiplications, everything anew',
      fromCache: 'multiplications, from the cache',
      difference: 'largest difference of a logit',
    },
    exchange: (from: string, to: string): string =>
      `“${from}” at the beginning becomes “${to}”: largest change at the last token`,
    changes: {
      embedding: 'embedding',
      projections: 'query, key, value (block 1)',
      gathered: 'gathered by attention (block 1)',
      logits: 'logits',
    },
    text: 'Keys and values of earlier tokens never change when a token is added, so they are kept (KV cache) and only the new token is computed. The logits are the same; what is saved grows with the length.',
  },
  explain: {
    attention: (from: string, to: string): string =>
      `With “${to}” in place of “${from}” the embedding, query, key and value of the last character stay exactly as they were: until then each token is worked out alone. Attention is the only place where something passes from one token to another.`,
    alone:
      'Without attention the last character does not notice what stands before it: the model has become a table of pairs, with the place as a hint.',
    leftOut:
      'The part was left out after training, so the others still count on it. Trained without it from the beginning, they would have learned to do without. And one prompt says little: try several, some need the part more than others.',
    untrained:
      'Nothing was trained, and the parts that add to the vectors start at 0: attention and feed-forward put in nothing yet, and all characters are about equally likely.',
    same: 'A large model takes the same way, with long vectors and many blocks.',
    limit:
      'Some details are simplified: no biases, a norm without learned factors, ReLU, and no norm before the output. In a model that has this last norm, shares of a logit no longer add up so plainly. And a bright spot says where a head looked, not why the answer came out as it did.',
  },
} satisfies LabWords & Record<string, unknown>

export type ForwardWords = typeof forwardEn
