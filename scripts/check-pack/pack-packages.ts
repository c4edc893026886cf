import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { mapLimited } from '../map-limited.ts'
import { runCommand } from '../run-command.ts'
import type { PackedPackage } from './packed-package.ts'
import { pnpmCommand } from './pnpm-command.ts'

/**
 * Packs packages with pnpm and unpacks the tarballs.
 *
 * @param folders - Names of folders under `packages/`.
 * @param target - Empty folder for tarballs and their content.
 */
export async function packPackages(root: string, folders: readonly string[], target: string): Promise<PackedPackage[]> {
  const [program, ...prefix] = await pnpmCommand()
  return await mapLimited(folders, 2, async (folder) => {
    const place = join(target, folder)
    const content = join(place, 'content')
    mkdirSync(content, { recursive: true })
    await mustRun(program, [...prefix, 'pack', '--pack-destination', place], join(root, 'packages', folder))
    const tarball = readdirSync(place).find((file) => file.endsWith('.tgz'))
    if (tarball === undefined) throw new Error(`pnpm pack left no tarball of ${folder}`)
    await mustRun('tar', ['-xzf', join(place, tarball), '-C', content, '--strip-components=1'], place)
    const manifest = JSON.parse(readFileSync(join(content, 'package.json'), 'utf8'))
    const files = readdirSync(content, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        join(entry.parentPath, entry.name)
          .slice(content.length + 1)
          .replaceAll('\\', '/')
      )
      .sort()
    return { folder, name: manifest.name, tarball: join(place, tarball), content, files, manifest }
  })
}

async function mustRun(program: string, args: readonly string[], cwd: string): Promise<void> {
  const { status, stdout, stderr } = await runCommand(program, args, { cwd, timeoutMs: 120_000 })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} failed in ${cwd}:\n${stdout}${stderr}`)
}
