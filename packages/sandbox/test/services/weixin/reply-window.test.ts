import { describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/engine/seeded-random.ts'
import { openReplyWindow, setTypingLine, spendReply } from '../../../src/services/weixin/reply-window.ts'
import { defaultWeixinSettings } from '../../../src/services/weixin/weixin-settings.ts'
import { createWeixinState } from '../../../src/services/weixin/weixin-state.ts'

const open = () => createWeixinState((purpose) => createSeededRandom(purpose), defaultWeixinSettings)
const hour = 3_600_000
const code = (run: () => unknown): unknown => {
  try {
    run()
    return 'ok'
  } catch (error) {
    return (error as { errcode: number }).errcode
  }
}
const sends = (state: ReturnType<typeof open>, times: number, at: number) =>
  Array.from({ length: times }, () => code(() => spendReply(state, 'u', at)))

// WeChat reference 4.2.
describe('the right to write', () => {
  it('is none before the user did anything', () => {
    expect(sends(open(), 1, 0)).toEqual([45015])
  })

  it('is five messages within 48 hours after a message', () => {
    const state = open()
    openReplyWindow(state, 'u', 'message', 0)
    expect(sends(state, 6, 48 * hour - 1)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 45047])
    expect(sends(state, 1, 48 * hour)).toEqual([45015])
  })

  it('is two messages within a minute after coming in', () => {
    const state = open()
    openReplyWindow(state, 'u', 'enter', 0)
    expect(sends(state, 3, 59_999)).toEqual(['ok', 'ok', 45047])
    expect(sends(state, 1, 60_000)).toEqual([45015])
  })

  it('begins anew with each message, and adds up over the two ways; what ends first goes first', () => {
    const state = open()
    openReplyWindow(state, 'u', 'message', 0)
    sends(state, 3, 1)
    openReplyWindow(state, 'u', 'message', 2)
    openReplyWindow(state, 'u', 'enter', 2)
    expect(sends(state, 2, 3)).toEqual(['ok', 'ok'])
    expect(sends(state, 6, 60_002)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 45047])
  })

  it('belongs to one user', () => {
    const state = open()
    openReplyWindow(state, 'v', 'message', 0)
    expect(sends(state, 1, 0)).toEqual([45015])
  })
})

// WeChat reference 4.3.
describe('the typing line', () => {
  it('needs an exchange within 30 seconds', () => {
    const state = open()
    expect(code(() => setTypingLine(state, 'u', true, 0))).toBe(45080)
    openReplyWindow(state, 'u', 'message', 0)
    expect(code(() => setTypingLine(state, 'u', true, 30_000))).toBe('ok')
    expect(code(() => setTypingLine(state, 'u', true, 30_001))).toBe(45080)
  })

  it('shows 15 seconds, or until a message or a cancel', () => {
    const state = open()
    const set = (on: boolean, at: number) => code(() => setTypingLine(state, 'u', on, at))
    openReplyWindow(state, 'u', 'message', 0)
    expect([set(true, 0), set(true, 14_999), set(true, 15_000)]).toEqual(['ok', 45081, 'ok'])
    expect([set(false, 15_001), set(true, 15_002)]).toEqual(['ok', 'ok'])
    sends(state, 1, 15_003)
    expect(set(true, 15_004)).toBe('ok')
  })
})
