import { describe, expect, it } from 'vitest'
import { platformSign, platformXml } from '../support/platform-sign.ts'
import { failureOf, KEY, MCH_ID, repliesOf, startWeixin } from '../support/start-weixin.ts'

describe('any other call', () => {
  it('is signed, verified and given back as text', async () => {
    const { payment, server, sent } = await startWeixin(repliesOf().ok({ recall: 'N' }))
    const reply = await payment.call({
      path: '/secapi/pay/reverse',
      params: { out_trade_no: '123456', n: 1, x: undefined },
      certificate: true
    })
    expect(reply).toMatchObject({ recall: 'N' })
    expect(server.requests[0]?.path).toBe('/secapi/pay/reverse')
    expect(sent()).toMatchObject({ out_trade_no: '123456', n: '1', mch_id: MCH_ID, sign: platformSign(sent(), KEY) })
  })

  it('is a write that is not repeated, unless it says otherwise', async () => {
    const { payment, server } = await startWeixin(repliesOf().refused('SYSTEMERROR'))
    await failureOf(payment.call({ path: '/pay/micropay' }))
    expect(server.requests).toHaveLength(1)
    await failureOf(payment.call({ path: '/pay/micropay', effect: 'keyed-write' }))
    expect(server.requests).toHaveLength(4)
  })

  it('can have a signature of its own kind', async () => {
    const { payment, sent } = await startWeixin(repliesOf(KEY, 'HMAC-SHA256').ok({}))
    await payment.call({ path: '/pay/x', params: { sign_type: 'HMAC-SHA256' } })
    expect(sent().sign).toBe(platformSign(sent(), KEY, 'HMAC-SHA256'))
  })

  it('can have a reply that the platform does not sign', async () => {
    const body = platformXml({ return_code: 'SUCCESS', sandbox_signkey: 'x' })
    const { payment } = await startWeixin(body)
    const call = { path: '/xdc/apiv2getsignkey/sign/getsignkey', effect: 'read' } as const
    expect(await payment.call({ ...call, signedReply: false })).toMatchObject({ sandbox_signkey: 'x' })
    expect(await failureOf(payment.call(call))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it.each([
    [{ path: 'pay' }, '"path" expected a path such as /pay/micropay'],
    [{ path: '/pay?x=1' }, '"path" expected a path such as /pay/micropay'],
    [{ path: '/pay', params: [] }, '"params" expected an object'],
    [{ path: '/pay', params: { 'a>b': '1' } }, '"params.a>b" expected a name of letters, digits and _'],
    [{ path: '/pay', params: { __proto__x: '1' } }, 'expected a name of letters, digits and _'],
    [{ path: '/pay', params: { sign: 'A' } }, '"params.sign" expected to be left out, since it is added here'],
    [{ path: '/pay', params: { sign_type: 'RSA' } }, '"params.sign_type" expected one of MD5, HMAC-SHA256'],
    [{ path: '/pay', params: { a: 1.5 } }, '"params.a" expected text or an integer'],
    [{ path: '/pay', params: { a: {} } }, '"params.a" expected text or an integer'],
    [{ path: '/pay', params: { a: '\0' } }, '"params.a" expected text without control characters'],
    [{ path: '/pay', certificate: 'yes' }, '"certificate" expected true or false'],
    [{ path: '/pay', effect: 'none' }, '"effect" expected one of read, keyed-write, write']
  ])('refuses %j before it is sent', async (call, message) => {
    const { payment, server } = await startWeixin('')
    expect((await failureOf(payment.call(call as never))).message).toContain(
      `payment.call: ${message}`.replace('payment.call: expected', 'expected')
    )
    expect(server.requests).toHaveLength(0)
  })
})
