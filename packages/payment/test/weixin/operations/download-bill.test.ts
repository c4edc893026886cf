import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { BILL } from '../support/bill-sample.ts'
import { failureOf, startWeixin } from '../support/start-weixin.ts'

describe('downloadBill', () => {
  it.each([
    ['gzip', gzipSync(BILL)],
    ['text', BILL]
  ])('gives the text without its byte order mark, from %s', async (_, body) => {
    const { payment } = await startWeixin(body)
    expect(await payment.downloadBill({ billDate: '20141110', billType: 'ALL' })).toEqual({
      ...{ errCode: 0, errMsg: 'ok', content: BILL.slice(1) }
    })
  })

  it.each([1, 10, 18, 40, 100])('fails where the last %i bytes of gzip are missing', async (missing) => {
    const whole = gzipSync(BILL)
    const { payment } = await startWeixin(whole.subarray(0, whole.length - missing))
    const error = await failureOf(payment.downloadBill({ billDate: '20141110' }))
    expect(error).toMatchObject({
      code: 'ERR_HTTP_DECODE',
      shortMessage: 'sent a bill that is cut short',
      operation: 'downloadBill'
    })
  })

  it('fails where gzip is damaged', async () => {
    const whole = gzipSync(BILL)
    whole[whole.length - 6] = (whole[whole.length - 6] as number) ^ 1
    const { payment } = await startWeixin(whole)
    expect(await failureOf(payment.downloadBill({ billDate: '20141110' }))).toMatchObject({ code: 'ERR_HTTP_DECODE' })
  })

  it('fails where the connection ends before the reply does', async () => {
    const { payment } = await startWeixin(((_request: unknown, response: import('node:http').ServerResponse) => {
      response.writeHead(200, { 'content-length': String(Buffer.byteLength(BILL)) })
      response.write(BILL.slice(0, 400), () => response.destroy())
      return undefined
    }) as never)
    const error = await failureOf(payment.downloadBill({ billDate: '20141110', gzip: false }, { retry: false }))
    expect(error.code).toBe('ERR_HTTP_NETWORK')
  })

  it('says what was wrong, under its own name', async () => {
    const { payment } = await startWeixin(
      '<xml><return_code>FAIL</return_code><return_msg>invalid bill_date</return_msg><error_code>20001</error_code></xml>'
    )
    const error = await failureOf(payment.downloadBill({ billDate: '20141110' }))
    expect(error.message.split('\n')[0]).toBe(
      'payment.downloadBill was refused: 20001 invalid bill_date (the request is malformed or a parameter is wrong)'
    )
  })
})
