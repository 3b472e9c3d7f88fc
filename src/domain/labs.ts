/** An experiment as the list knows it. Nothing of its engine is loaded for this; its sections name it in `chapter.json`. */
export interface LabEntry {
  readonly name: string
  /** How long it takes on a slow machine with two cores: twice what `npm run bench` measures. */
  readonly seconds: number
}

/** Every experiment. Lists show them in the order of the course. */
export const labs = [
  { name: 'next', seconds: 0.2 },
  { name: 'ngram', seconds: 0.4 },
  { name: 'word2vec', seconds: 1 },
  { name: 'rnn', seconds: 0.2 },
  { name: 'bottleneck', seconds: 2.5 },
  { name: 'attention', seconds: 0.7 },
  { name: 'distance', seconds: 0.5 },
  { name: 'gpt', seconds: 2 },
  { name: 'forward', seconds: 1.7 },
  { name: 'mask', seconds: 0.9 },
  { name: 'icl', seconds: 3.5 },
  { name: 'emerge', seconds: 7 },
  { name: 'sample', seconds: 0.2 },
  { name: 'clip', seconds: 0.3 },
  { name: 'hallucinate', seconds: 0.6 },
  { name: 'abstain', seconds: 0.2 },
  { name: 'arithmetic', seconds: 0.5 },
  { name: 'memorise', seconds: 3 },
  { name: 'size', seconds: 0 },
  { name: 'ranking', seconds: 0.3 },
  { name: 'tokens', seconds: 0.2 },
  { name: 'rag', seconds: 0.7 },
  { name: 'forget', seconds: 5 },
  { name: 'eval', seconds: 0 },
  { name: 'injection', seconds: 0 },
  { name: 'template', seconds: 6 },
  { name: 'fewshot', seconds: 6 },
  { name: 'envelope', seconds: 0 },
  { name: 'window', seconds: 0.4 },
  { name: 'drift', seconds: 2.5 },
  { name: 'grammar', seconds: 5 },
  { name: 'votes', seconds: 2 },
  { name: 'wire', seconds: 1 },
  { name: 'cachebill', seconds: 0.1 },
] as const satisfies readonly LabEntry[]

export type LabName = (typeof labs)[number]['name']
