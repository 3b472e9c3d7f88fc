import { expect, test } from 'vitest'
import { keyHelpLines } from '../../src/views/keys.ts'
import { aFrame } from './frames.ts'

test.each([
  ['en', /^enter: open$/, /^\?: these keys$/],
  ['zh', /^回车：打开$/, /^\?：看按键$/],
] as const)(
  'where keys and words have no room side by side, each key has its colon (%s)',
  (locale, ...expected) => {
    const lines = keyHelpLines(['home'], aFrame(40, { locale }))
    for (const line of expected) expect(lines).toContainEqual(expect.stringMatching(line))
  },
)
