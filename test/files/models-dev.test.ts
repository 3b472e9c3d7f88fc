import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { reportUpdate } from '../../src/domain/catalog-update.ts'
import { createCourse } from '../../src/files/course.ts'
import { readModelsDev } from '../../src/files/models-dev.ts'

const details = createCourse(join(import.meta.dirname, '../../dist/course')).catalogDetails()

test('whatever JSON comes in, it is refused with a reason or taken whole', () => {
  const model = fc.dictionary(
    fc.constantFrom('id', 'name', 'release_date', 'open_weights', 'limit', 'cost', 'modalities', '__proto__'),
    fc.jsonValue(),
  )
  const file = fc.dictionary(
    fc.constantFrom('openai', 'deepseek', 'reseller', '__proto__', 'constructor'),
    fc.record({
      models: fc.dictionary(
        fc.constantFrom('gpt-9', 'deepseek-v9', 'x', '__proto__'),
        fc.oneof(model, fc.jsonValue()),
      ),
    }),
  )
  fc.assert(
    fc.property(fc.oneof(file, fc.jsonValue()), (json) => {
      const read = readModelsDev(JSON.parse(JSON.stringify(json)), details)
      if ('wrong' in read) expect(read.wrong.trouble.type).not.toBe('')
      else {
        const { added } = reportUpdate(read.releases, details)
        expect(added.every(({ release }) => typeof release.name === 'string')).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('a file of more models than an update takes is refused whole', () => {
  const models = Object.fromEntries(Array.from({ length: 20_001 }, (_, at) => [`m${at}`, { id: `m${at}` }]))
  expect(readModelsDev({ someone: { models } }, details)).toEqual({
    wrong: { place: '', trouble: { type: 'too-many-models' } },
  })
})
