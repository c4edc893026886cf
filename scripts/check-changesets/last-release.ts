import { execFileSync } from 'node:child_process'

/** Version of a package's newest release tag (`@kaifang/name@1.2.3`); nothing before its first release. */
export function lastRelease(root: string, name: string): string | undefined {
  const arguments_ = ['tag', '--list', `${name}@*`, '--sort=-version:refname']
  const tag = execFileSync('git', arguments_, { cwd: root, encoding: 'utf8' }).split('\n')[0]
  return tag === undefined || tag === '' ? undefined : tag.slice(name.length + 1)
}
