import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import projects from './vitest.workspace.ts'

/** Lines and branches that tests must reach, in percent; a package that is not named here is a client or a sandbox. */
const coverageBars: Readonly<Record<string, number>> = {
  'hmac-sign': 100,
  xxtea: 100,
  'bill-csv': 100,
  'http-core': 95
}
const clientBar = 90
/** Run as a whole, and judged by what they print. */
const programs = ['bench', 'examples']

const packages = readdirSync(fileURLToPath(new URL('packages', import.meta.url))).filter(
  (folder) => !programs.includes(folder)
)

export default defineConfig({
  test: {
    projects,
    // One a core: the default leaves one core idle, which is half of a small machine.
    maxWorkers: '100%',
    coverage: {
      provider: 'v8',
      include: packages.map((folder) => `packages/${folder}/src/**/*.ts`),
      reporter: ['text-summary', 'json-summary'],
      thresholds: Object.fromEntries(
        packages.map((folder) => {
          const bar = coverageBars[folder] ?? clientBar
          return [`packages/${folder}/src/**/*.ts`, { lines: bar, branches: bar }]
        })
      )
    }
  }
})
