import type { LabWords } from './words.ts'

export const maskEn = {
  about: {
    title: 'Fill the gap',
    line: 'a missing word seen from the left, from the right and from both sides',
  },
  options: {
    sentence: 'a sentence with a gap: "the model ___ the next word"',
    context: 'words that are looked at on each side; 0 for none',
    places: 'held-out gaps that are filled to compare',
  },
  predict: {
    question:
      'A word is missing. Who names it most often: a model that sees what stands before it, after it, or both?',
    choices: ['before it', 'after it', 'both'],
  },
  tries: [
    { command: 'llm-primer lab mask "the model ___ the next token"', why: 'a gap of your own' },
    {
      command: 'llm-primer lab mask --context 4',
      why: 'a longer view: does it help as much as the other side did?',
    },
    { command: 'llm-primer lab mask --context 0', why: 'break it: seeing nothing, all three say the same' },
  ],
  answer: (answer: string): string => `It was: ${answer}`,
  views: { left: 'Before', right: 'After', both: 'Both' },
  scores: (places: number): string => `${places} gaps in sentences that were not counted`,
  columns: { view: 'Sees', right: 'First guess right', perplexity: 'Perplexity' },
  explain: {
    chosen:
      'The sentence was picked because both sides find its word where the left side alone does not. The table does no picking: it counts all gaps.',
    blind:
      'With no context every gap looks the same, so each model says the most frequent word each time. All that a model knows about a gap comes from what it may look at.',
    both: (left: string, both: string): string =>
      `Perplexity is the number of equally likely words that the model wavers between: from the left alone ${left}, from both sides ${both}. That is the advantage of BERT’s gap-filling.`,
    noGain: (left: string, both: string): string =>
      `Perplexity is the number of equally likely words that the model wavers between: from the left alone ${left}, from both sides ${both}. In this text the second side helps nothing.`,
    models:
      'GPT looks at the left side alone. In return every word of a text is a question for it, and having learnt to go on, it can write.',
    limit:
      'These models count neighbours and take both sides to be independent given the word; a Transformer weighs the whole sentence. Only gaps whose word was counted somewhere are asked for.',
  },
} satisfies LabWords & Record<string, unknown>

export type MaskWords = typeof maskEn
