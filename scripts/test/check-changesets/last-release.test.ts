import { expect, it } from 'vitest'
import { lastRelease } from '../../check-changesets/last-release.ts'
import { releasedTree } from './released-tree.ts'

it('finds the newest version, by number and not by letter', () => {
  expect(lastRelease(releasedTree(), '@kaifang/xxtea')).toBe('1.10.0')
})

it('finds nothing for a package that was never released', () => {
  expect(lastRelease(releasedTree(), '@kaifang/xx')).toBeUndefined()
})
