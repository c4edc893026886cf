import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { inspectTarball } from '../../check-pack/inspect-tarball.ts'
import { builtPackage, packTreePackages } from './pack-tree.ts'

const repository = fileURLToPath(new URL('../../..', import.meta.url))

async function inspect(files: Readonly<Record<string, string | object>>): Promise<string[]> {
  const { packed } = await packTreePackages(files, ['one'])
  const findings = await Promise.all(packed.map((subject) => inspectTarball(subject, repository)))
  return findings.flat().map(({ file, rule, message }) => `${file} [${rule}] ${message}`)
}

it('finds nothing in a good tarball', async () => {
  expect(await inspect(builtPackage('one'))).toEqual([])
}, 60_000)

it('finds tests, missing files, lost sources and loose ranges', async () => {
  const { 'packages/one/README.zh-CN.md': _gone, ...files } = builtPackage('one', {
    files: ['dist', 'test'],
    dependencies: { undici: '*' }
  })
  expect(await inspect(files)).toEqual([
    'packages/one [packed-files] README.zh-CN.md is not packed (is it built?)',
    'packages/one [packed-files] test/index.test.ts must not be packed',
    'packages/one [packed-files] dist/index.cjs.map names src/index.ts, which is not packed',
    'packages/one [packed-files] dist/index.js.map names src/index.ts, which is not packed',
    'packages/one [packed-ranges] undici is "*" in the packed manifest'
  ])
}, 60_000)

it('passes on what publint and attw find', async () => {
  const findings = await inspect({
    ...builtPackage('one'),
    // CommonJS under a name that says ESM, and types that promise a default export which is not there.
    'packages/one/dist/index.js': "exports.sum = require('node:path')\n",
    'packages/one/dist/index.d.cts': 'declare const sum: number\nexport default sum\n'
  })
  expect([...new Set(findings.map((finding) => finding.split(' ')[1]))]).toEqual(['[publint]', '[attw]'])
  expect(findings[0]).toMatch(/should be ESM, but the code is written in CJS/)
  expect(findings.at(-1)).toMatch(/@kaifang\/one/)
}, 60_000)
