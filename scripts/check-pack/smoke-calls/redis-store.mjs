import assert from 'node:assert/strict'
import { createClient } from 'redis'

/** Both stores on a client that is not connected: one goes on within the process, the other says what is wrong. */
export async function smokeCall({ '@kaifang/redis-store': { createRedisOnceStore, createRedisTokenStore } }) {
  const client = createClient({ url: 'redis://127.0.0.1:1' })
  const tokens = createRedisTokenStore(client, { whenDown: 'local' })
  const token = { value: 'token', issuedAtMs: 1, expiresAtMs: 2 }
  const lease = await tokens.acquire('account', 1000)
  assert.equal(await tokens.acquire('account', 1000), undefined)
  assert.equal(await tokens.replace('account', undefined, token, lease), true)
  assert.deepEqual(await tokens.read('account'), token)
  const once = createRedisOnceStore(client)
  await assert.rejects(once.begin('order', 1000), { code: 'ERR_REDIS_STORE_UNREACHABLE', service: 'redis-store' })
}
