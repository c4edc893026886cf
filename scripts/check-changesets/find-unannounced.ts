import type { Workspace, WorkspacePackage } from '../check-packages/read-workspace.ts'
import { sourceFiles } from '../check-packages/source-files.ts'
import type { Finding } from '../finding.ts'
import { changedSource } from './changed-source.ts'
import { lastRelease } from './last-release.ts'
import { type Changeset, readChangeset } from './read-changeset.ts'

const rule = 'changesets'

/** Finds published packages whose source changed without a word to their callers, and entries that say nothing. */
export function findUnannounced({ root, packages, files, read }: Workspace): Finding[] {
  const published = packages.filter(({ manifest }) => manifest.private !== true)
  const entries = files
    .filter((file) => /^\.changeset\/[^/]+\.md$/.test(file) && file !== '.changeset/README.md')
    .map((file) => ({ file, entry: readChangeset(read(file)) }))
  const announced = new Set(entries.flatMap(({ entry }) => Object.keys(entry?.releases ?? {})))
  const wrong = entries.flatMap(({ file, entry }) =>
    checkEntry(entry, published).map((message) => ({ file, rule, message }))
  )
  const silent = published
    .filter((subject) => isChanged(root, subject) && !announced.has(String(subject.manifest.name)))
    .map(({ folder, manifest }) => ({
      file: `packages/${folder}/src`,
      rule,
      message: `changed since the last release: tell the callers of ${manifest.name} what, with "pnpm changeset"`
    }))
  return [...wrong, ...silent]
}

function checkEntry(entry: Changeset | undefined, published: readonly WorkspacePackage[]): string[] {
  if (entry === undefined) return ['has no front matter']
  const versions = new Map(published.map(({ manifest }) => [manifest.name, manifest.version ?? '0.0.0']))
  const releases = Object.entries(entry.releases)
  return [
    ...(releases.length === 0 ? ['names no package'] : []),
    ...(entry.summary === '' ? ['says nothing'] : []),
    ...releases.flatMap(([name, kind]) => {
      const version = versions.get(name)
      if (version === undefined) return [`${name} is not a published package`]
      if (!['patch', 'minor', 'major'].includes(kind)) return [`${name}: "${kind}" is not patch, minor or major`]
      // Before 1.0 a break is a minor release and says **Breaking**.
      return kind === 'major' && version.startsWith('0.') ? [`${name}: a break before 1.0 is "minor"`] : []
    })
  ]
}

function isChanged(root: string, subject: WorkspacePackage): boolean {
  const { folder, manifest, files } = subject
  const name = String(manifest.name)
  const version = lastRelease(root, name)
  // A change log without a tag: the release is made and its tag not fetched, or about to be set.
  if (version === undefined) return sourceFiles(subject).length > 0 && !files.includes('CHANGELOG.md')
  // Another version than the last: the entries have just become that version's notes.
  return version === manifest.version && changedSource(root, name, folder, version)
}
