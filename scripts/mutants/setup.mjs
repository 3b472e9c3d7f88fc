// Before each test file: which mutant lives in it. After a run with none: what the file reaches.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, inject } from 'vitest'

const { mutant, hitLimit, coverage } = inject('mutation')
const stryker = { activeMutant: mutant, hitCount: 0, hitLimit }
globalThis.__stryker__ = stryker

if (coverage !== undefined)
  afterAll(() => {
    const file = expect.getState().testPath
    const name = Buffer.from(file).toString('base64url').slice(-120)
    const hits = stryker.mutantCoverage?.static ?? {}
    writeFileSync(join(coverage, `${name}.json`), JSON.stringify({ file, hits }))
  })
