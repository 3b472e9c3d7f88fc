import { expect, test } from 'vitest'
import { repeatedKeys } from '../../src/domain/json-guard.ts'

test.each([
  ['{"a":1,"a":2}', [['a']]],
  ['{"a":{"b":1},"b":{"a":1}}', []],
  // The same letter, written in two ways.
  ['{"a":{"\\u0062":1, "b" :2}}', [['a', 'b']]],
  ['[1,{"k":"x","l":[0,{"k":1}]},{"k":"\\"k\\":","k":2}]', [[2, 'k']]],
  ['{"a\\\\":1,"a\\\\":2}', [['a\\']]],
  ['{"__proto__":1,"__proto__":2}', [['__proto__']]],
  ['{"a":"a","b":["a","a"]}', []],
  ['"a"', []],
  ['{}', []],
])('of %s it names what stands twice', (text, places) => {
  JSON.parse(text)
  expect(repeatedKeys(text)).toEqual(places)
})
