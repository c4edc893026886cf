import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { defaultYouzanSettings } from '../../../src/services/youzan/youzan-settings.ts'
import {
  createYouzanState,
  mintLongId,
  mintTraceId,
  mintYouzanApps
} from '../../../src/services/youzan/youzan-state.ts'

const random = (purpose: string) => createSeededRandom(`test/${purpose}`)

it('mints three applications with marked secrets', () => {
  const apps = Object.values(mintYouzanApps(random('apps')))
  for (const { clientId, clientSecret } of apps) {
    expect(clientId).toMatch(/^[0-9a-f]{18}$/)
    expect(clientSecret).toMatch(/^kfsandbox[0-9a-f]{23}$/)
  }
  expect(new Set(apps.map(({ clientSecret }) => clientSecret)).size).toBe(3)
})

it('mints long ids that a double cannot tell apart', () => {
  const state = createYouzanState(random, defaultYouzanSettings)
  const [first, second] = [mintLongId(state), mintLongId(state)]
  expect(second - first).toBe(1n)
  expect(Number(first)).toBe(Number(second))
})

it('mints trace ids of the platform’s form', () => {
  expect(mintTraceId(createYouzanState(random, defaultYouzanSettings), 1700000000000)).toMatch(
    /^yz7-0a[0-9a-f]{6}-1700000000000-\d{6}$/
  )
})
