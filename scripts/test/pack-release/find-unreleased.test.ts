import { expect, it } from 'vitest'
import { readWorkspace } from '../../check-packages/read-workspace.ts'
import { findUnreleased } from '../../pack-release/find-unreleased.ts'
import { releasedTree } from '../check-changesets/released-tree.ts'

it('finds versions without a tag, each after what it depends on', () => {
  const root = releasedTree({
    'packages/alipay/package.json': {
      name: '@kaifang/alipay',
      version: '0.1.0',
      dependencies: { '@kaifang/http-core': 'workspace:^', '@kaifang/xxtea': 'workspace:^' }
    },
    'packages/bench/package.json': { name: '@kaifang/bench', version: '0.1.0', private: true },
    'packages/http-core/package.json': { name: '@kaifang/http-core', version: '0.1.0' },
    'packages/youzan/package.json': { name: '@kaifang/youzan', version: '0.0.0' }
  })
  expect(findUnreleased(readWorkspace(root)).map(({ folder }) => folder)).toEqual(['http-core', 'alipay'])
})
