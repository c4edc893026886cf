/** A pending entry for the release notes. */
export interface Changeset {
  /** Package name to kind of release. */
  readonly releases: Readonly<Record<string, string>>
  readonly summary: string
}

/** Reads an entry as changesets writes it; nothing when it has no front matter. */
export function readChangeset(text: string): Changeset | undefined {
  const match = /^---\r?\n([\s\S]*?)^---\r?\n([\s\S]*)$/m.exec(text)
  if (match === null || match.index !== 0) return undefined
  const [, head = '', summary = ''] = match
  const lines = head.split('\n').map((line) => /^\s*["']?([^"':\s]+)["']?\s*:\s*["']?(\w+)["']?\s*$/.exec(line))
  return {
    releases: Object.fromEntries(lines.flatMap((line) => (line === null ? [] : [[line[1], line[2]]]))),
    summary: summary.trim()
  }
}
