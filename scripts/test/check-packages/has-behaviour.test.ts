import { expect, it } from 'vitest'
import { hasBehaviour } from '../../check-packages/has-behaviour.ts'

it('is false for imports, re-exports and types alone', () => {
  expect(hasBehaviour("import './a.ts'\nexport * from './b.ts'\nexport type C = 1\ninterface D {}\n")).toBe(false)
})

it.each(['export const a = 1', 'run()', 'export function f() {}', 'class A {}'])('is true for %s', (text) => {
  expect(hasBehaviour(text)).toBe(true)
})
