import { execFileSync } from 'node:child_process'
import { fixtureTree } from '../fixture-tree.ts'

/** Runs Git in a fixture. */
export function git(root: string, ...args: string[]): void {
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...author, ...args], { cwd: root, stdio: 'ignore' })
}

/** A repository with `@kaifang/xxtea` committed, with tags for 1.9.0 and 1.10.0. */
export function releasedTree(files: Readonly<Record<string, string | object>> = {}): string {
  const root = fixtureTree({
    'packages/xxtea/package.json': { name: '@kaifang/xxtea', version: '1.10.0' },
    'packages/xxtea/src/index.ts': 'export const a = 1\n',
    ...files
  })
  git(root, 'add', '--all')
  git(root, 'commit', '--message', 'first')
  for (const version of ['1.9.0', '1.10.0']) git(root, 'tag', `@kaifang/xxtea@${version}`)
  return root
}
