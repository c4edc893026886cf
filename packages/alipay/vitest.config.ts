import { defineConfig, mergeConfig } from 'vitest/config'
import { testProject } from '../../vitest.base.ts'

export default mergeConfig(testProject, defineConfig({ test: { name: 'alipay', include: ['test/**/*.test.ts'] } }))
