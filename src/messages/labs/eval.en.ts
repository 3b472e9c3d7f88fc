import type { LabWords } from './words.ts'

export const evalEn = {
  about: {
    title: 'How good is good enough?',
    line: 'many steps in a row, and what a test of 20 cases can tell',
  },
  options: {
    p: 'how often one step of a task succeeds',
    n: 'steps of the task',
    caught: 'the share of failures that a check finds; the step is then tried once more',
    right: 'right answers in your test; four in five of the cases unless given',
    of: 'cases in your test',
    against: 'right answers of a rival in as many cases; one less than yours unless given',
    both: 'cases that both got right, where both answered the same ones: then the test is paired',
    runs: 'tasks played through',
  },
  predict: {
    question:
      'An agent takes 50 steps, and each succeeds 98 times in 100. How often does the whole task succeed?',
    choices: ['nearly as often, above 90%', 'between 50 and 90%', 'less than half of the time'],
  },
  tries: [
    { command: 'llm-primer lab eval --caught 0.9', why: 'a check after every step, and one more try' },
    {
      command: 'llm-primer lab eval --right 160 --of 200 --against 150',
      why: 'the same shares from ten times the cases',
    },
    {
      command: 'llm-primer lab eval --right 3 --of 3',
      why: 'break it: three of three, and the schoolbook formula is certain',
    },
  ],
  chain: (step: string, n: number): string => `A step succeeds in ${step}; all of 1 to ${n} steps succeed in`,
  curve: 'all steps succeed',
  whole: (share: string, succeeded: string, runs: string): string =>
    `All of them: ${share} computed; ${succeeded} of ${runs} tasks when played through.`,
  needed: (needed: string): string =>
    `For nine tasks in ten to succeed, every step would have to succeed in ${needed}.`,
  interval: 'A test result, and where the true rate may lie (95%, Wilson)',
  columns: { result: 'Result', share: 'Share', truth: 'May in truth be' },
  schoolbook: (range: string): string => `The schoolbook formula says for the first line: ${range}`,
  explain: {
    chain: (step: string, n: string, whole: string): string =>
      `The steps multiply: ${step} to the power of ${n} is ${whole}.`,
    almost: 'A step that looks almost perfect is not, when many of them must go right one after the other.',
    caught: (caught: string, step: string): string =>
      `A check that finds ${caught} of the failures and tries once more lifts each step to ${step}. Where a program can check the result, that is a cheap cure.`,
    interval: (result: string, range: string): string =>
      `${result} is one draw. Tests of this size come out like that for true rates of ${range}.`,
    undecided: (yours: string, rival: string, p: string): string =>
      `Is ${yours} better than ${rival}? Were both equally good, chance alone would set two such tests at least so far apart in ${p} of the cases (Fisher’s exact test). This test alone cannot say who is better.`,
    decided: (yours: string, rival: string, p: string): string =>
      `Is there more than luck between ${yours} and ${rival}? Were both equally good, chance alone would set two such tests so far apart in only ${p} of the cases (Fisher’s exact test): the difference is more than luck.`,
    pairedUndecided: (yours: string, rival: string, p: string): string =>
      `Both answered the same cases, so only those count that one got right and the other did not. Were both equally good, these would be shared out at least so unevenly in ${p} of the tests (McNemar’s exact test): ${yours} against ${rival} cannot say who is better.`,
    pairedDecided: (yours: string, rival: string, p: string): string =>
      `Both answered the same cases, so only those count that one got right and the other did not. Were both equally good, these would be shared out so unevenly in only ${p} of the tests (McNemar’s exact test): between ${yours} and ${rival} there is more than luck.`,
    touching:
      'To look whether the two intervals touch is no test: they may overlap although the difference is more than luck.',
    width: (width: string): string =>
      `The third line has the same share as the first from ten times the cases; its interval is ${width} as wide.`,
    certain: (range: string): string =>
      `The schoolbook formula is certain here: ${range}. A share of all or nothing leaves it no spread, however few the cases.`,
    coverage: (wilson: string, schoolbook: string): string =>
      `Were your share the truth, Wilson’s interval would hold it in ${wilson} of such tests, the schoolbook’s in ${schoolbook}; both promise 95%.`,
    limit:
      'Both sums suppose that steps and cases are independent. In truth a misread task spoils many steps at once, and similar cases fail together: then even these intervals are too narrow.',
  },
} satisfies LabWords & Record<string, unknown>

export type EvalWords = typeof evalEn
