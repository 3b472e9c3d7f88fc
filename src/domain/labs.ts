/** An experiment as the list knows it. Nothing of its engine is loaded for this. */
export interface LabEntry {
  readonly name: string
  /** Id of the section of chapter 1 that it belongs to. */
  readonly section: string
  /** How long it takes on a slow machine with two cores. */
  readonly seconds: number
}

/** Every experiment, in the order of the chapter. */
export const labs = [
  { name: 'next', section: 'what-is-an-llm', seconds: 0.2 },
  { name: 'ngram', section: 'language-by-counting', seconds: 0.5 },
  { name: 'word2vec', section: 'words-become-vectors', seconds: 1.3 },
  { name: 'rnn', section: 'networks-with-memory', seconds: 0.1 },
  { name: 'bottleneck', section: 'networks-with-memory', seconds: 3 },
  { name: 'attention', section: 'transformer', seconds: 0.9 },
  { name: 'distance', section: 'transformer', seconds: 0.7 },
  { name: 'gpt', section: 'transformer', seconds: 1.2 },
  { name: 'forward', section: 'transformer', seconds: 1.2 },
  { name: 'mask', section: 'pre-training-era', seconds: 0.5 },
  { name: 'icl', section: 'pre-training-era', seconds: 3 },
  { name: 'emerge', section: 'pre-training-era', seconds: 10 },
  { name: 'sample', section: 'from-model-to-assistant', seconds: 0.2 },
  { name: 'clip', section: 'from-model-to-assistant', seconds: 0.5 },
  { name: 'hallucinate', section: 'where-it-fails', seconds: 0.8 },
  { name: 'abstain', section: 'where-it-fails', seconds: 0.5 },
  { name: 'arithmetic', section: 'where-it-fails', seconds: 0.6 },
  { name: 'size', section: 'landscape', seconds: 0 },
  { name: 'ranking', section: 'landscape', seconds: 0.2 },
  { name: 'tokens', section: 'tokens-and-the-bill', seconds: 0.4 },
  { name: 'rag', section: 'application-ladder', seconds: 0.2 },
  { name: 'eval', section: 'choose-test-protect', seconds: 0 },
  { name: 'injection', section: 'choose-test-protect', seconds: 0 },
] as const satisfies readonly LabEntry[]

export type LabName = (typeof labs)[number]['name']
