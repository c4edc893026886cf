import { existsSync } from 'node:fs'
import { expect, it } from 'vitest'
import { builtPackage, packTreePackages } from './pack-tree.ts'

it('packs what "files" names, with real ranges in place of workspace ones', async () => {
  const files = {
    ...builtPackage('one'),
    ...builtPackage('two', { dependencies: { '@kaifang/one': 'workspace:^' } })
  }
  const { packed } = await packTreePackages(files, ['one', 'two'])
  expect(packed.map(({ name }) => name)).toEqual(['@kaifang/one', '@kaifang/two'])
  expect(packed[1]?.manifest.dependencies).toEqual({ '@kaifang/one': '^1.2.3' })
  expect(packed[0]?.files).toEqual([
    'LICENSE',
    'README.md',
    'README.zh-CN.md',
    'dist/index.cjs',
    'dist/index.cjs.map',
    'dist/index.d.cts',
    'dist/index.d.ts',
    'dist/index.js',
    'dist/index.js.map',
    'package.json',
    'src/index.ts'
  ])
  expect(packed.every(({ tarball }) => existsSync(tarball))).toBe(true)
}, 60_000)

it('says why a package can not be packed', async () => {
  const files = builtPackage('one', { dependencies: { '@kaifang/none': 'workspace:^' } })
  await expect(packTreePackages(files, ['one'])).rejects.toThrow(/pack .* failed in .*one:\n[\s\S]*@kaifang\/none/)
}, 60_000)
