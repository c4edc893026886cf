import { describe, expect, it } from 'vitest'
import { YOUZAN_ERROR_CODES } from '../src/index.ts'
import { meaningOf } from '../src/youzan-error-codes.ts'
import { failureOf, startPlatform } from './support/start-platform.ts'

/** Codes of the reference, sections 2.5, 5.1, 5.2 and 5.3, with what the platform says of a repeat. */
const GATEWAY = [4001, 4004, 4005, 4006, 4007, 4008, 4009, 4010, 4101, 4201, 4202, 4203, 4204, 5001, 5002, 5003]
const TOKEN = [1000, 1004, 1005, 1103, 1105]
const RATE_LIMITS = [4101, 500100004, 123000042, 141500203, 102010003]
const TIMEOUTS = [106000001, 106100118]

describe('the table of codes', () => {
  it.each([...GATEWAY, ...TOKEN])('knows %i of the gateway and the token endpoint', (code) => {
    expect(YOUZAN_ERROR_CODES[code]?.meaning).toMatch(/\w/)
  })

  it('says that a repeat helps for rate limits and timeouts, and for nothing else', () => {
    const retryable = Object.entries(YOUZAN_ERROR_CODES).filter(([, { retryable }]) => retryable)
    expect(retryable.map(([code]) => Number(code)).sort()).toEqual([...RATE_LIMITS, ...TIMEOUTS].sort())
  })

  it('tells what to do for each', () => {
    for (const { advice, code } of Object.values(YOUZAN_ERROR_CODES)) {
      expect(advice).toMatch(/^[^.]+$/)
      expect(code).toMatch(/^ERR_YOUZAN_/)
    }
  })

  it.each([
    [4202, 'ERR_YOUZAN_TOKEN'],
    ['4202', 'ERR_YOUZAN_TOKEN'],
    [777, undefined],
    ['none', undefined],
    ['toString', undefined]
  ])('reads %o as %s', (code, ours) => {
    expect(meaningOf(code)?.code).toBe(ours)
  })

  it('can not be changed by whoever reads it', () => {
    expect([Object.isFrozen(YOUZAN_ERROR_CODES), Object.isFrozen(YOUZAN_ERROR_CODES[4101])]).toEqual([true, true])
  })
})

describe.each(Object.entries(YOUZAN_ERROR_CODES))('code %s', (vendorCode, meaning) => {
  it('is an error with its meaning, in whichever envelope it comes', async () => {
    const { youzan, answerApi } = await startPlatform({ retry: false })
    const code = Number(vendorCode)
    for (const body of [
      { gw_err_resp: { err_code: code, err_msg: '文字', trace_id: 'yz7-1' } },
      { error_response: { code, msg: '文字' } },
      { code, success: false, message: '文字', data: null }
    ]) {
      answerApi({ body })
      const error = await failureOf(youzan.call('youzan.some.write', '1.0.0'))
      expect(error).toMatchObject({
        code: meaning.code,
        errCode: code,
        errMsg: '文字',
        retryable: meaning.retryable,
        outcome: meaning.mayHaveActed === true ? 'unknown' : 'rejected'
      })
      expect(error.message).toContain(meaning.meaning)
      expect(error.message).toContain(`What to do: ${meaning.advice}`)
    }
  })
})
