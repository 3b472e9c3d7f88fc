import { createContext, runInContext } from 'node:vm'
import { expect, test } from 'vitest'
import { bundled } from './bundle.ts'

test('the experiments are bundled for a browser, with nothing of Node, of the disk, the terminal or the command line', async () => {
  const { metafile } = await bundled()
  const inputs = Object.entries(metafile.inputs)
  expect(inputs.length).toBeGreaterThan(100)
  const imported = inputs.flatMap(([, { imports }]) => imports.filter(({ external }) => external))
  expect(imported).toEqual([])
  const others = inputs
    .map(([path]) => path)
    .filter(
      (path) =>
        !/^(src\/((experiments|domain|markdown|labs|views|messages)\/|errors\.ts)|node_modules\/get-east-asian-width\/|<stdin>)/.test(
          path,
        ),
    )
  expect(others).toEqual([])
})

test('an experiment runs from there where there is no process and no require', async () => {
  const [file] = (await bundled()).outputFiles
  const browser = createContext({ TextDecoder, TextEncoder })
  runInContext(file?.text ?? '', browser)
  const shown: unknown = await runInContext(
    `(async () => {
      const { notes, prepare } = await primer.experiments.rnn.load('en')
      const setting = { locale: 'en', fast: true, materials: {} }
      const start = prepare(primer.valueReader({ length: 10 }, notes, setting, {}))
      const run = await start({ pause: async () => {}, stopped: () => false, report: () => {} })
      return JSON.stringify([typeof process, typeof require, run.options.length, run.shown])
    })()`,
    browser,
  )
  const [noProcess, noRequire, length, result] = JSON.parse(String(shown))
  expect([noProcess, noRequire, length]).toEqual(['undefined', 'undefined', 10])
  expect(Object.keys(result).length).toBeGreaterThan(0)
})
