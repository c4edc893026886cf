import { defineConfig, mergeConfig } from 'vitest/config'
import { testProject } from '../vitest.base.ts'

export default mergeConfig(
  testProject,
  // Nothing here changes a module, so the workers may keep what is slow to load: the TypeScript compiler.
  defineConfig({ test: { name: 'scripts', include: ['test/**/*.test.ts'], isolate: false } })
)
