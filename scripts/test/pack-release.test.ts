import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { runCommand } from '../run-command.ts'
import { builtPackage, packTree } from './check-pack/pack-tree.ts'
import { runScript } from './run-script.ts'

it('leaves tarballs, their order, checksums that hold, and notes', async () => {
  const root = packTree({
    ...builtPackage('two', { dependencies: { '@kaifang/zero': 'workspace:^' }, files: ['dist', 'CHANGELOG.md'] }),
    'packages/two/CHANGELOG.md': '# two\n\n## 1.2.3\n\n- Added it.\n',
    ...builtPackage('zero')
  })
  const run = await runScript('pack-release', ['release'], root)
  expect(run).toMatchObject({ status: 0, stdout: 'count=2\n' })
  const release = join(root, 'release')
  expect(readdirSync(release).sort()).toEqual([
    'checksums.txt',
    'kaifang-two-1.2.3.md',
    'kaifang-two-1.2.3.tgz',
    'kaifang-zero-1.2.3.md',
    'kaifang-zero-1.2.3.tgz',
    'packages.txt'
  ])
  expect(readFileSync(join(release, 'packages.txt'), 'utf8')).toBe(
    'kaifang-zero-1.2.3.tgz @kaifang/zero@1.2.3\nkaifang-two-1.2.3.tgz @kaifang/two@1.2.3\n'
  )
  expect(readFileSync(join(release, 'kaifang-two-1.2.3.md'), 'utf8')).toBe('- Added it.\n')
  const checked = await runCommand('sha256sum', ['--check', '--strict', 'checksums.txt'], { cwd: release })
  expect(checked.status).toBe(0)
}, 60_000)
