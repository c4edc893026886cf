import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { defaultWeixinPaySettings } from '../../../src/services/weixin-pay/weixin-pay-settings.ts'
import {
  createWeixinPayState,
  mintNonce,
  mintOpenid,
  mintPayMerchant
} from '../../../src/services/weixin-pay/weixin-pay-state.ts'

it('mints what looks like the platform’s own', () => {
  const merchant = mintPayMerchant(createSeededRandom('x'))
  expect(merchant).toEqual({
    appId: expect.stringMatching(/^wx[0-9a-f]{16}$/),
    mchId: expect.stringMatching(/^19\d{8}$/),
    subMchId: expect.stringMatching(/^16\d{8}$/),
    subAppId: expect.stringMatching(/^wx[0-9a-f]{16}$/)
  })
  const state = createWeixinPayState((purpose) => createSeededRandom(purpose), defaultWeixinPaySettings)
  expect(state.keys).toEqual([expect.stringMatching(/^kfsandbox\w{23}$/)])
  expect(mintOpenid(state)).toMatch(/^o\w{27}$/)
  expect(mintNonce(state)).toMatch(/^\w{32}$/)
})
