/**
 * Packs every package whose version has no tag yet, for a job that publishes the tarballs and sees nothing else.
 *
 * `tsx scripts/pack-release.ts <folder>` leaves there the tarballs, `packages.txt` (tarball and `name@version` a line, in
 * the order of publishing), `checksums.txt` for `sha256sum --check`, and notes for each; prints `count=<n>`.
 */
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { packPackages } from './check-pack/pack-packages.ts'
import { readWorkspace } from './check-packages/read-workspace.ts'
import { findUnreleased } from './pack-release/find-unreleased.ts'
import { releaseNotes } from './pack-release/release-notes.ts'

const folder = process.argv[2]
if (folder === undefined) throw new TypeError('pack-release needs the folder to write to')
const root = process.cwd()
const target = resolve(folder)
const scratch = mkdtempSync(join(tmpdir(), 'kaifang-release-'))
try {
  mkdirSync(target, { recursive: true })
  const unreleased = findUnreleased(readWorkspace(root))
  const packed = await packPackages(
    root,
    unreleased.map(({ folder: name }) => name),
    scratch
  )
  const rows = packed.map(({ content, manifest, name, tarball }) => {
    const file = basename(tarball)
    copyFileSync(tarball, join(target, file))
    const changelog = join(content, 'CHANGELOG.md')
    const notes = existsSync(changelog) ? readFileSync(changelog, 'utf8') : ''
    writeFileSync(join(target, file.replace(/\.tgz$/, '.md')), `${releaseNotes(notes, String(manifest.version))}\n`)
    const digest = createHash('sha256').update(readFileSync(tarball)).digest('hex')
    return { checksum: `${digest}  ${file}\n`, line: `${file} ${name}@${manifest.version}\n` }
  })
  writeFileSync(join(target, 'checksums.txt'), rows.map(({ checksum }) => checksum).join(''))
  writeFileSync(join(target, 'packages.txt'), rows.map(({ line }) => line).join(''))
  console.log(`count=${rows.length}`)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
