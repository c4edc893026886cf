import { mergeConfig, type ViteUserConfig } from 'vitest/config'

/** Tests of many inputs (`FUZZ_RUNS=100000`) take minutes; an ordinary test only waits where the machine is busy. */
const testTimeout = process.env.FUZZ_RUNS === undefined ? 30_000 : 3_600_000

/** What every test project shares: siblings are read from source, so nothing is built first. */
export const testProject: ViteUserConfig = {
  resolve: { conditions: ['@kaifang/source'] },
  ssr: { resolve: { conditions: ['@kaifang/source'], externalConditions: ['@kaifang/source'] } },
  test: { testTimeout, hookTimeout: testTimeout }
}

/**
 * For projects whose tests replace no module and leave no global changed: the files of a worker share what they import.
 * Importing it anew for each file takes longer than the tests.
 */
export const sharedProject: ViteUserConfig = mergeConfig(testProject, { test: { isolate: false } })
