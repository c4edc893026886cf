import { expect, test } from 'vitest'
import { createLuaScript } from '../src/lua-script.ts'
import { onceScripts } from '../src/once-scripts.ts'
import { tokenScripts } from '../src/token-scripts.ts'
import { describeRedis } from './support/describe-redis.ts'

test('names a script as Redis does', () => {
  // `redis-cli SCRIPT LOAD "return 1"` of Redis 7.0.15.
  expect(createLuaScript('return 1').sha1).toBe('e0e1f9fabfc9d4800c877a703b823ac0578ff8db')
})

describeRedis('Redis as the oracle', (redis) => {
  test.each(Object.entries({ ...tokenScripts, ...onceScripts }))(
    'knows %s under the same name',
    async (_name, script) => {
      const client = await redis.open()
      expect(await client.scriptLoad(script.text)).toBe(script.sha1)
    }
  )
})
