import { defineConfig, mergeConfig } from 'vitest/config'
import { testProject } from '../../vitest.base.ts'

export default mergeConfig(testProject, defineConfig({ test: { name: 'payment', include: ['test/**/*.test.ts'] } }))
