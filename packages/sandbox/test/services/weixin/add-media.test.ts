import { expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { addMedia, findMedia } from '../../../src/services/weixin/add-media.ts'
import { defaultWeixinSettings } from '../../../src/services/weixin/weixin-settings.ts'
import { createWeixinState } from '../../../src/services/weixin/weixin-state.ts'

// WeChat reference 4.4: valid 3 days.
it('keeps media for three days under an id of 64 characters', () => {
  const state = createWeixinState((purpose) => createSeededRandom(purpose), defaultWeixinSettings)
  const { mediaId } = addMedia(state, { bytes: Buffer.from('x'), contentType: 'image/png', extension: 'png' }, 0)
  expect(mediaId).toMatch(/^[0-9A-Za-z]{64}$/)
  expect(findMedia(state, mediaId, 3 * 86_400_000 - 1)?.bytes.toString()).toBe('x')
  expect(findMedia(state, mediaId, 3 * 86_400_000)).toBeUndefined()
  expect(findMedia(state, 'x', 0)).toBeUndefined()
})
