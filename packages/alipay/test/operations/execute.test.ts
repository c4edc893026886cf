import { describe, expect, it } from 'vitest'
import { certificateFiles } from '../support/certificates.ts'
import { failureOf } from '../support/failure-of.ts'
import { APP_ID, APP_KEY } from '../support/keys.ts'
import { paramsOf, signedBody, startPlatform, successBody } from '../support/start-platform.ts'

const QUERY = 'alipay.trade.query'

describe('execute', () => {
  it('sends public parameters in the address, and the rest in a form', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({ body: successBody(QUERY, { trade_no: '1' }) })
    const params = {
      bizContent: { out_trade_no: '1703141270' },
      notifyUrl: 'https://example.com/n',
      fields: { terminal_id: 'T 1' }
    }
    const before = JSON.stringify(params)
    const reply = await alipay.execute(QUERY, params)
    expect(reply).toEqual({
      errCode: 0,
      errMsg: 'ok',
      verified: true,
      data: { code: '10000', msg: 'Success', trade_no: '1' }
    })
    expect(JSON.stringify(params)).toBe(before)
    const [request] = server.requests
    expect(request).toMatchObject({
      method: 'POST',
      path: '/gateway.do',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
    })
    expect([...request!.query.keys()]).toEqual([
      'app_id',
      'method',
      'format',
      'charset',
      'sign_type',
      'timestamp',
      'version',
      'notify_url',
      'sign'
    ])
    expect([...new URLSearchParams(request!.body.toString()).keys()]).toEqual(['terminal_id', 'biz_content'])
    expect(paramsOf(request)).toMatchObject({
      app_id: APP_ID,
      method: QUERY,
      charset: 'utf-8',
      timestamp: '2023-12-21 06:54:37',
      biz_content: '{"out_trade_no":"1703141270"}',
      terminal_id: 'T 1'
    })
  })

  // The published request, whose parameters stand in other places here and are signed alike.
  it('signs the published request as published', async () => {
    const files = certificateFiles()
    const certificates = { app: files.app, alipay: files.alipay, root: files.rootFile }
    const { server, alipay } = await startPlatform({ alipayPublicKey: undefined, certificates })
    server.answer({ body: successBody(QUERY) })
    await alipay.execute(QUERY, {
      bizContent: { out_trade_no: '1703141270' },
      notifyUrl: 'http://hk.ysdor.cn/index.php',
      returnUrl: 'http://hk.ysdor.cn/index.php'
    })
    const { sign, ...params } = paramsOf(server.requests[0])
    expect(sign).toHaveLength(344)
    const text = Object.keys(params)
      .sort()
      .map((name) => `${name}=${params[name]}`)
      .join('&')
    // The application certificate of the publication is another one.
    expect(text.replace(/app_cert_sn=\w+/, 'app_cert_sn=e90dd23a37c5c7b616e003970817ff82')).toBe(APP_KEY.text)
  })

  it('repeats a query up to twice, and no write', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({ status: 503, body: 'busy' })
    await failureOf(alipay.execute(QUERY))
    await failureOf(alipay.execute('alipay.marketing.voucher.batchquery'))
    expect(server.requests).toHaveLength(6)
    expect(await failureOf(alipay.execute('alipay.trade.refund'))).toMatchObject({ outcome: 'unknown' })
    expect(server.requests).toHaveLength(7)
    await failureOf(alipay.execute('alipay.trade.refund', {}, { effect: 'keyed-write' }))
    expect(server.requests).toHaveLength(10)
  })

  it('says with a lost reply how to find out', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({ status: 502, body: 'lost' })
    const error = await failureOf(
      alipay.execute('alipay.trade.refund', {}, { settleHint: 'ask with fastpay.refund.query', operation: 'refund' })
    )
    expect(error.operation).toBe('refund')
    expect(error.message).toContain('Outcome: unknown, the platform may have done it; ask with fastpay.refund.query')
  })

  it('takes 10003, waiting for the payment, for no success', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({
      body: signedBody('alipay.trade.pay', '{"code":"10003","msg":"order success pay inprocess","trade_no":"1"}')
    })
    expect(await failureOf(alipay.execute('alipay.trade.pay'))).toMatchObject({
      code: 'ERR_ALIPAY_WAITING',
      outcome: 'unknown'
    })
  })

  it('reads the number of the exchange', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({
      body: '{"error_response":{"code":"40005","sub_code":"isv.app-call-limited","sub_msg":"x"}}',
      headers: { trace_id: '21434d9c17031128770001' }
    })
    expect(await failureOf(alipay.execute(QUERY, {}, { retry: false }))).toMatchObject({
      code: 'ERR_ALIPAY_RATE_LIMIT',
      retryable: true,
      outcome: 'rejected',
      requestId: '21434d9c17031128770001'
    })
  })

  it.each([
    [['trade'], '"method" expected the name of a method'],
    [[QUERY, { bizcontent: {} }], '"bizcontent" expected one of the known fields'],
    [[QUERY, {}, null], '"options" expected an object'],
    [[QUERY, {}, { effect: 'x' }], '"effect" expected one of read, keyed-write, write'],
    [[QUERY, {}, { operation: '' }], '"operation" expected'],
    [[QUERY, {}, { timeout: -1 }], '"timeout']
  ])('refuses %j before anything is sent', async (given, words) => {
    const { server, alipay } = await startPlatform()
    const error = await failureOf((alipay.execute as (...args: unknown[]) => Promise<unknown>)(...given))
    expect(error.message).toContain(words)
    expect(server.requests).toHaveLength(0)
  })
})
