import { execFileSync } from 'node:child_process'

/** Tells whether a package's source differs from what was released, in commits or in the work tree. */
export function changedSource(root: string, name: string, folder: string, version: string): boolean {
  const path = `packages/${folder}/src`
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' })
  const changed = git('diff', '--name-only', `${name}@${version}`, '--', path)
  const added = git('ls-files', '--others', '--exclude-standard', '--', path)
  return changed !== '' || added !== ''
}
