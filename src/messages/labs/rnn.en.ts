import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const rnnEn = {
  about: {
    title: 'Networks with memory',
    line: 'how far back a gradient reaches in an RNN and an LSTM; --train: who remembers',
  },
  options: {
    rho: 'how large the plain network’s weights from state to state are (spectral radius)',
    forget: 'bias of the LSTM’s forget gate: higher keeps more',
    length: 'steps that the gradient goes back',
    dim: 'numbers in the networks’ memory',
    train: 'let both learn to name the first symbol after the last',
    recall: 'how many steps the symbol must be remembered',
  },
  predict: {
    question:
      'In a plain network, how large the weights from state to state are is called ρ; here it is 0.9. The last of 50 steps is corrected by 1. By how much does that correct the first?',
    choices: ['by about 1', 'by about a tenth', 'by less than a thousandth'],
  },
  tries: [
    { command: 'llm-primer lab rnn --rho 3', why: 'break it: the gradient explodes instead' },
    { command: 'llm-primer lab rnn --forget -3', why: 'break it: an LSTM that forgets is no better' },
    {
      command: 'llm-primer lab rnn --train',
      why: 'both networks learn to remember over 40 steps, or do not',
    },
  ],
  title: (length: number): string =>
    `How much of the gradient reaches each step, from step ${length} back to step 1`,
  scale: 'logarithmic; left is step 1, right the last step',
  names: {
    rnn: (setting: string): string => `plain network, ρ = ${setting}`,
    lstm: (setting: string): string => `LSTM, forget bias ${setting}`,
  },
  left: 'What is left at step 1',
  recall: (span: number): string => `Naming the first of ${span} symbols at the end`,
  chance: 'chance',
  loss: 'loss',
  steps: (steps: number): string => counted(steps, 'training step'),
  explain: {
    vanish: (rho: string, left: string): string =>
      `Going back a step multiplies the gradient by the network’s weights and by a slope of at most 1. With ρ = ${rho}, ${left} of it is left at step 1.`,
    explode: (rho: string, left: string): string =>
      `Going back a step multiplies the gradient by the network’s weights. With ρ = ${rho} it grows instead of shrinking, to ${left} times at step 1: the network stretches more than it forgets. In practice such gradients are clipped.`,
    lstm: (forget: string, gate: string, byGate: string, left: string): string =>
      `An LSTM adds to its memory instead of overwriting it. A forget gate of ${gate}, as bias ${forget} gives it, would by itself leave ${byGate} at step 1; here ${left} is left, since the gates move with what is read and other ways lead back too.`,
    oneLearned: (rnn: string, lstm: string): string =>
      `After the same number of steps the plain network is right in ${rnn} of the cases, the LSTM in ${lstm}. Both could hold the answer; only one got the signal what to keep.`,
    bothLearned: (rnn: string, lstm: string): string =>
      `After the same number of steps the plain network is right in ${rnn} of the cases, the LSTM in ${lstm}: over this distance both get the signal.`,
    noneLearned: (rnn: string, lstm: string): string =>
      `The plain network is right in ${rnn} of the cases, the LSTM in ${lstm}: so far this shows no clear difference. Train longer, or take another distance.`,
    limit:
      'The networks here have random weights and are tiny. What a run shows between the extremes depends on the seed.',
  },
} satisfies LabWords & Record<string, unknown>

export type RnnWords = typeof rnnEn
