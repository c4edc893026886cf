import { deepEqual, equal, fail, notEqual } from 'node:assert/strict'
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

async function acquire(store: TokenStore, leaseMs: number): Promise<string> {
  return (await store.acquire('account', leaseMs)) ?? fail('the lease is held by nobody, and was not given')
}

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

  test('reads back every character of a token and every millisecond of its times', async () => {
    const store = await options.createStore()
    // WeChat asks to keep room for 512 characters; what prints numbers with 14 digits or fewer (Lua) would change the times.
    const stored = { ...token(`"\\\u0000{年}🧾'${'x'.repeat(512)}`, 1_795_822_068_123), refreshValue: '' }
    await store.replace('account', undefined, stored)
    deepEqual(await store.read('account'), stored)
  })

  test('keeps accounts apart, also those whose keys look alike', async () => {
    const store = await options.createStore()
    const keys = ['first', 'first ', 'First', 'first:token', '{first}', '}first{', '%7Bfirst}', '账号', 'f'.repeat(500)]
    for (const key of keys) equal(await store.replace(key, undefined, token(key, 1)), true)
    for (const key of keys) equal((await store.read(key))?.value, key)
    for (const key of keys) notEqual(await store.acquire(key, 10_000), undefined)
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

  test('refuses a token whose lease was passed by a later one, whatever the clocks say', async () => {
    const store = await options.createStore()
    const early = await acquire(store, 200)
    await options.pass(250)
    const late = await acquire(store, 10_000)
    // Platforms give the same token twice, so the value alone does not tell that somebody else has stored.
    equal(await store.replace('account', undefined, token('same', 5), late), true)
    equal(await store.replace('account', 'same', token('from the fast clock', 99), early), false)
    equal((await store.read('account'))?.value, 'same')
  })

  test('takes the token of a later lease, also when its clock is behind', async () => {
    const store = await options.createStore()
    const early = await acquire(store, 10_000)
    await store.replace('account', undefined, token('from the fast clock', 99), early)
    await store.release('account', early)
    const late = await acquire(store, 10_000)
    equal(await store.replace('account', 'from the fast clock', token('from the slow clock', 5), late), true)
    equal((await store.read('account'))?.value, 'from the slow clock')
  })

  test('takes the token of a later lease in place of one that a former holder stored meanwhile', async () => {
    const store = await options.createStore()
    const early = await acquire(store, 200)
    await options.pass(250)
    const late = await acquire(store, 10_000)
    equal(await store.replace('account', undefined, token('early', 5), early), true)
    equal(await store.replace('account', undefined, token('late', 6), late), true)
    equal(await store.replace('account', 'late', token('early', 7), early), false)
    equal((await store.read('account'))?.value, 'late')
  })

  test('stores a token with a lease where the one that it should replace was lost', async () => {
    const store = await options.createStore()
    equal(await store.replace('account', 'lost', token('without', 1)), false)
    equal(await store.replace('account', 'lost', token('with', 1), await acquire(store, 10_000)), true)
  })

  test('remembers the order of leases beyond a token that came without one', async () => {
    const store = await options.createStore()
    const early = await acquire(store, 200)
    await options.pass(250)
    await store.replace('account', undefined, token('late', 5), await acquire(store, 10_000))
    equal(await store.replace('account', 'late', token('without', 6)), true)
    equal(await store.replace('account', 'without', token('early', 99), early), false)
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
