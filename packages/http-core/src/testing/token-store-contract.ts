import { deepEqual, equal, notEqual } from 'node:assert/strict'
import type { StoredToken, TokenStore } from '../token-store.ts'
import type { RegisterTest } from './register-test.ts'

/** What {@link tokenStoreContract} needs. */
export interface TokenStoreContractOptions {
  /** Makes an empty store. */
  readonly createStore: () => Promise<TokenStore> | TokenStore
  /** Lets this many milliseconds pass for the store. */
  readonly pass: (ms: number) => Promise<void>
}

const token = (value: string, issuedAtMs: number): StoredToken => ({
  value,
  issuedAtMs,
  expiresAtMs: issuedAtMs + 7_200_000
})

/**
 * The rules that every {@link TokenStore} keeps. Run it from the test of your store.
 *
 * @param test - Registers a case.
 */
export function tokenStoreContract(test: RegisterTest, options: TokenStoreContractOptions): void {
  test('reads nothing where nothing was stored', async () => {
    const store = await options.createStore()
    equal(await store.read('account'), undefined)
  })

  test('reads back every field of a token', async () => {
    const store = await options.createStore()
    const stored = { ...token('one', 1), refreshValue: 'refresh' }
    equal(await store.replace('account', undefined, stored), true)
    deepEqual(await store.read('account'), stored)
  })

  test('keeps accounts apart', async () => {
    const store = await options.createStore()
    await store.replace('first', undefined, token('one', 1))
    equal(await store.read('second'), undefined)
  })

  test('replaces only the token that the caller knows', async () => {
    const store = await options.createStore()
    await store.replace('account', undefined, token('one', 1))
    equal(await store.replace('account', undefined, token('two', 2)), false)
    equal(await store.replace('account', 'other', token('two', 2)), false)
    equal(await store.replace('account', 'one', token('two', 2)), true)
    equal((await store.read('account'))?.value, 'two')
  })

  test('never replaces a token by one that was fetched earlier', async () => {
    const store = await options.createStore()
    await store.replace('account', undefined, token('newer', 10))
    equal(await store.replace('account', 'newer', token('older', 9)), false)
    equal((await store.read('account'))?.value, 'newer')
  })

  test('lets one of many concurrent writers through', async () => {
    const store = await options.createStore()
    const writes = Array.from({ length: 20 }, (_, index) =>
      store.replace('account', undefined, token(`t${index}`, index))
    )
    equal((await Promise.all(writes)).filter(Boolean).length, 1)
  })

  test('gives the lease to one of many', async () => {
    const store = await options.createStore()
    const leases = await Promise.all(Array.from({ length: 20 }, () => store.acquire('account', 1000)))
    equal(leases.filter((lease) => lease !== undefined).length, 1)
  })

  test('gives the lease to the next one after it was released', async () => {
    const store = await options.createStore()
    const lease = await store.acquire('account', 1000)
    await store.release('account', lease as string)
    notEqual(await store.acquire('account', 1000), undefined)
  })

  test('frees the lease of a holder that died', async () => {
    const store = await options.createStore()
    const first = await store.acquire('account', 200)
    await options.pass(250)
    const second = await store.acquire('account', 10_000)
    notEqual(second, undefined)
    await store.release('account', first as string)
    equal(await store.acquire('account', 1000), undefined)
  })
}
