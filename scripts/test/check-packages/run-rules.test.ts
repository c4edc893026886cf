import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readWorkspace } from '../../check-packages/read-workspace.ts'
import { houseRules, runRules } from '../../check-packages/run-rules.ts'
import { fixtureTree } from '../fixture-tree.ts'

it('runs every rule in the folder of rules, under the name of its file', () => {
  const files = readdirSync(new URL('../../check-packages/rules', import.meta.url))
  expect(houseRules.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort())
})

it('puts the name of the rule on each finding', () => {
  const rule = { name: 'no-file', check: () => [{ file: 'a', message: 'is here' }] }
  expect(runRules(readWorkspace(fixtureTree({})), [rule])).toEqual([{ file: 'a', message: 'is here', rule: 'no-file' }])
})
