import { deepEqual, equal, fail } from 'node:assert/strict'
import type { OnceState, OnceStore } from '../once-store.ts'
import type { RegisterTest } from './register-test.ts'

/** What {@link onceStoreContract} needs. */
export interface OnceStoreContractOptions {
  /** Makes an empty store. */
  readonly createStore: () => Promise<OnceStore> | OnceStore
  /** Lets this many milliseconds pass for the store. */
  readonly pass: (ms: number) => Promise<void>
}

function leaseOf(state: OnceState): string {
  if (state.state === 'begun') return state.lease
  return fail(`expected to begin, found "${state.state}"`)
}

/**
 * The rules that every {@link OnceStore} keeps. Run it from the test of your store.
 *
 * @param test - Registers a case.
 */
export function onceStoreContract(test: RegisterTest, options: OnceStoreContractOptions): void {
  test('lets one of many begin and tells the others that it is busy', async () => {
    const store = await options.createStore()
    const states = await Promise.all(Array.from({ length: 20 }, () => store.begin('order', 1000)))
    equal(states.filter(({ state }) => state === 'begun').length, 1)
    equal(states.filter(({ state }) => state === 'busy').length, 19)
  })

  test('remembers what was completed', async () => {
    const store = await options.createStore()
    const lease = leaseOf(await store.begin('order', 1000))
    equal(await store.complete('order', lease, 60_000), true)
    deepEqual(await store.begin('order', 1000), { state: 'done' })
  })

  test('forgets what was completed after the time given', async () => {
    const store = await options.createStore()
    const lease = leaseOf(await store.begin('order', 1000))
    await store.complete('order', lease, 200)
    await options.pass(250)
    equal((await store.begin('order', 1000)).state, 'begun')
  })

  test('lets the next one begin after work was abandoned', async () => {
    const store = await options.createStore()
    await store.abandon('order', leaseOf(await store.begin('order', 1000)))
    equal((await store.begin('order', 1000)).state, 'begun')
  })

  test('frees the work of a worker that died, and refuses its late completion', async () => {
    const store = await options.createStore()
    const late = leaseOf(await store.begin('order', 200))
    await options.pass(250)
    const current = leaseOf(await store.begin('order', 10_000))
    equal(await store.complete('order', late, 60_000), false)
    await store.abandon('order', late)
    equal((await store.begin('order', 1000)).state, 'busy')
    equal(await store.complete('order', current, 60_000), true)
  })

  test('counts a completion that comes after the lease, as long as nobody took over', async () => {
    const store = await options.createStore()
    const lease = leaseOf(await store.begin('order', 200))
    await options.pass(250)
    equal(await store.complete('order', lease, 60_000), true)
    deepEqual(await store.begin('order', 1000), { state: 'done' })
  })

  test('lets a completion be repeated, and nobody else complete', async () => {
    const store = await options.createStore()
    const late = leaseOf(await store.begin('order', 200))
    await options.pass(250)
    const lease = leaseOf(await store.begin('order', 10_000))
    equal(await store.complete('order', lease, 60_000), true)
    equal(await store.complete('order', lease, 60_000), true)
    equal(await store.complete('order', late, 60_000), false)
  })

  test('keeps work done that is abandoned afterwards', async () => {
    const store = await options.createStore()
    const lease = leaseOf(await store.begin('order', 1000))
    await store.complete('order', lease, 60_000)
    await store.abandon('order', lease)
    deepEqual(await store.begin('order', 1000), { state: 'done' })
  })

  test('keeps pieces of work apart, also those whose keys look alike', async () => {
    const store = await options.createStore()
    const keys = [
      'order',
      'order ',
      'Order',
      'order:',
      '{order}',
      '}order{',
      '%7Border}',
      '订单',
      '🧾',
      'o'.repeat(500)
    ]
    for (const key of keys) {
      leaseOf(await store.begin(key, 10_000))
      equal((await store.begin(key, 10_000)).state, 'busy')
    }
  })
}
