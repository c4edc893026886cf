import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { checkConsumerTypes, resolutionModes } from '../../check-pack/check-consumer-types.ts'
import type { PackedPackage } from '../../check-pack/packed-package.ts'
import { fixtureTree } from '../fixture-tree.ts'

const types = fileURLToPath(new URL('../../../node_modules/@types', import.meta.url))

function check(files: Readonly<Record<string, string | object>>): string[] {
  const entries = Object.entries(files).map(([name, content]) => [`node_modules/@kaifang/one/${name}`, content])
  const consumer = fixtureTree(Object.fromEntries(entries))
  symlinkSync(types, join(consumer, 'node_modules/@types'))
  const manifest = { exports: { '.': {} } }
  const one: PackedPackage = { folder: 'one', name: '@kaifang/one', tarball: '', content: '', files: [], manifest }
  // Each mode compiles Node's types anew: one that reads "exports" and one that does not show the difference.
  const modes = resolutionModes.filter(({ name }) => name === 'node10' || name === 'node16-cjs')
  return checkConsumerTypes(consumer, [one], modes).map(({ file, message }) => `${file} ${message.split(':')[0]}`)
}

it('covers the resolution of Node in both module systems, of old projects and of bundlers', () => {
  expect(resolutionModes.map(({ name }) => name)).toEqual([
    'node10',
    'node16-cjs',
    'node16-esm',
    'nodenext-cjs',
    'nodenext-esm',
    'bundler'
  ])
})

it('names each way of resolution in which a package has no types', () => {
  const findings = check({
    'package.json': {
      exports: { '.': { import: { types: './index.d.mts', default: './index.mjs' }, require: './index.cjs' } }
    },
    'index.mjs': 'export const a = 1\n',
    'index.d.mts': 'export declare const a: number\n',
    'index.cjs': 'exports.a = 1\n'
  })
  expect(findings).toEqual([
    'TypeScript consumer (node10) TS2307 in consumer.ts',
    'TypeScript consumer (node16-cjs) TS7016 in consumer.ts'
  ])
}, 60_000)

it('names declarations that do not hold by themselves, and types that are any', () => {
  const broken = check({
    'package.json': { types: './index.d.ts', main: './index.js', type: 'commonjs' },
    'index.js': '',
    'index.d.ts': "import type { Pool } from 'not-installed'\nexport declare const a: Pool\n"
  })
  expect(broken).toContain('TypeScript consumer (node10) TS2307 in @kaifang/one/index.d.ts')
  const untyped = check({
    'package.json': { types: './index.d.ts', main: './index.js' },
    'index.js': '',
    'index.d.ts': "declare module '@kaifang/one'\n"
  })
  expect(untyped).toContain('TypeScript consumer (node10) TS2322 in consumer.ts')
}, 60_000)
