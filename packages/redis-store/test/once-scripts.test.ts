import { expect, test } from 'vitest'
import type { LuaScript } from '../src/lua-script.ts'
import { onceScripts } from '../src/once-scripts.ts'
import { describeRedis } from './support/describe-redis.ts'

const WORK = '{order}:once'

describeRedis('scripts of work that is done once', (redis) => {
  const setUp = async () => {
    const client = await redis.open()
    const run = (script: LuaScript, ...args: (string | number)[]): Promise<unknown> =>
      client.eval(script.text, { keys: [WORK], arguments: args.map(String) })
    return { client, run }
  }

  // Rows: what is stored, the script, what it gives to the lease "mine", and what is stored then.
  test.each([
    ['begin', null, 'begun', 'busy:mine'],
    ['begin', 'busy:mine', 'begun', 'busy:mine'],
    ['begin', 'busy:other', 'busy', 'busy:other'],
    ['begin', 'done:mine', 'done', 'done:mine'],
    ['begin', 'done:other', 'done', 'done:other'],
    ['begin', 'foreign', 'fore', 'foreign'],
    ['complete', null, 1, 'done:mine'],
    ['complete', 'busy:mine', 1, 'done:mine'],
    ['complete', 'done:mine', 1, 'done:mine'],
    ['complete', 'busy:other', 0, 'busy:other'],
    ['complete', 'done:other', 0, 'done:other'],
    ['abandon', null, 0, null],
    ['abandon', 'busy:mine', 1, null],
    ['abandon', 'busy:other', 0, 'busy:other'],
    ['abandon', 'done:mine', 0, 'done:mine']
  ] as const)('%s where %j is stored gives %j', async (name, stored, reply, after) => {
    const { client, run } = await setUp()
    if (stored !== null) await client.set(WORK, stored)
    expect([await run(onceScripts[name], 'mine', 60_000), await client.get(WORK)]).toEqual([reply, after])
  })

  test('leave no key that does not end by itself', async () => {
    const { client, run } = await setUp()
    await run(onceScripts.begin, 'mine', 20_000)
    const busyMs = await client.pTTL(WORK)
    await run(onceScripts.complete, 'mine', 90_000)
    expect([busyMs, await client.pTTL(WORK)].map((ms) => Math.ceil(ms / 10_000))).toEqual([2, 9])
  })
})
