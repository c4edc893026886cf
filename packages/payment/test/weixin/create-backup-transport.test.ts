import { type EncodedRequest, type ExchangeLimits, type Transport, TransportError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { createBackupTransport } from '../../src/weixin/create-backup-transport.ts'
import { repliesOf, startWeixin } from './support/start-weixin.ts'

const request: EncodedRequest = { method: 'POST', origin: 'https://first', path: '/', headers: {} }
const limits: ExchangeLimits = { totalMs: 1000, maxBodyBytes: 1 }

/** A transport that fails at the first host. */
function failing(error: unknown) {
  const tried: [string, ExchangeLimits][] = []
  const exchange = async (given: EncodedRequest, givenLimits: ExchangeLimits) => {
    tried.push([given.origin, givenLimits])
    if (given.origin === 'https://first') throw error
    return { status: 200, headers: {}, body: new Uint8Array() }
  }
  const transport: Transport = { send: exchange, open: exchange as never, close: async () => {} }
  return { tried, transport: createBackupTransport(transport, 'https://second') }
}

const unreached = new TransportError({ kind: 'network', sent: false, phase: 'connect', systemCode: 'ECONNREFUSED' })

describe('the second site', () => {
  it('is tried when the first can not be reached, with the time that is left', async () => {
    const { tried, transport } = failing(unreached)
    expect((await transport.send(request, limits)).status).toBe(200)
    expect(tried.map(([origin]) => origin)).toEqual(['https://first', 'https://second'])
    expect(tried[0]?.[1].connectMs).toBe(500)
    expect(tried[1]?.[1].totalMs).toBeLessThanOrEqual(1000)
    expect(tried[1]?.[1].connectMs).toBeUndefined()
  })

  it('is tried for downloads too', async () => {
    const { tried, transport } = failing(unreached)
    await transport.open?.(request, limits)
    expect(tried).toHaveLength(2)
  })

  it.each([
    ['the request may have been sent', new TransportError({ kind: 'network', sent: true, phase: 'headers' })],
    ['the failure is of another kind', new Error('x')]
  ])('is not tried when %s', async (_, error) => {
    const { tried, transport } = failing(error)
    await expect(transport.send(request, limits)).rejects.toBe(error)
    expect(tried).toHaveLength(1)
  })

  it('is not tried when the caller has given up', async () => {
    const { tried, transport } = failing(unreached)
    await expect(transport.send(request, limits, AbortSignal.abort())).rejects.toBe(unreached)
    expect(tried).toHaveLength(1)
  })

  it('leaves a transport without streams as it is, and closes nothing', async () => {
    const { send } = failing(unreached).transport
    const wrapped = createBackupTransport({ send, close: () => Promise.reject(new Error('closed')) }, 'https://second')
    expect(wrapped.open).toBeUndefined()
    await wrapped.close()
  })

  it('answers the call of a client whose first site is down', async () => {
    const up = await startWeixin(repliesOf().ok({ trade_state: 'NOTPAY', out_trade_no: '123456' }))
    const down = await startWeixin('', { baseUrl: 'http://127.0.0.1:9', backupUrl: up.server.url })
    expect((await down.payment.orderQuery({ outTradeNo: '123456' })).tradeState).toBe('NOTPAY')
    expect(up.server.requests).toHaveLength(1)
  })
})
