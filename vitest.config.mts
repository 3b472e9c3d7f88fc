import { configDefaults, defineConfig } from 'vitest/config'

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

// Against a hang alone: a slow machine under load is no failure.
const testTimeout = 180_000

export default defineConfig({
  test: {
    globalSetup: ['test/build-once.ts'],
    // The pseudo-terminal tests start whole processes; two workers are what a small machine has.
    maxWorkers: 2,
    projects: [
      { test: { name: 'pure', include: pure, isolate: false, testTimeout } },
      {
        test: {
          name: 'whole',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...pure],
          testTimeout,
        },
      },
    ],
  },
})
