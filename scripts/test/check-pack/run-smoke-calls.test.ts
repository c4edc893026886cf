import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { PackedPackage } from '../../check-pack/packed-package.ts'
import { runSmokeCalls } from '../../check-pack/run-smoke-calls.ts'
import { fixtureTree } from '../fixture-tree.ts'

const thisNode = { name: 'this node', program: process.execPath, args: [] }
const sealed = 'D4t0rVXUDl3bnWdERhqJmFIanfn/6zAxAY9jD6n9MSMQNoD8TOS4rHHcGuE='
const text = 'Hello World! 你好，中国🇨🇳！'

const packed = (folder: string): PackedPackage => {
  const manifest = { exports: { '.': {} } }
  return { folder, name: `@kaifang/${folder}`, tarball: '', content: '', files: [], manifest }
}

/** A consumer with a stand-in for xxtea that gives the right answers only when it is imported. */
const consumer = (): string =>
  fixtureTree({
    'node_modules/@kaifang/xxtea/package.json': { exports: { import: './index.mjs', require: './index.cjs' } },
    'node_modules/@kaifang/xxtea/index.mjs': `export const encryptText = () => '${sealed}'
export const decryptText = () => '${text}'
`,
    'node_modules/@kaifang/xxtea/index.cjs': "exports.encryptText = () => 'wrong'\n"
  })

it('names package, runtime and way of loading when a call fails', async () => {
  const findings = await runSmokeCalls(consumer(), [packed('xxtea')], [thisNode])
  expect(findings).toHaveLength(1)
  expect(findings[0]).toMatchObject({ file: 'packages/xxtea', rule: 'smoke-call' })
  expect(findings[0]?.message).toMatch(/^fails on this node by require: [\s\S]*wrong/)
}, 30_000)

it('counts a runtime that ends well without having made the call as failed', async () => {
  const findings = await runSmokeCalls(consumer(), [packed('xxtea')], [{ ...thisNode, args: ['--check'] }])
  expect(findings.map(({ message }) => message)).toEqual([
    'fails on this node by import: exit code 0, no output',
    'fails on this node by require: exit code 0, no output'
  ])
}, 30_000)

it('asks a call of each package', async () => {
  const findings = await runSmokeCalls(consumer(), [packed('novel')], [thisNode])
  expect(findings.map(({ file }) => file)).toEqual([join('scripts/check-pack/smoke-calls/novel.mjs')])
})
