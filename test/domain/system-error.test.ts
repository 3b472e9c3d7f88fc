import { expect, test } from 'vitest'
import { errorMessage } from '../../src/domain/system-error.ts'

/** As Node 20 and as Node 24 throw what libuv has no name for. */
test.each([
  ['UNKNOWN', 'UNKNOWN: unknown error, open'],
  ['Unknown system error -122', 'Unknown system error -122: Unknown system error -122, open'],
])('an error that Node calls %s is told with the name of errno(3)', (code, message) => {
  const error = Object.assign(new Error(`${message} '/home/ada/course.json'`), {
    code,
    errno: -122,
    syscall: 'open',
    path: '/home/ada/course.json',
  })
  expect(errorMessage(error)).toBe("EDQUOT: open '/home/ada/course.json'")
})
