import { expect, test } from 'vitest'
import { createMemoryOnceStore } from '../../src/memory-once-store.ts'
import type { OnceStore } from '../../src/once-store.ts'
import { createFixedClock } from '../../src/testing/fixed-clock.ts'
import { onceStoreContract } from '../../src/testing/once-store-contract.ts'
import { failingCases } from '../failing-cases.ts'

type Break = (store: OnceStore) => Partial<OnceStore>

/** Cases that fail for a store with some of its methods replaced by broken ones. */
function failuresOf(breakStore: Break): Promise<string[]> {
  let clock = createFixedClock(0)
  return failingCases((register) =>
    onceStoreContract(register, {
      createStore: () => {
        clock = createFixedClock(0)
        const store = createMemoryOnceStore(clock)
        return { ...store, ...breakStore(store) }
      },
      pass: (ms) => clock.advance(ms)
    })
  )
}

test('a right store fails in nothing', async () => {
  expect(await failuresOf(() => ({}))).toEqual([])
})

test.each<[string, Break, string]>([
  [
    'lets everybody begin',
    () => ({ begin: async () => ({ state: 'begun', lease: '' }) }),
    'lets one of many begin and tells the others that it is busy'
  ],
  [
    'forgets what was done',
    (store) => ({
      complete: async (key, lease) => {
        await store.abandon(key, lease)
        return true
      }
    }),
    'remembers what was completed'
  ],
  [
    'remembers for ever',
    (store) => ({ complete: (key, lease) => store.complete(key, lease, 1e12) }),
    'forgets what was completed after the time given'
  ],
  ['keeps what was abandoned', () => ({ abandon: async () => {} }), 'lets the next one begin after work was abandoned'],
  [
    'lets a dead worker keep the work',
    (store) => ({ begin: (key) => store.begin(key, 1e12) }),
    'frees the work of a worker that died, and refuses its late completion'
  ],
  [
    'takes a late completion for one',
    (store) => {
      let current = ''
      return {
        begin: async (key, leaseMs) => {
          const begun = await store.begin(key, leaseMs)
          if (begun.state === 'begun') current = begun.lease
          return begun
        },
        complete: (key, _lease, keepMs) => store.complete(key, current, keepMs)
      }
    },
    'frees the work of a worker that died, and refuses its late completion'
  ],
  [
    'forgets work that ended late',
    (store) => {
      const begun = new Map<string, string>()
      return {
        begin: async (key, leaseMs) => {
          const state = await store.begin(key, leaseMs)
          if (state.state === 'begun') begun.set(key, state.lease)
          return state
        },
        complete: async (key, lease, keepMs) => {
          const held = (await store.begin(key, 1)).state === 'busy' && begun.get(key) === lease
          return held ? store.complete(key, lease, keepMs) : false
        }
      }
    },
    'counts a completion that comes after the lease, as long as nobody took over'
  ],
  [
    'knows a lease once only',
    (store) => {
      const used = new Set<string>()
      return {
        complete: async (key, lease, keepMs) => {
          if (used.has(lease)) return false
          used.add(lease)
          return store.complete(key, lease, keepMs)
        }
      }
    },
    'lets a completion be repeated, and nobody else complete'
  ],
  [
    'takes every completion for a right one',
    (store) => ({
      complete: async (key, lease, keepMs) => {
        await store.complete(key, lease, keepMs)
        return true
      }
    }),
    'lets a completion be repeated, and nobody else complete'
  ],
  [
    'undoes what was done',
    (store) => ({ complete: async () => true, abandon: (key, lease) => store.abandon(key, lease) }),
    'keeps work done that is abandoned afterwards'
  ],
  [
    'knows one piece of work only',
    (store) => ({ begin: (_key, leaseMs) => store.begin('one', leaseMs) }),
    'keeps pieces of work apart, also those whose keys look alike'
  ],
  [
    'takes keys for the same that are not',
    (store) => ({ begin: (key, leaseMs) => store.begin(key.toLowerCase(), leaseMs) }),
    'keeps pieces of work apart, also those whose keys look alike'
  ]
])('finds a store that %s', async (_fault, breakStore, name) => {
  expect(await failuresOf(breakStore)).toContain(name)
})
