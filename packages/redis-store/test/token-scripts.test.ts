import { expect, test } from 'vitest'
import type { LuaScript } from '../src/lua-script.ts'
import { tokenScripts } from '../src/token-scripts.ts'
import { describeRedis } from './support/describe-redis.ts'

const TOKEN = '{a}:token'
const LEASE = '{a}:lease'

describeRedis('scripts of tokens', (redis) => {
  const setUp = async () => {
    const client = await redis.open()
    const run = (script: LuaScript, keys: string[], ...args: (string | number)[]): Promise<unknown> =>
      client.eval(script.text, { keys, arguments: args.map(String) })
    const replace = (expected: string, id: string, issuedAtMs: number, fence: number | string = 0, keepMs = 60_000) =>
      run(tokenScripts.replace, [TOKEN], expected, id, issuedAtMs, fence, `body of ${id}`, keepMs)
    const acquire = (holder: string, leaseMs = 60_000) => run(tokenScripts.acquire, [LEASE, TOKEN], holder, leaseMs)
    return { client, run, replace, acquire }
  }

  test('read what was written, and nothing where nothing was', async () => {
    const { run, replace } = await setUp()
    expect(await run(tokenScripts.read, [TOKEN])).toBe(null)
    await replace('', 'one', 1)
    expect(await run(tokenScripts.read, [TOKEN])).toBe('body of one')
  })

  // Rows: what is stored (id, time, number of its lease), what comes (expected, id, time, number), and whether it is taken.
  test.each([
    [undefined, ['', 'b', 5, 0], 1],
    [undefined, ['a', 'b', 5, 0], 0],
    [undefined, ['a', 'b', 5, 7], 1],
    [['a', 5, 0], ['a', 'b', 6, 0], 1],
    [['a', 5, 0], ['a', 'b', 5, 0], 1],
    [['a', 5, 0], ['a', 'b', 4, 0], 0],
    [['a', 5, 0], ['x', 'b', 6, 0], 0],
    [['a', 5, 0], ['', 'b', 6, 0], 0],
    // Without a number on both sides the numbers say nothing.
    [['a', 5, 0], ['x', 'b', 6, 7], 0],
    [['a', 5, 0], ['a', 'b', 4, 7], 0],
    [['a', 5, 7], ['a', 'b', 4, 0], 0],
    [['a', 5, 7], ['a', 'b', 6, 0], 1],
    // With numbers on both sides nothing else counts.
    [['a', 5, 7], ['x', 'b', 4, 8], 1],
    [['a', 5, 7], ['a', 'b', 99, 6], 0],
    // One lease writes twice.
    [['a', 5, 7], ['a', 'b', 6, 7], 1],
    [['a', 5, 7], ['a', 'b', 4, 7], 0],
    [['a', 5, 7], ['x', 'b', 6, 7], 0],
    // The same again, as after a reply that was lost.
    [['b', 5, 7], ['a', 'b', 5, 7], 1],
    [['b', 5, 0], ['a', 'b', 5, 0], 1]
  ] as [stored: [string, number, number] | undefined, next: [string, string, number, number], taken: number][])(
    'replace: %j, then %j gives %i',
    async (stored, next, taken) => {
      const { client, replace } = await setUp()
      if (stored !== undefined) await replace('', stored[0], stored[1], stored[2])
      expect(await replace(...next)).toBe(taken)
      expect(await client.hGet(TOKEN, 'id')).toBe(taken === 1 ? 'b' : (stored?.[0] ?? null))
    }
  )

  test('a number once stored is not forgotten, and keeps all its digits', async () => {
    const { client, replace } = await setUp()
    await replace('', 'a', 5, '1795822068123456')
    await replace('a', 'b', 6, 0)
    expect(await client.hGet(TOKEN, 'fence')).toBe('1795822068123456')
    expect(await replace('b', 'c', 7, '1795822068123455')).toBe(0)
  })

  test('give a lease to one holder, and to the same one again', async () => {
    const { acquire } = await setUp()
    const lease = await acquire('me')
    expect(lease).toMatch(/^\d{16}\.me$/)
    expect(await acquire('you')).toBe(null)
    expect(await acquire('me')).toBe(lease)
  })

  test('number leases upwards, also past a clock that was ahead', async () => {
    const { run, replace, acquire } = await setUp()
    const numbers: number[] = []
    for (let turn = 0; turn < 50; turn++) {
      const lease = String(await acquire(`holder ${turn}`))
      numbers.push(Number(lease.split('.')[0]))
      expect(await run(tokenScripts.release, [LEASE], lease)).toBe(1)
    }
    expect(numbers).toEqual([...new Set(numbers)].sort((one, two) => one - two))
    await replace('', 'a', 5, '8000000000000000')
    expect(await acquire('late')).toBe('8000000000000001.late')
  })

  test('release a lease for its holder only', async () => {
    const { run, acquire } = await setUp()
    const lease = String(await acquire('me'))
    expect(await run(tokenScripts.release, [LEASE], `${lease}x`)).toBe(0)
    expect(await run(tokenScripts.release, [LEASE], lease)).toBe(1)
    expect(await run(tokenScripts.release, [LEASE], lease)).toBe(0)
  })

  test('leave no key that does not end by itself', async () => {
    const { client, replace, acquire } = await setUp()
    await replace('', 'one', 1, 0, 60_000)
    await replace('one', 'two', 2, 0, 30_000)
    await acquire('me', 20_000)
    const ends = await Promise.all([client.pTTL(TOKEN), client.pTTL(LEASE)])
    expect(ends.map((ms) => Math.ceil(ms / 10_000))).toEqual([3, 2])
  })
})
