import { basename, resolve } from 'node:path'
import type { Workspace, WorkspacePackage } from '../check-packages/read-workspace.ts'

/**
 * Chooses the folders of published packages: all of them, or those that are named with what they depend on.
 *
 * @param named - Paths of package folders, from `cwd`.
 */
export function selectPackages({ packages }: Workspace, named: readonly string[], cwd: string): string[] {
  const published = packages.filter(({ manifest }) => manifest.private !== true)
  if (named.length === 0) return published.map(({ folder }) => folder)
  const wanted = new Set(named.map((path) => basename(resolve(cwd, path))))
  for (const folder of wanted) {
    const subject = published.find((candidate) => candidate.folder === folder)
    if (subject === undefined) throw new Error(`${folder} is not a published package`)
    for (const name of dependencies(subject)) {
      const sibling = published.find(({ manifest }) => manifest.name === name)
      if (sibling !== undefined) wanted.add(sibling.folder)
    }
  }
  return [...wanted].sort()
}

function dependencies({ manifest }: WorkspacePackage): string[] {
  return Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
}
