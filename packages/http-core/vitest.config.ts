import { defineConfig, mergeConfig } from 'vitest/config'
import { testProject } from '../../vitest.base.ts'

export default mergeConfig(testProject, defineConfig({ test: { name: 'http-core', include: ['test/**/*.test.ts'] } }))
