import { expect, test } from 'vitest'
import {
  attentionRow,
  causalWeights,
  exactMatch,
  lstmCell,
  powerLaw,
  scoresToTable,
  temperatures,
  threeAnswers,
} from '../../src/domain/probability-figures.ts'

// Counted by hand: 4/√2 = 2.828 and 3/√2 = 2.121; e to these 16.919 and 8.342; 16.919 + 1 + 8.342 + 1 = 27.261.
test('the row of attention shows the four steps', () => {
  expect(attentionRow()).toMatchObject({
    'score-1': '2.828',
    'power-3': '8.342',
    total: '27.261',
    'weight-1': '0.621',
    'weight-2': '0.037',
    'mixed-1': '1.55',
    'mixed-2': '0.11',
  })
})

// (1.547, 0.110) · (2, 0) = 3.09, · (1, 1) = 1.66, · (−1, 1) = −1.44; e to these 22.07, 5.25, 0.24, together 27.56.
test('the mixed vector becomes a table of probabilities', () => {
  expect(scoresToTable()).toMatchObject({
    'score-1': '3.09',
    'score-3': '-1.44',
    'chance-1': '0.80',
    'chance-2': '0.19',
    'chance-3': '0.01',
  })
})

// 0.9 × 0.8 = 0.72, and 0.5 × 0.6 = 0.30 makes 1.02; tanh 1.02 = 0.770, times 0.7 is 0.54.
test('an LSTM cell keeps, adds and reads', () => {
  expect(lstmCell()).toMatchObject({ written: '0.30', new: '1.02', squeezed: '0.77', read: '0.54' })
})

// 10^−0.076 = 0.839, and its powers.
test('each tenfold of parameters multiplies the loss by the same number', () => {
  expect(Object.values(powerLaw())).toEqual(['1.00', '0.84', '0.70', '0.59', '0.50'])
})

// 0.02 e⁻² = 0.0027, 0.55, 0.38 e = 1.0329, 0.05 e⁻² = 0.0068: together 1.5924.
test('preference training shifts probability to the answers that people like', () => {
  expect(Object.values(threeAnswers())).toEqual(['0.00', '0.35', '0.65', '0.00'])
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
