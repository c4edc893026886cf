import { describe, expect, it } from 'vitest'
import { createAlipayContext } from '../../src/alipay-context.ts'
import { readParams } from '../../src/operations/read-params.ts'
import { sendCall, TOKEN_METHOD } from '../../src/operations/send-call.ts'
import { settingsOf, signedBody } from '../support/start-platform.ts'

/** A client whose replies are whatever was put there. */
function start(body: Buffer) {
  const transport = { send: async () => ({ status: 200, headers: {}, body }), close: async () => {} }
  return createAlipayContext(settingsOf({ transport }))
}

describe('sendCall', () => {
  it('counts what is under way, also when it fails', async () => {
    const context = start(signedBody(TOKEN_METHOD, '{"access_token":"x"}'))
    const params = readParams('x', context.settings, TOKEN_METHOD)
    const call = sendCall(context, params, { operation: 'x', effect: 'read' }, {}, ({ node }) => node)
    expect(context.load.inFlight).toBe(1)
    expect(await call).toEqual({ access_token: 'x' })
    expect(context.load.inFlight).toBe(0)
    await expect(
      sendCall(
        context,
        readParams('x', context.settings, 'alipay.trade.query'),
        { operation: 'x', effect: 'read' },
        {},
        () => 1
      )
    ).rejects.toThrow()
    expect(context.load.inFlight).toBe(0)
  })

  it('takes a success without code from the token method alone', async () => {
    const context = start(signedBody('alipay.trade.query', '{"trade_no":"x"}'))
    const params = readParams('x', context.settings, 'alipay.trade.query')
    const call = sendCall(context, params, { operation: 'x', effect: 'read' }, {}, () => 1)
    await expect(call).rejects.toMatchObject({ code: 'ERR_REPLY_SHAPE' })
  })
})
