import { gzipSync } from 'node:zlib'
import { readBill } from '@kaifang/bill-csv'
import { describe, expect, it } from 'vitest'
import { FUNDFLOW } from '../support/bill-sample.ts'
import { platformSign } from '../support/platform-sign.ts'
import { failureOf, KEY, startWeixin } from '../support/start-weixin.ts'

describe('openFundflow', () => {
  it('gives a stream that bill-csv reads', async () => {
    const { payment } = await startWeixin(gzipSync(FUNDFLOW))
    const { body } = await payment.openFundflow({ billDate: '20180201' })
    const rows: unknown[] = []
    for await (const batch of readBill(body)) rows.push(...batch)
    expect(rows).toHaveLength(1)
  })

  it('is signed with HMAC-SHA256 though the client signs with MD5: the platform takes nothing else', async () => {
    const { payment, server, sent } = await startWeixin(FUNDFLOW)
    await (await payment.openFundflow({ billDate: '20180201', accountType: 'Fees' })).body.cancel()
    expect(server.requests[0]?.path).toBe('/pay/downloadfundflow')
    expect(sent()).toMatchObject({
      ...{ sign_type: 'HMAC-SHA256', account_type: 'Fees', sign: platformSign(sent(), KEY, 'HMAC-SHA256') }
    })
  })

  it('needs the merchant certificate', async () => {
    const { payment, server } = await startWeixin(FUNDFLOW, { pfx: undefined })
    expect((await failureOf(payment.openFundflow({ billDate: '20180201' }))).message).toContain(
      'payment.openFundflow: "pfx" expected the merchant certificate'
    )
    expect(server.requests).toHaveLength(0)
  })

  // The shape of these refusals differs from those of trade bills, and is not signed either.
  it.each([
    ['NO_BILL_EXIST', 'ERR_PAYMENT_WEIXIN_NO_BILL', false],
    ['BILL_CREATING', 'ERR_PAYMENT_WEIXIN_BILL_CREATING', true],
    ['SYSTEMERROR', 'ERR_PAYMENT_WEIXIN_SYSTEM', true],
    ['SIGNERROR', 'ERR_PAYMENT_WEIXIN_SIGN', false]
  ])('throws %s', async (vendorCode, code, retryable) => {
    const refusal = `<xml><return_code>SUCCESS</return_code><result_code>FAIL</result_code><err_code>${vendorCode}</err_code><err_code_des>流水账单不存在</err_code_des></xml>`
    const { payment } = await startWeixin(refusal)
    expect(await failureOf(payment.openFundflow({ billDate: '20180201' }))).toMatchObject({
      ...{ code, retryable, vendorCode, vendorMessage: '流水账单不存在', outcome: 'rejected' }
    })
  })

  it('throws a call that failed as such', async () => {
    const { payment } = await startWeixin(
      '<xml><return_code>FAIL</return_code><return_msg>证书已过期</return_msg></xml>'
    )
    expect(await failureOf(payment.openFundflow({ billDate: '20180201' }))).toMatchObject({
      ...{ code: 'ERR_PAYMENT_WEIXIN_RETURN', vendorMessage: '证书已过期', outcome: 'rejected' }
    })
  })

  it('takes no reply of success for a bill', async () => {
    const { payment } = await startWeixin(
      '<xml><return_code>SUCCESS</return_code><result_code>SUCCESS</result_code></xml>'
    )
    expect(await failureOf(payment.openFundflow({ billDate: '20180201' }))).toBeInstanceOf(Error)
  })
})
