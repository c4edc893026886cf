import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { checkSteps } from '../../check/check-steps.ts'

it('runs every check script that there is', () => {
  const scripts = checkSteps.flatMap(({ command }) => command.filter((word) => word.startsWith('scripts/')))
  expect(scripts.sort()).toEqual(
    ['changesets', 'examples', 'pack', 'packages'].map((name) => `scripts/check-${name}.ts`)
  )
})

it('runs only scripts that the root manifest has', () => {
  const { scripts } = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'))
  const named = checkSteps.filter(({ command }) => command[0] === 'pnpm').map(({ command }) => String(command[2]))
  expect(named.filter((name) => !(name in scripts))).toEqual([])
})

it('packs nothing that is not built', () => {
  expect(checkSteps.find(({ name }) => name === 'pack')?.after).toEqual(['build'])
})
