import { expect, it } from 'vitest'
import { entryPoints } from '../../check-pack/entry-points.ts'

it('names every entry but the manifest', () => {
  const exports = { '.': {}, './testing': {}, './package.json': './package.json' }
  expect(entryPoints({ name: '@kaifang/a', manifest: { exports } })).toEqual(['@kaifang/a', '@kaifang/a/testing'])
})
