import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import {
  checkAccessToken,
  endTokenAt,
  giveStableToken,
  issuePlainToken
} from '../../../src/services/weixin/check-access-token.ts'
import { defaultWeixinSettings } from '../../../src/services/weixin/weixin-settings.ts'
import { createWeixinState } from '../../../src/services/weixin/weixin-state.ts'

const open = () => createWeixinState((purpose) => createSeededRandom(purpose), defaultWeixinSettings)
const minutes = (count: number) => count * 60_000
const codeOf = (run: () => unknown): unknown => {
  try {
    run()
    return 'works'
  } catch (error) {
    return (error as { errcode: number }).errcode
  }
}

// WeChat reference 1.5.
describe('plain tokens', () => {
  it('live two hours, then answer 42001', () => {
    const state = open()
    const token = issuePlainToken(state, 0)
    expect(codeOf(() => checkAccessToken(state, token.value, minutes(120) - 1))).toBe('works')
    expect(codeOf(() => checkAccessToken(state, token.value, minutes(120)))).toBe(42001)
  })

  it('are replaced by each call; the one before works five minutes more', () => {
    const state = open()
    const first = issuePlainToken(state, 0)
    const second = issuePlainToken(state, minutes(10))
    expect(second.value).not.toBe(first.value)
    expect(codeOf(() => checkAccessToken(state, first.value, minutes(15) - 1))).toBe('works')
    expect(codeOf(() => checkAccessToken(state, first.value, minutes(15)))).toBe(40001)
    expect(codeOf(() => checkAccessToken(state, second.value, minutes(15)))).toBe('works')
  })

  it('do not live longer for being replaced late', () => {
    const state = open()
    const first = issuePlainToken(state, 0)
    issuePlainToken(state, minutes(118))
    expect(codeOf(() => checkAccessToken(state, first.value, minutes(121)))).toBe(42001)
  })

  it('look like the platform’s and carry the mark', () => {
    expect(issuePlainToken(open(), 0).value).toMatch(/^9\d_kfsandbox[0-9A-Za-z]{124}$/)
  })
})

describe('stable tokens', () => {
  it('stay the same until the last five minutes, then two work', () => {
    const state = open()
    const first = giveStableToken(state, false, 0)
    expect(giveStableToken(state, false, minutes(115) - 1)).toBe(first)
    const second = giveStableToken(state, false, minutes(115))
    expect(second).not.toBe(first)
    expect(giveStableToken(state, false, minutes(116))).toBe(second)
    expect(codeOf(() => checkAccessToken(state, first.value, minutes(120) - 1))).toBe('works')
    expect(codeOf(() => checkAccessToken(state, first.value, minutes(120)))).toBe(42001)
  })

  it('end at once when they are forced', () => {
    const state = open()
    const first = giveStableToken(state, false, 0)
    const second = giveStableToken(state, true, 1)
    expect(codeOf(() => checkAccessToken(state, first.value, 1))).toBe(40001)
    expect(giveStableToken(state, false, 2)).toBe(second)
  })

  it('are not forced twice within 30 seconds', () => {
    const state = open()
    const first = giveStableToken(state, true, 0)
    expect(giveStableToken(state, true, 29_999)).toBe(first)
    expect(giveStableToken(state, true, 30_000)).not.toBe(first)
  })

  it('are forced 20 times a day, which begins in China', () => {
    const state = open()
    for (let index = 0; index < 20; index++) giveStableToken(state, true, index * 30_000)
    expect(codeOf(() => giveStableToken(state, true, minutes(11)))).toBe(45009)
    // 1970-01-01 16:00 UTC.
    expect(codeOf(() => giveStableToken(state, true, minutes(16 * 60)))).toBe('works')
  })

  it('and plain ones know nothing of each other', () => {
    const state = open()
    const plain = issuePlainToken(state, 0)
    const stable = giveStableToken(state, false, 0)
    giveStableToken(state, true, minutes(1))
    issuePlainToken(state, minutes(1))
    expect(codeOf(() => checkAccessToken(state, plain.value, minutes(5)))).toBe('works')
    expect(codeOf(() => checkAccessToken(state, stable.value, minutes(5)))).toBe(40001)
    const next = giveStableToken(state, false, minutes(5))
    issuePlainToken(state, minutes(20))
    expect(giveStableToken(state, false, minutes(20))).toBe(next)
  })
})

describe('checkAccessToken', () => {
  it.each([
    [null, 41001],
    ['', 41001],
    ['x', 40014],
    [`93_${'x'.repeat(132)}`, 40014],
    [`93_${'x'.repeat(133)}`, 40001]
  ])('answers to %j with %d', (value, code) => {
    expect(codeOf(() => checkAccessToken(open(), value, 0))).toBe(code)
  })

  it('answers with the code by which a token ended, once it has', () => {
    const state = open()
    const token = issuePlainToken(state, 0)
    endTokenAt(token, minutes(1), 40014)
    endTokenAt(token, minutes(2), 42001)
    expect(codeOf(() => checkAccessToken(state, token.value, minutes(1) - 1))).toBe('works')
    expect(codeOf(() => checkAccessToken(state, token.value, minutes(3)))).toBe(40014)
  })
})
