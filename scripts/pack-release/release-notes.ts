/** The part of a `CHANGELOG.md` that is about one version, without its heading; a plain sentence where there is none. */
export function releaseNotes(changelog: string, version: string): string {
  const sections = changelog.split(/^## /m).slice(1)
  const section = sections.find((text) => text.startsWith(`${version}\n`))
  return section === undefined ? 'No notes.' : section.slice(version.length + 1).trim()
}
