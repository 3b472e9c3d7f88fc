import { counted } from '../counted.ts'
import type { LabWords } from './words.ts'

export const votesEn = {
  about: {
    title: 'Ask it many times',
    line: 'a half-trained adder: what a vote finds, what a checker finds, and when votes fall',
  },
  options: {
    samples: 'answers drawn for each sum',
    temperature: 'temperature they are drawn with',
    mistakes: 'share of wrong answers that the checker lets through',
  },
  predict: {
    question:
      'A half-trained adder answers each sum 64 times, and the commonest answer counts. For some sums a wrong answer is likelier than the right one. What does the vote make of these, compared with a single answer?',
    choices: ['more of them right', 'as many', 'fewer'],
  },
  tries: [
    {
      command: 'llm-primer lab votes --mistakes 0.05',
      why: 'break it: a checker that lets one wrong answer in twenty pass',
    },
    { command: 'llm-primer lab votes --temperature 0.5', why: 'answers that scatter less' },
    { command: 'llm-primer lab votes --steps 200', why: 'a worse adder: does the vote still help?' },
  ],
  model: (parameters: string, steps: string): string =>
    `An adder of ${parameters} numbers, stopped after ${counted(steps, 'training step')}`,
  asked: (sums: number, rounds: number): string =>
    `${sums} sums that it never read, each asked ${rounds} times over; the shares are means of these rounds`,
  mistaken: (share: string): string => `The checker lets ${share} of the wrong answers through.`,
  right: 'Right answers',
  single: 'one answer',
  greedy: 'likeliest digits',
  vote: (samples: number): string => `vote of ${samples}`,
  checker: (samples: number): string => `checker, ${samples}`,
  byCount: 'By the number of answers',
  columns: {
    samples: 'Answers',
    vote: 'Vote',
    checked: 'Checker',
    covered: 'Among them',
    kind: 'The right answer is',
    sums: 'Sums',
    voteOf: (samples: number): string => `Vote of ${samples}`,
    coveredBy: (samples: number): string => `Among ${samples}`,
  },
  byKind: 'By how the sum is known',
  kinds: { first: 'the likeliest', behind: 'not the likeliest', rare: 'under 1%' },
  kindNote: 'Sorted by the model’s own probabilities, which nobody sees when only answers come back.',
  example: (sum: string): string => `What it says to ${sum}`,
  noNumber: 'no number',
  rightOne: 'right',
  loss: 'Loss of each training step, in nats a digit',
  explain: {
    untrained: 'Nothing was trained: all answers are equally good, and a vote has nothing to find.',
    helps: (one: string, many: string, samples: string): string =>
      `A single answer is right in ${one} of the cases, a vote of ${samples} in ${many}: chance cancels out, and what the model says most often comes through.`,
    little: (one: string, many: string, samples: string): string =>
      `A single answer is right in ${one} of the cases and a vote of ${samples} in ${many}: for so many answers that is little.`,
    useless: (one: string, many: string, samples: string): string =>
      `A single answer is right in ${one} of the cases and a vote of ${samples} in ${many}: asking again gains nothing here.`,
    falls: (sums: number, before: string, after: string, samples: string): string =>
      `For ${sums} sums a wrong answer is likelier than the right one. There one answer is right in ${before} of the cases and a vote of ${samples} in ${after}: a vote makes sure of a mistake as it makes sure of a right answer. Chen et al. (2024) found the same: more calls help with easy questions and hurt with hard ones.`,
    never: (sums: number, vote: string, covered: string): string =>
      `In ${sums} sums the right answer comes less than once in a hundred. The vote finds ${vote} of them, and it is among the answers at all in ${covered}. So it was for Wang et al. (2022), where a task that was never solved stayed at 0.`,
    peak: (best: string, many: string): string =>
      `The best number of answers is not the largest: ${best} at its best, ${many} at the end.`,
    coverage: (covered: string, vote: string): string =>
      `The right answer is among them in ${covered} of the cases, the vote finds ${vote}. Who can check an answer gets the rest too. In Brown et al. (2024) votes level off at about 100 answers, while what is among them goes on growing.`,
    mistakes: (mistakes: string, checked: string, covered: string): string =>
      `The checker lets ${mistakes} of the wrong answers pass, and of ${covered} only ${checked} are left: the more answers, the more wrong ones come before the right one.`,
    greedy: (greedy: string, vote: string): string =>
      `Taking the likeliest digit each time gives ${greedy}, and the vote ${vote}: here it buys back what drawing had cost. In Wang et al. a vote of 40 beats the likeliest answer by 17.9 points on one set of word problems: there many ways of thinking lead to one number, and this adder does not think first.`,
    lesson:
      'A vote amplifies what the model leans to. Before you pay for it, look whether it leans to the right side: on cases whose answer you know.',
    limit:
      'The checker here knows the answer. In earnest it is a test, a proof, a person or a second model, and each makes mistakes of its own.',
  },
} satisfies LabWords & Record<string, unknown>

export type VotesWords = typeof votesEn
