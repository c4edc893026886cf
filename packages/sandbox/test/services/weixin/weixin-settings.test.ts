import { describe, expect, it } from 'vitest'
import { defaultWeixinSettings, readWeixinSettings } from '../../../src/services/weixin/weixin-settings.ts'

const read = (input: unknown) => readWeixinSettings(input, defaultWeixinSettings)

describe('readWeixinSettings', () => {
  it('lays what is given over what was there, and keeps the rest', () => {
    const settings = read({ tokenSeconds: 60, pages: undefined })
    expect(settings).toEqual({ ...defaultWeixinSettings, tokenSeconds: 60 })
    expect(Object.isFrozen(settings)).toBe(true)
    expect(readWeixinSettings({ msgIdAsText: true }, settings)).toMatchObject({ tokenSeconds: 60, msgIdAsText: true })
  })

  it('takes limits of operations that there are', () => {
    const quotas = { 'wxacode.get': { perDay: 1 }, messagePush: { perMinute: 2 } }
    expect(read({ quotas }).quotas).toEqual({
      'wxacode.get': { perDay: 1, perMinute: undefined },
      messagePush: { perDay: undefined, perMinute: 2 }
    })
  })

  it.each([
    ['"weixin settings" has no "x"', { x: 1 }],
    ['"tokenSeconds" expected a whole number from 1 to 7200', { tokenSeconds: 7201 }],
    ['"pages" expected a list of texts', { pages: 'pages/index/index' }],
    ['"pages[1]" expected text of 1 to 1024 characters', { pages: ['a', ''] }],
    ['"launchDate" expected a date as yyyymmdd', { launchDate: '20260230' }],
    ['"typingPath" expected one of "both", "business", "custom"', { typingPath: 'x' }],
    ['"analysisReadyHour" expected a whole number from 0 to 23', { analysisReadyHour: 24 }],
    ['"quotas" has no "wxacode"', { quotas: { wxacode: {} } }],
    ['"quotas.wxacode.get" has no "perHour"', { quotas: { 'wxacode.get': { perHour: 1 } } }],
    ['"perDay" expected a whole number from 0', { quotas: { 'wxacode.get': { perDay: -1 } } }],
    ['"perMinute" expected a whole number from 0', { quotas: { 'wxacode.get': { perMinute: 0.5 } } }]
  ])('says %s', (message, input) => {
    expect(() => read(input)).toThrow(message)
  })
})
