import { expect, it } from 'vitest'
import { packageOf } from '../../check-packages/package-of.ts'

it.each([
  ['undici', 'undici'],
  ['undici/lib/x.js', 'undici'],
  ['@kaifang/http-core/testing', '@kaifang/http-core'],
  ['./a.ts', undefined],
  ['../a.ts', undefined],
  ['node:fs', undefined]
])('reads %s as %s', (specifier, name) => {
  expect(packageOf(specifier)).toBe(name)
})
