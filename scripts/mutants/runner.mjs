// A process that keeps vitest and runs test files with one mutant after the other. Whoever started it ends it when a
// mutant never ends.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { createVitest } from 'vitest/node'

const root = fileURLToPath(new URL('../..', import.meta.url))
const [, , textsFile] = process.argv
/** Absolute path → its text with all mutants. */
const texts = JSON.parse(readFileSync(textsFile, 'utf8'))

/** In the order in which they were asked for: the likeliest to fail first. */
let order = []
class AsAsked {
  async shard(files) {
    return files
  }
  async sort(files) {
    return [...files].sort((one, other) => order.indexOf(one.moduleId) - order.indexOf(other.moduleId))
  }
}

const vitest = await createVitest(
  'test',
  {
    ...{ root, config: false, watch: false, include: ['test/**/*.test.ts'], reporters: [{}] },
    ...{ setupFiles: ['scripts/mutants/setup.mjs'], pool: 'threads', maxWorkers: 1, fileParallelism: false },
    ...{ testTimeout: 60_000, sequence: { sequencer: AsAsked }, passWithNoTests: true },
  },
  {
    plugins: [
      {
        name: 'mutants',
        enforce: 'pre',
        load: (id) => texts[id.split('?')[0]],
      },
    ],
  },
)
await vitest.standalone()
const all = await vitest.globTestSpecifications()

/** Runs the files; stops with the first failure when a mutant lives. */
async function run({ files, mutant, hitLimit, coverage }) {
  order = files
  // What failed with the last mutant would count once more.
  vitest.state.filesMap.clear()
  vitest.state.idMap.clear()
  vitest.config.bail = mutant === undefined ? 0 : 1
  vitest.provide('mutation', { mutant, hitLimit, coverage })
  const chosen = all.filter(({ moduleId }) => files.includes(moduleId))
  const { testModules: modules, unhandledErrors } = await vitest.runTestSpecifications(chosen, false)
  const testModules = modules.filter(({ moduleId }) => files.includes(moduleId))
  return {
    failed: testModules.filter((module) => module.state() === 'failed').map(({ moduleId }) => moduleId),
    milliseconds: Object.fromEntries(
      testModules.map((module) => {
        const { duration, collectDuration, setupDuration } = module.diagnostic()
        return [module.moduleId, Math.round(duration + collectDuration + setupDuration)]
      }),
    ),
    unhandled: unhandledErrors.length,
  }
}

process.on('message', async (wish) => {
  if (wish === 'end') {
    await vitest.close()
    process.exit()
  }
  process.send(await run(wish).catch((error) => ({ error: String(error?.stack ?? error) })))
})
process.on('disconnect', () => process.exit())
process.send('ready')
