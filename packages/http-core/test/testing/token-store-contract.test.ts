import { expect, test } from 'vitest'
import { createMemoryTokenStore } from '../../src/memory-token-store.ts'
import { createFixedClock } from '../../src/testing/fixed-clock.ts'
import { tokenStoreContract } from '../../src/testing/token-store-contract.ts'
import type { TokenStore } from '../../src/token-store.ts'
import { failingCases } from '../failing-cases.ts'

type Break = (store: TokenStore) => Partial<TokenStore>

/** Cases that fail for a store with some of its methods replaced by broken ones. */
function failuresOf(breakStore: Break): Promise<string[]> {
  let clock = createFixedClock(0)
  return failingCases((register) =>
    tokenStoreContract(register, {
      createStore: () => {
        clock = createFixedClock(0)
        const store = createMemoryTokenStore(clock)
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
    'forgets the refresh token',
    (store) => ({
      read: async (key) => {
        const { refreshValue: _lost, ...token } = (await store.read(key)) ?? ({} as never)
        return 'value' in token ? token : undefined
      }
    }),
    'reads back every field of a token'
  ],
  [
    'invents a token',
    (store) => ({
      read: async (key) => (await store.read(key)) ?? { value: '', issuedAtMs: 0, expiresAtMs: 0 }
    }),
    'reads nothing where nothing was stored'
  ],
  [
    'keeps one token for all accounts',
    (store) => ({
      read: () => store.read('one'),
      replace: (_key, expected, next) => store.replace('one', expected, next)
    }),
    'keeps accounts apart, also those whose keys look alike'
  ],
  [
    'gives one lease for all accounts',
    (store) => ({ acquire: (_key, leaseMs) => store.acquire('one', leaseMs) }),
    'keeps accounts apart, also those whose keys look alike'
  ],
  [
    'writes numbers with 14 digits, as Lua does',
    (store) => ({
      replace: (key, expected, next, lease) =>
        store.replace(key, expected, { ...next, expiresAtMs: Number(next.expiresAtMs.toPrecision(10)) }, lease)
    }),
    'reads back every character of a token and every millisecond of its times'
  ],
  [
    'takes an empty refresh token for none',
    (store) => ({
      replace: (key, expected, { refreshValue, ...next }, lease) =>
        store.replace(key, expected, refreshValue ? { ...next, refreshValue } : next, lease)
    }),
    'reads back every character of a token and every millisecond of its times'
  ],
  ...(
    [
      'refuses a token whose lease was passed by a later one, whatever the clocks say',
      'takes the token of a later lease, also when its clock is behind',
      'takes the token of a later lease in place of one that a former holder stored meanwhile',
      'stores a token with a lease where the one that it should replace was lost',
      'remembers the order of leases beyond a token that came without one'
    ] as const
  ).map((name): [string, Break, string] => [
    'knows no order of leases',
    (store) => ({ replace: (key, expected, next) => store.replace(key, expected, next) }),
    name
  ]),
  [
    'replaces without comparing',
    (store) => ({
      replace: async (key, _expected, next) => store.replace(key, (await store.read(key))?.value, next)
    }),
    'replaces only the token that the caller knows'
  ],
  [
    'replaces a newer token',
    (store) => ({
      replace: (key, expected, next) => store.replace(key, expected, { ...next, issuedAtMs: 99 })
    }),
    'never replaces a token by one that was fetched earlier'
  ],
  [
    'compares and sets in two steps',
    (store) => ({
      replace: async (key, expected, next) => {
        const current = await store.read(key)
        if (current?.value !== expected) return false
        await new Promise((resolve) => setImmediate(resolve))
        await store.replace(key, (await store.read(key))?.value, { ...next, issuedAtMs: 99 })
        return true
      }
    }),
    'lets one of many concurrent writers through'
  ],
  ['gives the lease to everybody', () => ({ acquire: async () => 'lease' }), 'gives the lease to one of many'],
  [
    'never takes a lease back',
    () => ({ release: async () => {} }),
    'gives the lease to the next one after it was released'
  ],
  [
    'lets a dead holder keep the lease',
    (store) => ({ acquire: (key) => store.acquire(key, 1e9) }),
    'frees the lease of a holder that died'
  ],
  [
    'takes back the lease of somebody else',
    (store) => {
      let held = ''
      return {
        acquire: async (key, leaseMs) => {
          const lease = await store.acquire(key, leaseMs)
          held = lease ?? held
          return lease
        },
        release: (key) => store.release(key, held)
      }
    },
    'frees the lease of a holder that died'
  ]
])('finds a store that %s', async (_fault, breakStore, name) => {
  expect(await failuresOf(breakStore)).toContain(name)
})
