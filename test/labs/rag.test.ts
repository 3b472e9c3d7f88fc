import { describe, expect, test } from 'vitest'
import type { CourseText } from '../../src/labs/lab.ts'
import { chunksOf, type RagOptions, run } from '../../src/labs/rag.ts'
import { bigramTerms, rankByBigrams, rankByBm25, wordTerms } from '../../src/labs/retrieval.ts'

const course: CourseText = {
  sections: [
    {
      number: '1.1',
      paragraphs: ['A model predicts the next token.', 'It gives every token a probability.'],
    },
    { number: '1.2', paragraphs: ['An n-gram counts how often words follow each other.'] },
    { number: '1.3', paragraphs: ['词向量把词变成一串数。意思相近的词，向量也相近。'] },
  ],
  questions: [
    { section: '1.1', text: 'Which token is the next?' },
    { section: '1.2', text: 'What does an n-gram count?' },
    { section: '1.3', text: '意思相近的词有什么特点？' },
  ],
}

const asked = (changes: Partial<RagOptions>): RagOptions => ({
  question: '',
  k: 2,
  size: 500,
  method: 'bm25',
  course,
  text: '',
  ...changes,
})

describe('BM25', () => {
  test('of one word in two texts, by hand', () => {
    const [first, ...others] = rankByBm25(['cat sat', 'dog ran far away'])('cat')
    const rarity = Math.log(1 + (2 - 1 + 0.5) / (1 + 0.5))
    expect(first?.place).toBe(0)
    expect(first?.score).toBeCloseTo((rarity * 2.2) / (1 + 1.2 * (0.25 + (0.75 * 2) / 3)), 12)
    expect(others).toEqual([])
  })

  test('a rare word weighs more than one that is everywhere', () => {
    const rank = rankByBm25(['the cat', 'the dog', 'the owl', 'owl and owl'])
    expect(rank('the dog')[0]?.place).toBe(1)
    expect(rank('owl')[0]?.place).toBe(3)
  })

  test('cuts Chinese into characters and drops punctuation', () => {
    expect(wordTerms('大模型，GPT-3！')).toEqual(['大', '模', '型', 'gpt-3'])
  })
})

describe('vectors of character pairs', () => {
  test('are pairs of what is letter or digit', () => {
    expect(bigramTerms('Cats, 猫')).toEqual(['ca', 'at', 'ts', 's ', ' 猫'])
  })

  test('a text is at cosine 1 with itself and forgives an ending', () => {
    const rank = rankByBigrams(['counting words', 'red fox'])
    expect(rank('counting words')[0]).toEqual({ place: 0, score: expect.closeTo(1, 12) })
    expect(rank('counted word')[0]?.place).toBe(0)
    expect(rankByBm25(['counting words', 'red fox'])('counted word')).toEqual([])
  })

  test('the cosine of two short texts, by hand', () => {
    // ab, bc against ab, bd: one pair of two in common.
    expect(rankByBigrams(['abd'])('abc')[0]?.score).toBeCloseTo(0.5, 12)
  })
})

describe('chunks', () => {
  test('hold whole sentences, none is longer than asked, and nothing is lost', () => {
    const text = 'One two three. Four five! Six? 七八九。十'
    const chunks = chunksOf('1.1', text, 16).map((chunk) => chunk.text)
    expect(chunks).toEqual(['One two three.', 'Four five! Six?', '七八九。十'])
    const letters = (value: string): string => value.replace(/\s/g, '')
    for (const size of [1, 3, 10, 100]) {
      const pieces = chunksOf('1.1', text, size)
      expect(Math.max(...pieces.map((piece) => piece.text.length))).toBeLessThanOrEqual(size)
      expect(letters(pieces.map((piece) => piece.text).join(''))).toBe(letters(text))
    }
  })
})

describe('the course as material', () => {
  test('finds the section that a question belongs to, better than by chance', () => {
    const { recall, questions } = run(asked({}))
    expect(questions).toBe(3)
    expect(recall[0]).toMatchObject({ k: 1, bm25: 1 })
    expect(recall[0]?.chance).toBeCloseTo(1 / 3, 12)
    expect(recall.map(({ k }) => k)).toEqual([1, 2, 3, 5, 10])
    expect(recall.at(-1)?.chance).toBe(1)
  })

  test('puts at most k chunks into the prompt', () => {
    const { found } = run(asked({ question: 'token', k: 1, size: 40 }))
    expect(found.bm25).toHaveLength(1)
    expect(found.bm25[0]?.section).toBe('1.1')
  })

  test('a word that stands nowhere finds nothing', () => {
    expect(run(asked({ question: 'zzzz' })).found).toEqual({ bm25: [], bigrams: [] })
  })

  test('a text of the learner is searched instead, without a recall', () => {
    const { recall, found } = run(asked({ question: 'fox', text: 'The hen slept. The fox left.', size: 15 }))
    expect(recall).toEqual([])
    expect(found.bm25.map(({ text }) => text)).toEqual(['The fox left.'])
  })
})
