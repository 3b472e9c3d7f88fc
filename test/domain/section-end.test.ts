import { expect, test } from 'vitest'
import { pressAtEnd } from '../../src/domain/section-end.ts'
import { keyPress } from '../key-press.ts'

test('Enter does nothing that is not in sight: it brings the steps there first', () => {
  const below = { steps: 2, showsChosen: false, lastTop: 14, height: 10 }
  const seen = pressAtEnd({ chosen: 0, top: 0 }, keyPress('enter'), below)
  expect(seen).toEqual({ state: { chosen: 0, top: 14 } })
  expect(pressAtEnd(seen.state, keyPress('enter'), { ...below, showsChosen: true })).toEqual({
    state: { chosen: 0, top: 14 },
    effect: 'do',
  })
})
