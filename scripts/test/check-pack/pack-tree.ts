import { join } from 'node:path'
import { packPackages } from '../../check-pack/pack-packages.ts'
import type { PackedPackage } from '../../check-pack/packed-package.ts'
import { fixtureTree } from '../fixture-tree.ts'

const declaration = '/** Adds. */\nexport declare function sum(a: number, b: number): number\n'
const source = 'export function sum(a: number, b: number): number {\n  return a + b\n}\n'
const map = (file: string): string => JSON.stringify({ version: 3, file, sources: ['../src/index.ts'], mappings: '' })

/** Files of a built package that has nothing wrong, for a folder under `packages/`. */
export function builtPackage(folder: string, manifest: object = {}): Record<string, string | object> {
  const files = {
    'package.json': {
      name: `@kaifang/${folder}`,
      version: '1.2.3',
      license: 'MIT',
      type: 'module',
      sideEffects: false,
      engines: { node: '>=20.19' },
      exports: {
        '.': {
          import: { types: './dist/index.d.ts', default: './dist/index.js' },
          require: { types: './dist/index.d.cts', default: './dist/index.cjs' }
        },
        './package.json': './package.json'
      },
      main: './dist/index.cjs',
      module: './dist/index.js',
      types: './dist/index.d.cts',
      files: ['dist', 'src'],
      ...manifest
    },
    'README.md': '# It\n',
    'README.zh-CN.md': '# 它\n',
    LICENSE: 'MIT\n',
    'src/index.ts': source,
    'test/index.test.ts': 'no\n',
    'dist/index.js': 'export function sum(a, b) {\n  return a + b\n}\n',
    'dist/index.js.map': map('index.js'),
    'dist/index.cjs': "'use strict'\nexports.sum = (a, b) => a + b\n",
    'dist/index.cjs.map': map('index.cjs'),
    'dist/index.d.ts': declaration,
    'dist/index.d.cts': declaration
  }
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [`packages/${folder}/${name}`, content]))
}

/** A workspace of packages. */
export function packTree(files: Readonly<Record<string, string | object>>): string {
  return fixtureTree({
    'package.json': { private: true, devDependencies: { '@types/node': '20.19.43' } },
    'pnpm-workspace.yaml': 'packages:\n  - packages/*\nverifyDepsBeforeRun: false\n',
    '.gitignore': 'node_modules\n',
    ...files
  })
}

/** Packs a workspace of packages. */
export async function packTreePackages(
  files: Readonly<Record<string, string | object>>,
  folders: readonly string[]
): Promise<{ readonly root: string; readonly packed: PackedPackage[] }> {
  const root = packTree(files)
  return { root, packed: await packPackages(root, folders, join(root, 'packed')) }
}
