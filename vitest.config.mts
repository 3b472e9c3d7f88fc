import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build-once.ts'],
    // The pseudo-terminal tests start whole processes; two workers are what a small machine has.
    maxWorkers: 2,
    testTimeout: 30_000,
  },
})
