import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { createMemoryTokenStore } from '../src/memory-token-store.ts'
import { createFixedClock } from '../src/testing/fixed-clock.ts'
import { tokenStoreContract } from '../src/testing/token-store-contract.ts'

let clock = createFixedClock(0)
tokenStoreContract(test, {
  createStore: () => {
    clock = createFixedClock(1_700_000_000_000)
    return createMemoryTokenStore(clock)
  },
  pass: (ms) => clock.advance(ms)
})

test("counts leases by the machine's clock where none is given", async () => {
  const store = createMemoryTokenStore()
  expect(await store.acquire('account', 60_000)).toMatch(/^1\.[0-9a-f]{32}$/)
  expect(await store.acquire('account', 60_000)).toBeUndefined()
})

test('shows no token to a log', async () => {
  const store = createMemoryTokenStore()
  await store.replace('account', undefined, { value: 'hunter22', issuedAtMs: 0, expiresAtMs: 1 })
  expect(inspect(store, { depth: Number.POSITIVE_INFINITY, showHidden: true })).not.toContain('hunter22')
})

test('takes a lease that it never gave for none', async () => {
  const store = createMemoryTokenStore()
  const token = { value: 'one', issuedAtMs: 2, expiresAtMs: 3 }
  expect(await store.replace('account', 'other', token, 'x9.')).toBe(false)
  expect(await store.replace('account', undefined, token, 'x9.')).toBe(true)
})
