import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { defaultTianyiH5Settings } from '../../../src/services/tianyi-h5/tianyi-h5-settings.ts'
import { createTianyiH5State, mintCredentials } from '../../../src/services/tianyi-h5/tianyi-h5-state.ts'

it('mints credentials from the seed alone', () => {
  const mint = () => mintCredentials(createSeededRandom('seed'))
  expect(mint()).toEqual(mint())
  expect(mint().appSecret).toHaveLength(40)
})

it('begins without users', () => {
  const state = createTianyiH5State(createSeededRandom, defaultTianyiH5Settings)
  expect([state.users.size, state.authorizations.size]).toEqual([0, 0])
})
