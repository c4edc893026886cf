import { join } from 'node:path'
import type { Finding } from '../finding.ts'
import { runCommand } from '../run-command.ts'
import { installConsumer } from './install-consumer.ts'
import type { PackedPackage } from './packed-package.ts'

/** What an install of a package may bring besides packages of this repository. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  utools: ['undici'],
  'hmac-sign': [],
  xxtea: []
}

/** Installs one package alone and asks npm what came with it: every dependency is one more that a team must trust. */
export async function checkFootprint(packed: readonly PackedPackage[], target: string): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const subject of packed.filter(({ folder }) => folder in allowed)) {
    const folder = join(target, subject.folder)
    // Our own dependencies are not published yet, so they are given as tarballs too.
    await installConsumer(folder, closure(subject, packed))
    const { stdout } = await runCommand('npm', ['ls', '--all', '--parseable'], { cwd: folder, timeoutMs: 60_000 })
    for (const name of foreignPackages(stdout)) {
      if (allowed[subject.folder]?.includes(name)) continue
      findings.push({ file: `packages/${subject.folder}`, rule: 'footprint', message: `its install brings ${name}` })
    }
  }
  return findings
}

/** Names in the paths that `npm ls --parseable` prints, without our own. */
export function foreignPackages(listing: string): string[] {
  const names = listing
    .split('\n')
    .map((path) => path.replaceAll('\\', '/').split('/node_modules/').slice(1).at(-1))
    .filter((name) => name !== undefined && !name.startsWith('@kaifang/'))
  return [...new Set(names as string[])].sort()
}

function closure(subject: PackedPackage, packed: readonly PackedPackage[]): PackedPackage[] {
  const found = new Set([subject])
  for (const member of found) {
    const names = Object.keys(member.manifest.dependencies ?? {})
    for (const other of packed.filter(({ name }) => names.includes(name))) found.add(other)
  }
  return [...found]
}
