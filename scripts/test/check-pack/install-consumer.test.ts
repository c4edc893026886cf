import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { installConsumer } from '../../check-pack/install-consumer.ts'
import { builtPackage, packTreePackages } from './pack-tree.ts'

it('installs tarballs that depend on each other, without any registry', async () => {
  const files = {
    ...builtPackage('one'),
    ...builtPackage('two', { dependencies: { '@kaifang/one': 'workspace:^' } })
  }
  const { root, packed } = await packTreePackages(files, ['one', 'two'])
  await installConsumer(join(root, 'consumer'), packed)
  expect(existsSync(join(root, 'consumer/node_modules/@kaifang/one/dist/index.js'))).toBe(true)
  expect(existsSync(join(root, 'consumer/node_modules/@kaifang/two/node_modules'))).toBe(false)
  const broken = packed.map((subject) => ({ ...subject, tarball: join(root, 'none.tgz') }))
  await expect(installConsumer(join(root, 'other'), broken)).rejects.toThrow(/npm install of the tarballs failed:\n/)
}, 60_000)
