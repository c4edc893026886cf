import { defineConfig, mergeConfig } from 'vitest/config'
import { testProject } from '../../vitest.base.ts'

export default mergeConfig(
  testProject,
  defineConfig({
    test: {
      name: 'bill-csv',
      include: ['test/**/*.test.ts'],
      // Some tests start a process of their own, which takes seconds on a busy machine.
      testTimeout: 30_000
    }
  })
)
