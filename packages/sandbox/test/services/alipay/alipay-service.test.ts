import { sign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { alipayService } from '../../../src/services/alipay/alipay-service.ts'
import { makeRsaPair } from '../../../src/services/alipay/certificates/certificate-issuer.ts'
import { readReply, useAlipay } from '../../support/use-alipay.ts'

const desk = useAlipay()

describe('the played Alipay', () => {
  it('is another application in each namespace', () => {
    const other = desk.sandbox.namespace('quick').alipay
    expect(other.appId).toMatch(/^kfsandbox\d{16}$/)
    expect(other.appId).not.toBe(desk.alipay.appId)
  })

  it('answers 501 to what it does not play', async () => {
    for (const path of ['/v3/alipay/trade/query', '/other']) {
      const response = await fetch(`${desk.alipay.baseUrl}${path}`, { method: 'POST' })
      expect([response.status, await response.text()]).toEqual([501, expect.stringContaining('POST /gateway.do')])
    }
  })

  it('answers 413 to a body beyond its limit', async () => {
    const { status } = await fetch(desk.alipay.gateway, { method: 'POST', body: 'x'.repeat(12 * 1024 * 1024 + 1) })
    expect(status).toBe(413)
  })

  it('escapes what it refuses in the name of the engine', () => {
    expect(alipayService.refuse(501, '<b>&')).toMatchObject({
      status: 501,
      body: '<html><body>&#60;b>&#38;</body></html>',
      granted: false
    })
  })

  it('signs for an application that brought its own key', async () => {
    const other = desk.sandbox.namespace('own-key').alipay
    const { publicKey, privateKey } = await makeRsaPair()
    other.uploadPublicKey(publicKey.export({ type: 'spki', format: 'pem' }).toString())
    const params = { ...desk.params('alipay.trade.query'), app_id: other.appId, biz_content: '{"out_trade_no":"x"}' }
    const text = Object.entries(params)
      .sort()
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
    const signature = sign('sha256', Buffer.from(text), privateKey).toString('base64')
    const response = await fetch(`${other.gateway}?${new URLSearchParams({ ...params, sign: signature })}`, {
      method: 'POST'
    })
    const reply = await readReply(response, Buffer.from(await response.arrayBuffer()), await other.keys())
    expect([reply.nodeName, reply.verified]).toEqual(['alipay_trade_query_response', true])
  })

  it('keeps its credentials over a reset, and mints the same ids again', async () => {
    const { code } = desk.alipay.login()
    await desk.place()
    const { tradeNo } = desk.alipay.order('order-1')
    desk.sandbox.reset()
    expect([desk.alipay.orders(), desk.alipay.login().code]).toEqual([[], code])
    await desk.place()
    expect(desk.alipay.order('order-1').tradeNo).toBe(tradeNo)
    expect(await desk.alipay.keys()).toEqual(desk.keys)
  })
})
