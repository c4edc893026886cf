import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { createUndiciTransport } from '@kaifang/http-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { orderQuery } from '../../src/weixin/operations/order-query.ts'
import { refund } from '../../src/weixin/operations/refund.ts'
import { createWeixinContext } from '../../src/weixin/weixin-context.ts'
import type { WeixinSettings } from '../../src/weixin/weixin-settings.ts'
import { opensslCertificate, opensslPfx } from './support/openssl-certificate.ts'
import { APP_ID, KEY, MCH_ID, repliesOf, startWeixin } from './support/start-weixin.ts'

const server = opensslCertificate('localhost')
const merchant = opensslCertificate('merchant')
const ids = { out_trade_no: '20150806125346', transaction_id: '4200000215201811190261405420' }

/** A platform over TLS that says who showed a certificate. */
async function startTls(): Promise<{ url: string; shown: (string | undefined)[] }> {
  const shown: (string | undefined)[] = []
  const listener = createServer({ ...server, requestCert: true, rejectUnauthorized: false }, (request, response) => {
    const { subject } = (request.socket as TLSSocket).getPeerCertificate()
    shown.push(subject?.CN as string | undefined)
    request.resume().on('end', () => {
      const refunded = { out_refund_no: '1', refund_id: '5', refund_fee: '1', total_fee: '1', ...ids }
      response.end(repliesOf().ok(request.url === '/secapi/pay/refund' ? refunded : { ...ids, trade_state: 'SUCCESS' }))
    })
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    listener.closeAllConnections()
    return new Promise((resolve) => listener.close(() => resolve()))
  })
  return { url: `https://127.0.0.1:${(listener.address() as AddressInfo).port}`, shown }
}

function contextOf(settings: Partial<WeixinSettings>) {
  const context = createWeixinContext({ appId: APP_ID, mchId: MCH_ID, key: KEY, ...settings } as WeixinSettings)
  onTestFinished(() => context.close())
  return context
}

const refundInput = { outTradeNo: ids.out_trade_no, outRefundNo: '1', totalFee: 1, refundFee: 1 }

describe('the merchant certificate', () => {
  it.each([
    ['a .p12', () => ({ pfx: opensslPfx(merchant, MCH_ID) })],
    ['a PEM pair', () => ({ pfx: merchant })],
    ['a .p12 with another passphrase', () => ({ pfx: opensslPfx(merchant, 'geheim1234'), passphrase: 'geheim1234' })]
  ])('is shown for refunds and for nothing else: %s', async (_, certificate) => {
    const { url, shown } = await startTls()
    const context = contextOf({ baseUrl: url, ca: server.cert, ...certificate() })
    await orderQuery(context, { outTradeNo: ids.out_trade_no })
    await refund(context, refundInput)
    expect(shown).toEqual([undefined, 'merchant'])
  })

  it('must be given for refunds, and is missed before anything is sent', async () => {
    const { payment, server } = await startWeixin('', { pfx: undefined })
    await expect(payment.refund(refundInput)).rejects.toThrow(
      'payment.refund: "pfx" expected the merchant certificate, given to initWeixin, got none. WeChat Pay takes this call only with apiclient_cert.p12 of the merchant platform (API 安全)'
    )
    expect(server.requests).toHaveLength(0)
  })

  it("may come with a transport of the caller's own", async () => {
    const { url, shown } = await startTls()
    const transport = createUndiciTransport({ tls: { ...merchant, ca: server.cert } })
    const context = contextOf({ baseUrl: url, transport })
    await refund(context, refundInput)
    expect(shown).toEqual(['merchant'])
    await context.close()
    // It is the caller's: still open.
    await orderQuery(context, { outTradeNo: ids.out_trade_no })
    await transport.close()
  })

  it('of a server that nobody vouches for stops the call for good', async () => {
    const { url } = await startTls()
    const context = contextOf({ baseUrl: url })
    await expect(orderQuery(context, { outTradeNo: ids.out_trade_no })).rejects.toMatchObject({
      code: 'ERR_HTTP_NETWORK',
      retryable: false
    })
  })
})
