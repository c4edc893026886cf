import type { ViteUserConfig } from 'vitest/config'

/** What every test project shares: siblings are read from source, so nothing is built first. */
export const testProject: ViteUserConfig = {
  resolve: { conditions: ['@kaifang/source'] },
  ssr: { resolve: { conditions: ['@kaifang/source'], externalConditions: ['@kaifang/source'] } }
}
