import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { defaultWeixinSettings } from '../../../src/services/weixin/weixin-settings.ts'
import { createWeixinState, mintWeixinApp, mintWeixinSecret } from '../../../src/services/weixin/weixin-state.ts'

it('mints marked credentials in the platform’s shapes, the same for the same seed', () => {
  const app = mintWeixinApp(createSeededRandom('a'))
  expect(app).toEqual(mintWeixinApp(createSeededRandom('a')))
  expect(app.appId).toMatch(/^wx[0-9a-f]{16}$/)
  expect(app.originalId).toMatch(/^gh_[0-9a-f]{12}$/)
  expect(app.encodingAesKey).toMatch(/^kfsandbox[0-9A-Za-z]{34}$/)
  expect(Buffer.from(`${app.encodingAesKey}=`, 'base64')).toHaveLength(32)
  expect(app.token).toMatch(/^kfsandbox[0-9A-Za-z]{15}$/)
})

it('begins empty, with a marked secret', () => {
  const state = createWeixinState((purpose) => createSeededRandom(purpose), defaultWeixinSettings)
  expect(state.secret).toMatch(/^kfsandbox[0-9A-Za-z]{23}$/)
  expect(mintWeixinSecret(state.mint)).not.toBe(state.secret)
  expect([state.users.size, state.tokens.size, state.pushes.size, state.push]).toEqual([0, 0, 0, undefined])
})
