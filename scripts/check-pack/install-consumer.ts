import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCommand } from '../run-command.ts'
import type { PackedPackage } from './packed-package.ts'

/**
 * Installs tarballs into a new project with npm, as a caller would.
 *
 * @param others - Further dependencies by name.
 */
export async function installConsumer(
  folder: string,
  packed: readonly PackedPackage[],
  others: Readonly<Record<string, string>> = {}
): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const dependencies = {
    ...Object.fromEntries(packed.map(({ name, tarball }) => [name, `file:${tarball}`])),
    ...others
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }, null, 2))
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error']
  const { status, stdout, stderr } = await runCommand('npm', args, { cwd: folder, timeoutMs: 300_000 })
  if (status !== 0) throw new Error(`npm install of the tarballs failed:\n${stdout}${stderr}`)
}
