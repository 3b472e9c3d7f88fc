import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/build-once.ts'],
    // The pseudo-terminal tests start whole processes; two workers are what a small machine has.
    maxWorkers: 2,
    // Against a hang alone: a slow machine under load is no failure.
    testTimeout: 180_000,
  },
})
