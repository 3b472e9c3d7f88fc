import { expect, test } from 'vitest'
import { firstMenu, homeMenu, pressOnHome } from '../../src/domain/home-page.ts'
import type { Key } from '../../src/domain/keys.ts'

const letter = (text: string): Key => ({ name: 'text', text })

test.each([
  ['the review, for somebody new', 'r', firstMenu, 'review'],
  ['the progress, for somebody new', 'p', firstMenu, 'progress'],
  ['where one stands, for somebody who has begun', 'w', homeMenu, 'placement'],
  ['what stands in the menu', 'm', homeMenu, 'models'],
])('a letter that the list of keys names opens %s', (_, key, menu, kind) => {
  expect(pressOnHome({ cursor: 0, menu }, letter(key)).effect).toEqual({ kind })
})
