import { describe, expect, it } from 'vitest'
import { figureNumbers } from '../../src/domain/figures.ts'

describe('the numbers of a figure', () => {
  it('are none for a figure without a computation, and undefined for an unknown one', () => {
    expect(figureNumbers(undefined)).toEqual({})
    expect(figureNumbers('no-such-figure')).toBeUndefined()
  })

  it('count four sentences as a pencil does: 2 of 3, 1 of 3, 1 of 1, and 4, 3, 2 of 16', () => {
    expect(figureNumbers('bigram-table')).toEqual({
      'i-like': '0.67',
      'i-read': '0.33',
      'like-tea': '0.67',
      'like-milk': '0.33',
      like: '0.19',
      milk: '0.06',
      'we-like': '1.00',
      stop: '0.25',
      i: '0.19',
      tea: '0.13',
    })
  })

  it('put king - man + woman at (0.9, 0.7) and nearest to queen', () => {
    // By hand: 1.35 / (1.1402 x 1.2042) = 0.98, 0.16 / (1.1402 x 1.1314) = 0.12,
    // -0.07 / (1.1402 x 1.0630) = -0.06, -1.21 / (1.1402 x 1.0630) = -1.00.
    expect(figureNumbers('king-and-queen')).toEqual({
      royal: '0.90',
      female: '0.70',
      queen: '0.98',
      king: '0.12',
      woman: '-0.06',
      man: '-1.00',
    })
  })

  it('raise 1.2, 0.72 and 0.99 to 1, 10, 50 and 100', () => {
    // Checked with bc: 1.2^100 = 82817974.5, 0.72^50 = 7.36e-8, 0.99^100 = 0.36603.
    expect(figureNumbers('gradient-left')).toMatchObject({
      'grow-1': '1.2',
      'grow-10': '6.19',
      'grow-50': '9100',
      'grow-100': '8.3e7',
      'fade-1': '0.72',
      'fade-10': '0.037',
      'fade-50': '7.4e-8',
      'fade-100': '5.4e-15',
      'keep-1': '0.99',
      'keep-10': '0.904',
      'keep-50': '0.605',
      'keep-100': '0.366',
      'grow-1-cell': '1.2     ',
      'fade-100-cell': '5.4e-15 ',
    })
  })

  it('take 70% away where a whole number has to follow, and leave 25 : 5 of the rest', () => {
    // 25 / 30 = 83.3%, 5 / 30 = 16.7%.
    expect(figureNumbers('mask-one-step')).toMatchObject({
      'quote-after': '  0%',
      'one-after': ' 83%',
      'two-after': ' 17%',
      taken: ' 70%',
    })
  })
})
