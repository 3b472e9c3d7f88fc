import { expect, test } from 'vitest'
import { startSitting } from '../../src/domain/sitting.ts'
import { pressOnSittingPage, type SittingPage } from '../../src/domain/sitting-page.ts'
import { keyPress } from '../key-press.ts'
import { aShort } from '../questions.ts'

const view = { lines: 40, height: 10, follows: false }

/** After a wrong answer, whose reasons are longer than the screen. */
function explained(): SittingPage {
  const asked = { chapter: 'c', question: aShort(), number: '1.1', title: { zh: '一', en: 'one' } }
  const page = { sitting: startSitting('quiz', 7, [asked]), top: 0, looks: false }
  const typed = press(page, 'x', 'enter', '3')
  expect(typed.sitting.phase).toBe('feedback')
  return press(typed, ' ')
}

function press(page: SittingPage, ...names: readonly string[]): SittingPage {
  return names.reduce((now, name) => pressOnSittingPage(now, keyPress(name), view).page, page)
}

test('what a key did to a question is brought into sight: marks and report at the end, the verdict at the top', () => {
  const read = explained()
  expect(read.top).toBe(9)
  // A page shows its last screen for whatever lies behind it.
  for (const key of ['f', 'x', 'w'])
    expect([key, press(read, key).top]).toEqual([key, Number.POSITIVE_INFINITY])
  expect(press(read, 'y').top).toBe(9)
})

test('the list of keys begins at its top, and behind it the question is where it was', () => {
  const read = explained()
  const keys = press(read, '?')
  expect(keys).toMatchObject({ top: 0, sitting: { help: true } })
  expect(press(keys, ' ').top).toBe(9)
  expect(press(keys, ' ', 'z')).toEqual(read)
})
