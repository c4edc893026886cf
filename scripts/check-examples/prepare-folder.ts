import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Workspace } from '../check-packages/read-workspace.ts'

/** Makes a folder outside the repository where every package can be imported by its name, as a caller does. */
export function prepareFolder({ root, packages }: Workspace): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'kaifang-examples-')))
  mkdirSync(join(folder, 'node_modules/@kaifang'), { recursive: true })
  for (const subject of packages) {
    symlinkSync(
      join(root, 'packages', subject.folder),
      join(folder, 'node_modules/@kaifang', subject.folder),
      'junction'
    )
  }
  symlinkSync(join(root, 'node_modules/@types'), join(folder, 'node_modules/@types'), 'junction')
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }\n')
  return folder
}
