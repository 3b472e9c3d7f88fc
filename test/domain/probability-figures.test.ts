import { expect, test } from 'vitest'
import {
  attentionRow,
  causalWeights,
  exactMatch,
  temperatures,
} from '../../src/domain/probability-figures.ts'

// Counted by hand: 1/√2 = 0.707, e to that is 2.028, and 2.028 + 1 + 2.028 = 5.056.
test('the row of attention shows the four steps', () => {
  expect(attentionRow()).toMatchObject({
    'score-1': '0.707',
    'power-3': '2.028',
    total: '5.056',
    'weight-2': '0.198',
    mixed: '2.41',
  })
})

test('the causal figure leaves the upper right empty', () => {
  const weights = causalWeights()
  expect([weights['row-1-1'], weights['row-1-2'], weights['row-2-4']]).toEqual(['1.00', '0.00', '0.00'])
})

// Scores by hand: “it” meets cake and tin with 2 each; “big” meets them with 4 and 0, “it” with 3, itself with 0.
test('in the causal figure “it” cannot tell cake from tin, and “big” can', () => {
  const weights = causalWeights()
  expect(weights['row-3-1']).toBe(weights['row-3-2'])
  expect([weights['row-4-1'], weights['row-4-2'], weights['row-4-3']]).toEqual(['0.62', '0.04', '0.31'])
})

// 0.5¹⁰ = 1/1024; 0.99¹⁰ = 0.904.
test('the chance of ten right tokens stays near nothing and then leaps', () => {
  expect(exactMatch()).toMatchObject({ 'answer-1': '0.001', 'answer-5': '0.349', 'answer-7': '0.904' })
})

test('the share of the best token falls from 0.867 to 0.506 as the temperature rises', () => {
  expect(temperatures()).toMatchObject({ 'half-1': '0.867', 'one-1': '0.665', 'two-1': '0.506' })
})
