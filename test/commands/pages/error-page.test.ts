import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { errorPage } from '../../../src/commands/pages/error-page.ts'
import { createContext } from '../../../src/commands/shared/context.ts'
import { readGlobalOptions } from '../../../src/commands/shared/global-options.ts'
import { PrimerError } from '../../../src/errors.ts'
import type { Host } from '../../../src/terminal/host.ts'
import { keyPress } from '../../key-press.ts'
import { stillScreen } from '../../still-screen.ts'

test('what went wrong can be copied, the keys are told, and any other key goes on', async () => {
  const env = { HOME: mkdtempSync(join(tmpdir(), 'llm-primer-home-')), LANG: 'en_US.UTF-8' }
  const host: Host = Object.create(process, { env: { value: env }, platform: { value: 'linux' } })
  const root = join(import.meta.dirname, '..', '..', '..', 'dist', 'course')
  const context = await createContext(host, readGlobalOptions([]), root)
  const error = new PrimerError({ code: 'no-questions', where: 'a-box-without-one' })
  const page = errorPage(error, { context, chapter: '' }, stillScreen({ columns: 80, rows: 24 }))
  expect(await page.press(keyPress('y'))).toEqual({
    type: 'open',
    opens: { kind: 'copied', text: expect.stringContaining('a-box-without-one') },
  })
  expect(await page.press(keyPress('?'))).toEqual({
    type: 'open',
    opens: { kind: 'keys', screens: ['card'] },
  })
  expect(await page.press(keyPress('escape'))).toEqual({ type: 'back' })
})
