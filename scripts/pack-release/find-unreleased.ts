import { lastRelease } from '../check-changesets/last-release.ts'
import type { Workspace, WorkspacePackage } from '../check-packages/read-workspace.ts'

/** Finds the published packages whose version has no release tag, each after those that it depends on. */
export function findUnreleased({ root, packages }: Workspace): WorkspacePackage[] {
  const unreleased = packages.filter(
    ({ manifest }) =>
      manifest.private !== true &&
      // Changesets has not given it a version yet.
      manifest.version !== '0.0.0' &&
      lastRelease(root, String(manifest.name)) !== manifest.version
  )
  const ordered = new Set<WorkspacePackage>()
  const visit = (subject: WorkspacePackage): void => {
    if (ordered.has(subject)) return
    const names = Object.keys({ ...subject.manifest.dependencies, ...subject.manifest.peerDependencies })
    unreleased.filter(({ manifest }) => names.includes(String(manifest.name))).forEach(visit)
    ordered.add(subject)
  }
  unreleased.forEach(visit)
  return [...ordered]
}
