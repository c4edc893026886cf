import { copyFileSync, rmSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { prepareFolder } from '../../check-examples/prepare-folder.ts'
import { readWorkspace, type Workspace } from '../../check-packages/read-workspace.ts'
import { fixtureTree } from '../fixture-tree.ts'

const repository = new URL('../../../', import.meta.url)

/** A repository with one package, `@kaifang/sum`, and this repository's compiler options and types. */
export function exampleTree(files: Readonly<Record<string, string>> = {}): {
  readonly workspace: Workspace
  readonly folder: string
} {
  const root = fixtureTree({
    '.gitignore': 'node_modules\n',
    'packages/sum/package.json': {
      name: '@kaifang/sum',
      type: 'module',
      exports: { '.': { '@kaifang/source': './src/index.ts', default: './dist/index.js' } }
    },
    'packages/sum/src/index.ts': 'export function sum(a: number, b: number): number {\n  return a + b\n}\n',
    ...files
  })
  copyFileSync(fileURLToPath(new URL('tsconfig.base.json', repository)), join(root, 'tsconfig.base.json'))
  symlinkSync(fileURLToPath(new URL('node_modules', repository)), join(root, 'node_modules'))
  const workspace = readWorkspace(root)
  const folder = prepareFolder(workspace)
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return { workspace, folder }
}
