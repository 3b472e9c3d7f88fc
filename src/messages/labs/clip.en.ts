import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const clipEn = {
  about: {
    title: 'Which caption fits this picture?',
    line: 'pictures and captions in one space: zero-shot, also for combinations never seen',
  },
  options: {
    caption: 'what to look for: "a large cross at the top left", or some of its words: "small plus"',
    hold: 'of the 40 combinations, so many are never trained on',
    batch: 'pictures and captions that are told apart at each step; with 1 there is nothing to tell apart',
    noise: 'chance of each pixel to be turned over',
    shuffle: 'deal the captions out anew to the pictures of each step',
    whole: 'read a picture in one piece instead of in four patches',
  },
  predict: {
    question:
      'A model sees pictures with captions such as “a small cross at the top left”. Eight of the 40 combinations it never sees. How often does it pick the right one of 40 captions for those?',
    choices: [
      'hardly ever: it cannot know them',
      'in some cases, up to 60%',
      'in most cases: it knows the words from other combinations',
    ],
  },
  tries: [
    {
      command: 'llm-primer lab clip "small plus bottom right"',
      why: 'name a caption and see which pictures it finds; leave words out',
    },
    {
      command: 'llm-primer lab clip --whole',
      why: 'read the picture in one piece: what happens to combinations it never saw?',
    },
    {
      command: 'llm-primer lab clip --shuffle',
      why: 'break it: captions that belong to other pictures',
    },
    { command: 'llm-primer lab clip --batch 1', why: 'break it another way: nothing to compare with' },
  ],
  model: (parameters: string, steps: number, batch: number): string =>
    `Two encoders, ${parameters} numbers together, after ${counted(steps, 'step')} with ${batch} ${batch === 1 ? 'pair' : 'pairs'} of picture and caption each`,
  loss: (first: string, even: string, last: string): string =>
    `loss from ${first} to ${last}; guessing evenly costs ${even}`,
  shown: (caption: string, heldOut: boolean): string =>
    `From picture to caption: ${caption}${heldOut ? ' (a combination never trained on)' : ''}`,
  searched: (caption: string): string =>
    `From caption to picture: which of 40 pictures fit “${caption}” best`,
  picture: (number: number): string => `Picture ${number}`,
  row: (row: number, lit: string): string => `Row ${row}, lit columns: ${lit}`,
  grid: 'Five pictures (rows) against five captions (columns) that differ in the shape alone',
  key: (key: string): string => `Cosine in hundredths; signs from 1 down to −1: ${key}`,
  scores: (captions: number): string => `The best of ${captions} captions for pictures it never saw`,
  columns: {
    caption: 'Caption',
    similarity: 'Cosine',
    probability: 'Probability',
    picture: 'Picture of',
    kind: 'Combinations',
    pictures: 'Pictures',
    right: 'Right',
  },
  kinds: { seen: 'trained on', unseen: 'never trained on', chance: 'by chance' },
  explain: {
    contrast:
      'Nobody told it what a cross is. At each step it got some pictures and their captions in disorder, and was asked which belong together. What fits is pulled together, what does not is pushed apart, until picture and caption lie close in one space. To sort a picture it then needs no training for its class: write a caption for each class and take the nearest. That is zero-shot.',
    start: (batch: number, even: string, first: string, factor: string): string =>
      `The loss begins at ${first}, close to ln ${batch} = ${even}, what guessing evenly among ${batch} costs. That is because all vectors are brought to length 1 and the factor on the cosines starts at 1: none can stand out yet. The factor is learned too; it ended at ${factor}.`,
    patches: (seen: string, unseen: string): string =>
      `Of combinations it trained on it gets ${seen}, of those it never saw ${unseen}. It can put them together because a patch is read in the same way wherever it lies, and a caption is the sum of its words: shape, size and place come in parts.`,
    patchesMissed: (seen: string, unseen: string): string =>
      `Of combinations it trained on it gets ${seen}, of those it never saw ${unseen}: this time it has not learned the parts well enough to put them together anew.`,
    whole: (seen: string, unseen: string): string =>
      `Read in one piece, a cross at the top left has no pixel in common with one at the bottom right. What it trained on it gets right in ${seen}, what it never saw in ${unseen}. Not the amount of data changed, only how the picture is cut.`,
    shuffled: (first: string, last: string): string =>
      `The captions were dealt out anew at each step, so nothing could be learned from them: the loss goes from ${first} to ${last} and what it gets right is chance. What teaches such a model is the pairing and nothing else; the captions of pictures on the web are such pairs.`,
    alone:
      'With one pair a step, the caption belongs to the picture by default: the loss is ln 1 = 0 from the start, and nothing is learned. Telling apart needs something to tell apart from; that is why real models train with batches of thousands.',
    untrained:
      'Without a training step the two spaces have nothing to do with each other: what is right is chance.',
    limit:
      'The pictures are drawn by a rule, with a stray pixel here and there, and the captions use a handful of words; real models train on pairs from the web. As the caption is a sum of words, their order means nothing here. The model also generates nothing: it only says how well a caption fits. What it makes of combinations that it never saw changes with the seed.',
  },
} satisfies LabWords & Record<string, unknown>

export type ClipWords = typeof clipEn
