import { defineConfig, mergeConfig } from 'vitest/config'
import { testProject } from '../../vitest.base.ts'

export default mergeConfig(
  testProject,
  // Tests start Redis and processes of their own, which takes long on a busy machine.
  defineConfig({
    test: { name: 'redis-store', include: ['test/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 60_000 }
  })
)
