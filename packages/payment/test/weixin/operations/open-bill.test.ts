import { gzipSync } from 'node:zlib'
import { readBill } from '@kaifang/bill-csv'
import { describe, expect, it } from 'vitest'
import { BILL } from '../support/bill-sample.ts'
import { platformSign } from '../support/platform-sign.ts'
import { failureOf, KEY, startWeixin } from '../support/start-weixin.ts'

const NO_BILL =
  '<xml><return_code><![CDATA[FAIL]]></return_code>\n<return_msg><![CDATA[No Bill Exist]]></return_msg>\n<error_code><![CDATA[20002]]></error_code></xml>'

describe('openBill', () => {
  it('gives a stream that bill-csv reads, though it travels as gzip', async () => {
    const { payment, server, sent } = await startWeixin(gzipSync(BILL))
    const { body } = await payment.openBill({ billDate: '20141110' })
    const rows: unknown[] = []
    for await (const batch of readBill(body)) rows.push(...batch)
    expect(rows).toHaveLength(2)
    expect(rows[0]).toMatchObject({ outTradeNo: '1415640626', totalFee: 1 })
    expect(server.requests[0]?.path).toBe('/pay/downloadbill')
    expect(sent()).toMatchObject({
      bill_date: '20141110',
      bill_type: 'ALL',
      tar_type: 'GZIP',
      sign: platformSign(sent(), KEY)
    })
  })

  it('gives the same bytes where it travels as text', async () => {
    const { payment, sent } = await startWeixin(BILL)
    const { body } = await payment.openBill({ billDate: '20141110', gzip: false })
    expect(Buffer.from(await new Response(body).arrayBuffer()).toString()).toBe(BILL)
    expect(sent().tar_type).toBeUndefined()
  })

  it('takes text though gzip was asked for', async () => {
    const { payment } = await startWeixin(BILL)
    const { body } = await payment.openBill({ billDate: '20141110' })
    expect(await new Response(body).text()).toBe(BILL.slice(1))
  })

  it('throws a refusal, also when gzip was asked for, and never hands it out', async () => {
    const { payment } = await startWeixin(NO_BILL)
    const error = await failureOf(payment.openBill({ billDate: '20141110' }))
    expect(error).toMatchObject({
      code: 'ERR_PAYMENT_WEIXIN_NO_BILL',
      vendorCode: '20002',
      vendorMessage: 'No Bill Exist'
    })
    expect(error.message).toContain('later than that, the day was empty')
  })

  it('does not ask again at once for a bill that takes half an hour', async () => {
    const { payment, server } = await startWeixin(NO_BILL.replace('No Bill Exist', 'Bill Creating'))
    const error = await failureOf(payment.openBill({ billDate: '20141110' }))
    expect(error).toMatchObject({ code: 'ERR_PAYMENT_WEIXIN_BILL_CREATING', retryable: true, retryAfterMs: 1_800_000 })
    expect(server.requests).toHaveLength(1)
  })

  it('asks again while the platform is busy', async () => {
    const busy = NO_BILL.replace('No Bill Exist', 'system error').replace('20002', '20100')
    const { payment, server } = await startWeixin(() => ({ body: server.requests.length < 3 ? busy : BILL }))
    const { body } = await payment.openBill({ billDate: '20141110' })
    expect(await new Response(body).text()).toContain('1415640626')
  })

  it.each([
    ['nothing', ''],
    ['a page of a proxy', '<html>交易时间</html>'],
    ['JSON', '{"code":"x"}'],
    ['plain words', 'upstream error'],
    ['XML that is not closed', '<xml><return_code>FAIL'],
    ['a byte order mark and blanks before XML', `\ufeff \r\n${NO_BILL}`]
  ])('never takes %s for a bill', async (_, body) => {
    const { payment } = await startWeixin(body)
    const error = await failureOf(payment.openBill({ billDate: '20141110' }))
    expect(['ERR_HTTP_DECODE', 'ERR_REPLY_SHAPE', 'ERR_PAYMENT_WEIXIN_NO_BILL']).toContain(error.code)
  })

  it('takes no bill with another status than 200', async () => {
    const { payment, server } = await startWeixin('')
    server.answer({ status: 206, body: BILL })
    expect(await failureOf(payment.openBill({ billDate: '20141110' }))).toMatchObject({ code: 'ERR_HTTP_STATUS' })
  })

  it('can be given up in the middle', async () => {
    const { payment } = await startWeixin(gzipSync(BILL + BILL.repeat(2000)))
    const { body } = await payment.openBill({ billDate: '20141110' })
    const reader = body.getReader()
    await reader.read()
    await reader.cancel()
  })
})
