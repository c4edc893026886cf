import { defineConfig, mergeConfig } from 'vitest/config'
import { sharedProject } from '../../vitest.base.ts'

export default mergeConfig(sharedProject, defineConfig({ test: { name: 'youzan', include: ['test/**/*.test.ts'] } }))
