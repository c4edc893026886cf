import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkFootprint, foreignPackages } from '../../check-pack/check-footprint.ts'
import { fixtureTree } from '../fixture-tree.ts'
import { builtPackage, packTreePackages } from './pack-tree.ts'

it('reads the foreign names out of what npm lists', () => {
  const listing = `${['/tmp/x', '/tmp/x/node_modules/@kaifang/a', '/tmp/x/node_modules/b/node_modules/@c/d'].join('\n')}
/tmp/x/node_modules/b
/tmp/y/node_modules/b`
  expect(foreignPackages(listing)).toEqual(['@c/d', 'b'])
})

it('names what an install brings beyond what it may, also by way of our own packages', async () => {
  const stranger = fixtureTree({ 'package.json': { name: 'stranger', version: '1.0.0' } })
  const files = {
    ...builtPackage('http-core', { dependencies: { stranger: `file:${stranger}` } }),
    ...builtPackage('utools', { dependencies: { '@kaifang/http-core': 'workspace:^' } }),
    ...builtPackage('xxtea')
  }
  const { root, packed } = await packTreePackages(files, ['http-core', 'utools', 'xxtea'])
  expect(await checkFootprint(packed, join(root, 'alone'))).toEqual([
    { file: 'packages/utools', rule: 'footprint', message: 'its install brings stranger' }
  ])
}, 60_000)
