import { describe, expect, it } from 'vitest'
import { initWeixin } from '../../src/index.ts'
import { readFixture } from '../read-fixture.ts'
import { APP_ID } from '../start-platform.ts'

const { sessionKey, rawData, signature } =
  readFixture<Record<'sessionKey' | 'rawData' | 'signature', string>>('user-data.raw-data')
const weixin = initWeixin({ appId: APP_ID })

describe('verifyUserData', () => {
  it("believes the document's example", () => {
    expect(weixin.verifyUserData({ sessionKey, rawData, signature })).toBe(true)
  })

  it.each([
    ['another letter', { rawData: rawData.replace('Band', 'band') }],
    ['data that was parsed and written again', { rawData: JSON.stringify(JSON.parse(rawData), null, 1) }],
    ['another key', { sessionKey: 'AAAAAAAAAAAAAAAAAAAAAA==' }],
    ['a signature in capitals', { signature: signature.toUpperCase() }],
    ['half a signature', { signature: signature.slice(20) }],
    ['a signature of something else', { signature: '0'.repeat(40) }]
  ])('does not believe %s', (_, change) => {
    expect(weixin.verifyUserData({ sessionKey, rawData, signature, ...change })).toBe(false)
  })

  it.each([
    ['data that is already parsed', { rawData: JSON.parse(rawData) }, 'rawData'],
    ['no signature', { signature: undefined }, 'signature'],
    ['a key that is none', { sessionKey: '' }, 'sessionKey']
  ])('refuses %s', (_, change, field) => {
    expect(() => weixin.verifyUserData({ sessionKey, rawData, signature, ...change } as never)).toThrow(
      `wechat-openapi.verifyUserData: "${field}" expected`
    )
  })
})
