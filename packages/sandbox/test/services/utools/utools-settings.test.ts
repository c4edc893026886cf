import { describe, expect, it } from 'vitest'
import { defaultUtoolsSettings, readUtoolsSettings } from '../../../src/services/utools/utools-settings.ts'

describe('readUtoolsSettings', () => {
  it('lays the given ones over the others', () => {
    const settings = readUtoolsSettings({ trimInput: true, callbackRepeats: undefined }, defaultUtoolsSettings)
    expect(settings).toEqual({ ...defaultUtoolsSettings, trimInput: true })
    expect(Object.isFrozen(settings)).toBe(true)
  })

  it.each([
    [
      { unknown: 1 },
      '"utools settings" has no "unknown"; it has goodsRequireAccessToken, freshCallbackTimestamp, callbackRepeats, callbackTimeoutMs, trimInput, unknownOrderStatus, utcOffsetMinutes, htmlWithoutAccept'
    ],
    [{ trimInput: 1 }, '"trimInput" expected true or false, got the number 1'],
    [{ unknownOrderStatus: 500 }, '"unknownOrderStatus" expected one of 404, 422, got the number 500'],
    [{ callbackRepeats: 6 }, '"callbackRepeats" expected a whole number from 0 to 5, got the number 6']
  ])('refuses %j', (input, message) => {
    expect(() => readUtoolsSettings(input, defaultUtoolsSettings)).toThrow(message)
  })
})
