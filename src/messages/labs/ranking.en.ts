import type { LabWords } from './words.ts'

export const rankingEn = {
  about: {
    title: 'A leaderboard from noisy duels',
    line: 'how many duels it takes until the strongest is on top',
  },
  options: {
    models: 'models on the leaderboard',
    gap: 'Elo points between a model and the next weaker one; 0 makes all equal',
    duels: 'duels between each two models',
    leaderboards: 'leaderboards made to see how often they are right',
  },
  predict: {
    question:
      'Six models, each beating the next weaker one in 55 of 100 duels. Every pair meets 20 times. How often is the strongest on top of the leaderboard?',
    choices: ['nearly always (95% or more)', 'mostly (80 to 95%)', 'less than that'],
  },
  tries: [
    { command: 'llm-primer lab ranking --duels 400', why: 'the same models, twenty times the duels' },
    { command: 'llm-primer lab ranking --seed 7', why: 'the same models, other luck, another leaderboard' },
    {
      command: 'llm-primer lab ranking --gap 0',
      why: 'break it: all models are equal, and somebody leads all the same',
    },
  ],
  board: (duels: number): string => `A leaderboard from ${duels} duels between each two models`,
  columns: {
    place: 'Place',
    model: 'Model',
    rating: 'Rating',
    wins: 'Wins',
    truth: 'In truth (place)',
    duels: 'Duels a pair',
    champion: 'Strongest on top',
    order: 'All in their places',
  },
  neighbours: (winRate: string, duels: number): string =>
    `Two neighbours alone: the stronger wins ${winRate} of the duels. After ${duels} of them it is`,
  outcomes: (ahead: string, level: string, behind: string): string =>
    `ahead with a chance of ${ahead}, level with ${level}, behind with ${behind}.`,
  trust: (leaderboards: number): string =>
    `How far can a leaderboard be trusted? ${leaderboards} of them each`,
  explain: {
    inPlace: (models: number): string =>
      `This time all ${models} models stand where they belong. Another seed may shuffle them.`,
    misplaced: (misplaced: number, models: number): string =>
      `${misplaced} of ${models} models ${misplaced === 1 ? 'stands' : 'stand'} in the wrong place, without a mistake by anybody: this is chance alone.`,
    equal:
      'All models are equally strong here, so every difference in rating is luck. A leaderboard always has a first place, even when nobody deserves it.',
    noise: (gap: string, behind: string): string =>
      `A lead of ${gap} points is small against that chance: the stronger of two neighbours comes out behind in ${behind} of such matches. To see half the difference takes about four times the duels.`,
    clear: (gap: string, behind: string): string =>
      `With so many duels a lead of ${gap} points stands out: the stronger of two neighbours comes out behind in ${behind} of such matches. To see half the difference as clearly takes about four times the duels.`,
    method: 'The rating is fitted to all duels at once and shown on the Elo scale, as public arenas do.',
    limit:
      'In truth a duel has a judge with a taste, each model has its strong and its weak subjects, and questions may have leaked. Adding duels does not cure any of that.',
  },
} satisfies LabWords & Record<string, unknown>

export type RankingWords = typeof rankingEn
