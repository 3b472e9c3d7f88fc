import type { LabWords } from './words.ts'

export const abstainEn = {
  about: {
    title: 'Guess, or say “I don’t know”',
    line: 'what a marking rule rewards, and whether a model is as right as it is sure',
  },
  options: {
    penalty: 'points that a wrong answer costs under the second marking',
    confidence: 'chance of being right, for the one question at the top',
    n: 'the n of the n-gram model that sits the exam; a large one is surer than it should be',
    temperature: 'below 1 the model says that it is surer than it is, above 1 less sure',
    questions: 'questions in the exam',
  },
  predict: {
    question:
      'Right gives 1 point, wrong 0, “I don’t know” 0. When should a model answer if it wants the most points?',
    choices: ['always, even on a wild guess', 'when it is about half sure', 'only when it is nearly certain'],
  },
  tries: [
    {
      command: 'llm-primer lab abstain --penalty 9',
      why: 'a mistake costs nine points: from where on does answering pay?',
    },
    { command: 'llm-primer lab abstain --confidence 0.6', why: 'one question, a better chance' },
    {
      command: 'llm-primer lab abstain --temperature 0.5',
      why: 'break it: a model that is too sure of itself cannot tell when to keep quiet',
    },
  ],
  single: (confidence: string): string => `One question, ${confidence} sure: what a guess scores on average`,
  singleScores: (accuracy: string, penalised: string, penalty: string): string =>
    `Wrong costs nothing: ${accuracy}. Wrong costs ${penalty}: ${penalised}. “I don’t know” scores 0.`,
  exam: (questions: number): string =>
    `An exam of ${questions} questions: a counting model names the next character in sentences it never read`,
  always: 'always',
  above: (confidence: string): string => `at least ${confidence} sure`,
  columns: {
    policy: 'Answers',
    answered: 'Answered',
    wrong: 'Wrong',
    accuracy: 'Wrong costs 0',
    penalised: (penalty: string): string => `Wrong costs ${penalty}`,
    band: 'Sure',
    guesses: 'Guesses',
    said: 'It said',
    right: 'It was right',
  },
  honest: 'Is it as right as it says it is?',
  explain: {
    accuracy:
      'The scores are points per 100 questions; the star marks the best of each column. Where a mistake costs nothing, silence can only lose points, so answering everything wins, with all its wrong answers.',
    noPenalty: 'With --penalty 0 both markings are the same.',
    penalty: (penalty: string, breakEven: string, best: string): string =>
      `When a mistake costs ${penalty}, a guess pays only above ${penalty} ÷ (1 + ${penalty}) = ${breakEven}. In this exam the best of the thresholds tried was ${best}.`,
    differ:
      'Where the two differ, it is by chance, because only every tenth was tried, or because the model is not as right as it says.',
    calibration:
      'A threshold serves a model whose confidence can be believed: what it says of a guess should fit how often such guesses are right. The last table checks that on real guesses.',
    honest: (said: string, right: string): string =>
      `Here it fits: over all guesses it says ${said} on average and is right in ${right}.`,
    tooSure: (said: string, right: string): string =>
      `Here it does not fit: over all guesses it says ${said} on average and is right in ${right}. It is too sure of itself.`,
    tooModest: (said: string, right: string): string =>
      `Here it does not fit: over all guesses it says ${said} on average and is right in ${right}. It knows more than it says.`,
    limit:
      'This model counts characters and nothing else. A chat model often has no such number to show, and its spoken “I am sure” is text like any other.',
  },
} satisfies LabWords & Record<string, unknown>

export type AbstainWords = typeof abstainEn
