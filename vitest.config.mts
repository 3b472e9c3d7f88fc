import { configDefaults, defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Tests of rules, views and content leave nothing behind, so their modules are loaded once for all of them. The programs
 * of the lessons, each with a server, are left out.
 */
const pure = [
  ...['commands', 'domain', 'markdown', 'messages', 'terminal', 'views'].map(
    (name) => `test/${name}/**/*.test.ts`,
  ),
  'test/content/!(code).test.ts',
]

/** What takes longest comes first: begun last, one of them goes on alone while the other worker has nothing to do. */
const LONGEST = [
  'commands/pages/widths',
  'experiments/sentences',
  'runs/try',
  'views/labs/statements',
  'screens/storms',
  'experiments/list',
  'faults/powercut',
  'screens/reader',
  'runs/pack',
  'runs/model-cards',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.sort(
      (one, other) => one.project.name.localeCompare(other.project.name) || rankOf(one) - rankOf(other),
    )
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = LONGEST.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`))
  return rank === -1 ? LONGEST.length : rank
}

// Against a hang alone: a slow machine under load is no failure.
const timeouts = { testTimeout: 180_000, hookTimeout: 180_000 }

export default defineConfig({
  test: {
    globalSetup: ['test/build-once.ts'],
    // The pseudo-terminal tests start whole processes; two workers are what a small machine has.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'pure', include: pure, isolate: false, ...timeouts } },
      {
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...pure],
          ...timeouts,
        },
      },
    ],
  },
})
