import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { NotifyHandler } from '@kaifang/payment'
import { describe, expect, it } from 'vitest'
import { platforms } from './open-notifier.ts'
import { type Outcome, type Served, tryRecipe } from './try-recipe.ts'

const success = { status: 200, accepted: true }
/** The payment is handled once, however often it is told, and a forged one is refused. */
const expected = {
  paid: success,
  repeated: success,
  forged: { accepted: false },
  handled: [1, 1, 1],
  refusals: ['ERR_SIGNATURE_MISMATCH']
}

const unused = Object.freeze({}) as NotifyHandler

/** Tests a recipe with its framework in this process. */
export function describeRecipe(name: string, serve: (payments: NotifyHandler) => Promise<Served>): void {
  describe(name, () => {
    it.each(platforms)('receives notifications of %s: good, repeated, forged', async (platform) => {
      expect(await tryRecipe(platform, serve)).toMatchObject(expected)
    })

    it('still parses the bodies of its other addresses', async () => {
      const served = await serve(unused)
      const response = await fetch(`${served.url}/orders`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ title: '加急 VIP' })
      })
      expect(await response.json()).toEqual({ title: '加急 VIP' })
      await served.close()
    })
  })
}

/**
 * Tests a recipe whose framework is too large to be installed with everything else, in a process of its own. Where its
 * folder has no `node_modules` the test is skipped: run `npm install` there. CI does.
 */
export function describeLargeRecipe(name: string, folder: string): void {
  const root = fileURLToPath(new URL(`../../recipes/${folder}/`, import.meta.url))
  const isInstalled = existsSync(`${root}node_modules/${folder}/package.json`)
  describe.skipIf(!isInstalled)(`${name} (skipped unless "npm install" was run in its folder)`, () => {
    it.each(platforms)(
      'receives notifications of %s: good, repeated, forged',
      async (platform) => {
        const program = fileURLToPath(new URL(`./try-${folder}.ts`, import.meta.url))
        const { stdout } = await promisify(execFile)(
          process.execPath,
          ['--import', import.meta.resolve('tsx'), '--conditions=@kaifang/source', program, platform],
          {
            cwd: root,
            env: { ...process.env, NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' },
            timeout: 100_000
          }
        )
        const outcome: Outcome = JSON.parse(stdout.slice(stdout.lastIndexOf('\n{')))
        expect(outcome).toMatchObject(expected)
      },
      120_000
    )
  })
}
