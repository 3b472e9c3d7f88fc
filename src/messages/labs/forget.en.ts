import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const forgetEn = {
  about: {
    title: 'Learning something new, forgetting something old',
    line: 'a model of names learns to spell them backwards: full tuning, LoRA, replay',
  },
  options: { tuning: 'training steps on the new task' },
  predict: {
    question:
      'A model can spell names and is now trained to spell them backwards, by changing all weights, or only a narrow matrix product beside them (LoRA). Which of the two forgets more of the old task?',
    choices: ['changing all weights', 'LoRA of rank 1', 'both about equally much'],
  },
  tries: [
    { command: 'llm-primer lab forget --tuning 1000', why: 'tune longer: does the old task come to an end?' },
    {
      command: 'llm-primer lab forget --tuning 20',
      why: 'break it: hardly tuned. What is learned, what is forgotten?',
    },
    { command: 'llm-primer lab forget --steps 0', why: 'break it: a model with nothing to forget' },
  ],
  base: (parameters: string, steps: string, tuning: string): string =>
    `A GPT of ${parameters} numbers, trained on names for ${counted(steps, 'step')}; then ${counted(tuning, 'step')} on names backwards`,
  before: (oldLoss: string, newLoss: string): string =>
    `Before: ${oldLoss} nats a character on names it has not seen, ${newLoss} on the same names backwards`,
  learned: 'New task: how far the loss fell (more is better)',
  forgot: 'Old task: how far the loss rose (less is better)',
  ways: {
    full: 'all weights',
    replay: 'all, half old items',
    lora: (rank: number): string => `LoRA, rank ${rank}`,
  },
  columns: { way: 'Tuned', trained: 'Numbers trained', fresh: 'New task', old: 'Old task' },
  explain: {
    untuned: 'Nothing was tuned: the model knows what it knew.',
    forgot: (learned: string, forgot: string): string =>
      `With all weights free the loss on the new task falls by ${learned}, and on the old one it rises by ${forgot}. Nobody asked the model to forget; nothing asked it to remember either.`,
    nothingToForget: 'The model had not learned the old task, so there is nothing that it could forget.',
    lowRank: (rank: number, trained: string, learned: string, forgot: string): string =>
      `LoRA of rank ${rank} trains ${trained} numbers. It learns less, ${learned}, and forgets less, ${forgot}: the two go together.`,
    replay: (forgot: string, full: string, learned: string): string =>
      `With old items in half of every step the old task loses ${forgot} instead of ${full}, and the new one is still learned, ${learned}. Whoever has the old text can keep what it taught.`,
    lora: 'LoRA leaves the weights as they are and adds to each matrix the product of a tall and a wide narrow one. The product can be kept beside the model, taken off again, or added into the weights for good.',
    limit:
      'Spelling backwards is a task made for this: it contradicts the old one. Where old and new agree, tuning forgets little. And a loss says nothing of single facts: some may be gone, others untouched.',
  },
} satisfies LabWords & Record<string, unknown>

export type ForgetWords = typeof forgetEn
