import { describe, expect, it } from 'vitest'
import { receivePushes } from '../../support/receive-pushes.ts'

async function control() {
  const opened = await receivePushes()
  const base = `${opened.sandbox.url}/_sandbox/youzan`
  const read = async (response: Response) => ({
    status: response.status,
    body: (await response.json()) as Record<string, unknown>
  })
  return {
    ...opened,
    get: async (name: string) => read(await fetch(`${base}/${name}`)),
    post: async (name: string, input: object = {}) =>
      read(
        await fetch(`${base}/${name}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(input)
        })
      )
  }
}

describe('the control API of Youzan', () => {
  it('tells the credentials', async () => {
    const { get, youzan } = await control()
    expect((await get('credentials')).body).toMatchObject({
      clientId: youzan.clientId,
      clientSecret: youzan.clientSecret,
      grantId: youzan.grantId,
      shops: [{}, {}]
    })
  })

  it('walks an order from end to end', async () => {
    const { get, post, youzan } = await control()
    const { body } = await post('create-trade')
    const { tid } = body.trade as { tid: string }
    expect(body.firstDelivery).toMatchObject({ accepted: true })
    expect((await post('pay', { tid })).body.trade).toMatchObject({ status: 'WAIT_SELLER_SEND_GOODS' })
    expect((await post('ship', { tid })).body.trade).toMatchObject({ status: 'WAIT_BUYER_CONFIRM_GOODS' })
    const { refundId } = (await post('apply-refund', { tid, refundFee: 1 })).body as { refundId: string }
    expect((await post('cancel-refund', { refundId })).body).toMatchObject({ status: 'CLOSED' })
    expect((await post('return-goods', { refundId })).status).toBe(409)
    expect((await post('sign', { tid })).body.trade).toMatchObject({ status: 'TRADE_SUCCESS' })
    expect((await post('close-trade', { tid })).status).toBe(409)
    for (const name of ['trades', 'refunds', 'items', 'customers', 'pushes', 'outbox']) {
      expect((await get(name)).body, name).toEqual(JSON.parse(JSON.stringify(youzan[name as 'trades']())))
    }
  })

  it('delivers, drops, holds and releases pushes', async () => {
    const { post, youzan, received } = await control()
    await post('create-trade')
    const { key } = youzan.pushes()[0]!
    expect((await post('resend', { key })).body).toMatchObject({ kind: 'resent' })
    expect((await post('deliver', { key, attack: 'unsigned', copies: 2 })).body).toHaveLength(2)
    expect((await post('test-push')).body).toMatchObject({ accepted: true })
    expect((await post('hold')).body).toEqual({ done: true })
    expect((await post('create-customer', { name: '李四' })).body).toMatchObject({ name: '李四' })
    expect((await post('release')).body).toHaveLength(1)
    expect((await post('drop', { times: 1 })).body).toEqual({ done: true })
    expect((await post('set-push-url')).body).toEqual({ done: true })
    expect(received).toHaveLength(6)
  })

  it('makes shops, goods, codes and messages, and ends tokens', async () => {
    const { post, get, askToken } = await control()
    const { grantId } = (await post('create-shop', { name: '分店' })).body
    expect((await post('create-item', { grantId, title: '茶' })).body).toMatchObject({ grantId, title: '茶' })
    expect((await post('authorize', { grantId })).body.code).toMatch(/^[0-9a-f]{32}$/)
    await askToken({ grant_id: grantId })
    expect((await get('tokens')).body).toMatchObject([{ grantId }])
    expect((await post('end-tokens')).status).toBe(200)
    expect((await post('withdraw', { grantId })).status).toBe(200)
    expect((await askToken({ grant_id: grantId })).json.code).toBe(1103)
    expect((await post('configure', { absentDates: 'null' })).body).toMatchObject({ absentDates: 'null' })
    expect((await post('app-message', { type: 'APP_SUBSCRIBE' })).body.query).toMatch(/^message=/)
    expect((await post('rotate-field-key')).body).toEqual({ done: true })
    expect((await post('pay', { tid: 'x' })).status).toBe(404)
  })
})
