import { existsSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Workspace } from '../check-packages/read-workspace.ts'

/**
 * Makes a folder outside the repository where every package can be imported by its name, as a caller does, and what they
 * ask a caller to bring.
 */
export function prepareFolder({ root, packages }: Workspace): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kaifang-examples-')))
  mkdirSync(join(folder, 'node_modules/@kaifang'), { recursive: true })
  for (const subject of packages) {
    symlinkSync(
      join(root, 'packages', subject.folder),
      join(folder, 'node_modules/@kaifang', subject.folder),
      'junction'
    )
    for (const peer of Object.keys(subject.manifest.peerDependencies ?? {})) {
      const link = join(folder, 'node_modules', peer)
      mkdirSync(dirname(link), { recursive: true })
      if (!existsSync(link)) {
        symlinkSync(join(root, 'packages', subject.folder, 'node_modules', peer), link, 'junction')
      }
    }
  }
  symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  return folder
}
