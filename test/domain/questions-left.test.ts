import { expect, test } from 'vitest'
import { questionsInOrder } from '../../src/domain/questions-left.ts'

const placed = [
  { question: 'seen', seen: true },
  { question: 'below', seen: false },
]
const none = (): boolean => false

test('what was on the screen is asked first, what is still to be read last', () => {
  expect(questionsInOrder(['below', 'nowhere', 'seen'], placed, none)).toEqual(['seen', 'nowhere', 'below'])
})

test('what was answered is not asked again while others are left', () => {
  expect(questionsInOrder(['seen', 'nowhere'], placed, (question) => question === 'seen')).toEqual([
    'nowhere',
  ])
})

test('when all were answered, all are asked', () => {
  expect(questionsInOrder(['seen', 'nowhere'], placed, () => true)).toEqual(['seen', 'nowhere'])
})
