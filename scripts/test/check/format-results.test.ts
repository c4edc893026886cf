import { expect, it } from 'vitest'
import { formatResults } from '../../check/format-results.ts'

it('shows each step with its time, and what failed last', () => {
  const text = formatResults([
    { name: 'build', passed: true, durationMs: 12_345 },
    { name: 'biome', passed: false, durationMs: 800 },
    { name: 'pack', passed: false, durationMs: 0, reason: 'needs build' }
  ])
  expect(text).toBe(`
  ✓ build   12.3 s
  ✗ biome    0.8 s
  ✗ pack     0.0 s  needs build

check: 1 passed, 2 failed (biome, pack)`)
})

it('says so when all passed', () => {
  expect(formatResults([{ name: 'a', passed: true, durationMs: 0 }])).toMatch(/\ncheck: 1 passed, 0 failed$/)
})
