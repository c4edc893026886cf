import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { FUNDFLOW } from '../support/bill-sample.ts'
import { failureOf, startWeixin } from '../support/start-weixin.ts'

describe('downloadFundflow', () => {
  it('gives the text', async () => {
    const { payment } = await startWeixin(gzipSync(FUNDFLOW))
    expect(await payment.downloadFundflow({ billDate: '20180201' })).toEqual({
      ...{ errCode: 0, errMsg: 'ok', content: FUNDFLOW.slice(1) }
    })
  })

  it('asks for the account that was named', async () => {
    const { payment, sent } = await startWeixin(gzipSync(FUNDFLOW))
    await payment.downloadFundflow({ billDate: '20180201', accountType: 'Operation' })
    expect(sent()).toMatchObject({ bill_date: '20180201', account_type: 'Operation' })
  })

  it('fails under its own name', async () => {
    const { payment } = await startWeixin(
      '<xml><return_code>SUCCESS</return_code><result_code>FAIL</result_code><err_code>PARAM_ERROR</err_code></xml>'
    )
    expect(await failureOf(payment.downloadFundflow({ billDate: '20180201' }))).toMatchObject({
      ...{ operation: 'downloadFundflow', code: 'ERR_PAYMENT_WEIXIN_BAD_REQUEST' }
    })
  })
})
