/** An experiment as the list knows it. Nothing of its engine is loaded for this; its sections name it in `chapter.json`. */
export interface LabEntry {
  readonly name: string
  /** How long it takes on a slow machine with two cores. */
  readonly seconds: number
}

/** Every experiment. Lists show them in the order of the course. */
export const labs = [
  { name: 'next', seconds: 0.2 },
  { name: 'ngram', seconds: 0.5 },
  { name: 'word2vec', seconds: 1.3 },
  { name: 'rnn', seconds: 0.1 },
  { name: 'bottleneck', seconds: 3 },
  { name: 'attention', seconds: 0.9 },
  { name: 'distance', seconds: 0.7 },
  { name: 'gpt', seconds: 1.2 },
  { name: 'forward', seconds: 1.2 },
  { name: 'mask', seconds: 0.5 },
  { name: 'icl', seconds: 3 },
  { name: 'emerge', seconds: 6 },
  { name: 'sample', seconds: 0.2 },
  { name: 'clip', seconds: 0.5 },
  { name: 'hallucinate', seconds: 0.8 },
  { name: 'abstain', seconds: 0.5 },
  { name: 'arithmetic', seconds: 0.6 },
  { name: 'memorise', seconds: 3 },
  { name: 'size', seconds: 0 },
  { name: 'ranking', seconds: 0.2 },
  { name: 'tokens', seconds: 0.4 },
  { name: 'rag', seconds: 0.2 },
  { name: 'forget', seconds: 4 },
  { name: 'eval', seconds: 0 },
  { name: 'injection', seconds: 0 },
  { name: 'template', seconds: 4 },
  { name: 'fewshot', seconds: 4 },
  { name: 'envelope', seconds: 0 },
  { name: 'window', seconds: 0.6 },
  { name: 'drift', seconds: 1 },
  { name: 'grammar', seconds: 3 },
  { name: 'votes', seconds: 3 },
  { name: 'wire', seconds: 1 },
  { name: 'cachebill', seconds: 0 },
] as const satisfies readonly LabEntry[]

export type LabName = (typeof labs)[number]['name']
