import type { ReplyView } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { checkNumbers } from '../../../src/weixin/operations/check-numbers.ts'

const reply = {
  fail: { signature: (code: string, text: string) => new Error(`${code}: ${text}`) }
} as unknown as ReplyView

describe('a reply', () => {
  it('is about what was asked for', () => {
    expect(() => checkNumbers({ out_trade_no: '1', more: '2' }, { out_trade_no: '1' }, reply)).not.toThrow()
    expect(() => checkNumbers({}, { out_trade_no: undefined }, reply)).not.toThrow()
  })

  it.each([{ out_trade_no: '2' }, {}, { out_trade_no: '' }])('is refused otherwise: %j', (fields) => {
    expect(() => checkNumbers(fields as Record<string, string>, { out_trade_no: '1' }, reply)).toThrow(
      'ERR_SIGNATURE_BINDING: sent a reply about another out_trade_no'
    )
  })
})
