import { createMemoryTokenStore } from '@kaifang/http-core'
import { isEncryptedField } from '@kaifang/youzan'
import { describe, expect, it } from 'vitest'
import type { Sandbox } from '../../src/index.ts'
import { openSandbox } from '../support/open-sandbox.ts'
import { connectYouzan, openYouzanServer } from './open-youzan-shop.ts'

const tokenCalls = (sandbox: Sandbox) => sandbox.requests({ service: 'youzan', operation: 'auth.getToken' })
const refused = (sandbox: Sandbox) => sandbox.requests().filter(({ explanation }) => explanation !== undefined)

describe('two shops', () => {
  it('are paged side by side, one token expires in the middle, and no order is missed or doubled', async () => {
    const { sandbox, client } = await openYouzanServer()
    const made = new Map<string, string[]>()
    for (const { grantId } of sandbox.youzan.shops()) {
      const tids = Array.from({ length: 45 }, () => sandbox.youzan.createTrade({ grantId }).trade.tid)
      made.set(grantId, tids.reverse())
    }
    const before = sandbox.requests().length
    const walk = async (grantId: string) => {
      const tids: string[] = []
      const list = client.shop(grantId).paginate('youzan.trades.sold.get', '4.0.4', { page_size: 20 })
      for await (const { full_order_info } of list) {
        tids.push(full_order_info.order_info.tid)
        // In the middle of the first page of each shop: the token of the first one dies on the platform's side.
        if (tids.length === 5 && grantId === sandbox.youzan.grantId) sandbox.youzan.endTokens()
      }
      return tids
    }
    for (const [grantId, tids] of made) expect(await walk(grantId)).toEqual(tids)
    const log = sandbox.requests().slice(before)
    // One refusal (4203), one token more, and the page was asked for again.
    expect(log.filter(({ explanation }) => explanation !== undefined)).toHaveLength(1)
    expect(tokenCalls(sandbox).length).toBe(3)
    expect(log.filter(({ operation }) => operation === 'youzan.trades.sold.get')).toHaveLength(3 + 3 + 1)
  })

  it('have tokens that are fetched anew when 7 days are over, without a refusal', async () => {
    const { sandbox, client } = await openYouzanServer()
    await client.call('youzan.shop.get', '3.0.0')
    await sandbox.clock.advance('7d')
    await client.call('youzan.shop.get', '3.0.0')
    expect(refused(sandbox)).toEqual([])
    expect(sandbox.youzan.tokens()[0]?.issued).toBe(2)
  })

  it('sell: order, payment, shipping, refund; ids past 2^53 survive both ways', async () => {
    const { sandbox, client } = await openYouzanServer()
    const { trade } = sandbox.youzan.createTrade({ lines: [{ num: 2 }, {}], postFee: 100 })
    sandbox.youzan.pay(trade.tid)
    const { tid } = trade
    const { data } = await client.call('youzan.trade.get', '4.0.0', { tid })
    const oids = trade.lines.map(({ oid }) => oid)
    expect(oids[0]).toBe('1481453940569543563')
    expect(data.full_order_info.orders.map(({ oid }) => oid)).toEqual(oids)
    // Bare numbers on the wire of this version.
    expect(data.full_order_info.orders.map(({ item_id }) => item_id)).toEqual(oids)

    await client.call('youzan.logistics.online.confirm', '3.0.0', { tid, out_stype: '7', out_sid: 'SF-1' })
    const parcel = await client.call('youzan.logistics.expressbyorderno.get', '3.0.0', { tid })
    expect(parcel.data.id).toBe('1481453940569543565')
    expect(parcel.requestId).toMatch(/^yz7-/)

    const refund = { tid, oid: BigInt(oids[1]!), refund_fee: '99.00', desc: '补偿' }
    await client.call('youzan.trade.refund.seller.active', '3.0.0', refund)
    expect(sandbox.youzan.refunds()).toMatchObject([{ oid: oids[1], refundFee: 9900, status: 'SUCCESS' }])
    expect(refused(sandbox)).toEqual([])
  })

  it('upload a picture and put it into goods', async () => {
    const { sandbox, client } = await openYouzanServer()
    const png = Buffer.from('89504e470d0a1a0a0000', 'hex')
    const upload = await client.upload('youzan.materials.storage.platform.img.upload', '3.0.0', {
      files: [{ value: png, filename: 'x.png', contentType: 'image/png' }]
    })
    const { image_id } = upload.data as { image_id: number }
    const params = { title: '茶', desc: '<p>富文本</p>', price: 9900, image_ids: String(image_id) }
    await client.call('youzan.item.create', '3.0.0', params, { richText: true })
    expect(sandbox.youzan.items()).toMatchObject([{ title: '茶', price: 9900 }])
    expect(sandbox.requests().at(-1)?.url).toContain('/api/_textarea_/youzan.item.create/3.0.0')
    expect(refused(sandbox)).toEqual([])
  })

  it('read encrypted fields, also after the key was changed', async () => {
    const { sandbox, client } = await openYouzanServer({ youzan: { encryptFields: true } })
    const { tid, buyer } = sandbox.youzan.createTrade().trade
    const { mobile } = sandbox.youzan.customers().find(({ yzOpenId }) => yzOpenId === buyer)!
    for (let key = 0; key < 2; key++) {
      const { data } = await client.call('youzan.trade.get', '4.0.2', { tid })
      const text = data.full_order_info.address_info?.receiver_tel
      expect(isEncryptedField(text)).toBe(true)
      expect(await client.decryptField(text!)).toBe(mobile)
      sandbox.youzan.rotateFieldKey()
      await sandbox.clock.advance('1m')
    }
    expect(refused(sandbox)).toEqual([])
  })
})

describe('a tool application', () => {
  it('exchanges the merchant’s code, and its refresh token is rotated by itself', async () => {
    const sandbox = await openSandbox()
    const { toolApp, grantId } = sandbox.youzan
    const client = connectYouzan(sandbox, { ...toolApp, appType: 'tool' })
    const { code } = sandbox.youzan.authorize()
    expect(await client.auth.getTokenByCode({ code })).toMatchObject({ authorityId: grantId, stored: true })
    for (let day = 0; day < 35; day += 7) {
      await client.call('youzan.shop.get', '3.0.0')
      await sandbox.clock.advance('7d')
    }
    expect(sandbox.youzan.tokens()).toMatchObject([{ issued: 5 }])
    expect(refused(sandbox)).toEqual([])
  })

  it('whose answer to a refresh was lost gets the same pair within an hour', async () => {
    const sandbox = await openSandbox()
    const store = createMemoryTokenStore(sandbox.clock)
    const connect = () => connectYouzan(sandbox, { ...sandbox.youzan.toolApp, appType: 'tool', tokenStore: store })
    await connect().auth.getTokenByCode({ code: sandbox.youzan.authorize().code })
    await sandbox.clock.advance('7d')
    sandbox.faults.next('reset-after-send', { operation: 'auth.getToken' })
    await expect(connect().call('youzan.shop.get', '3.0.0')).rejects.toMatchObject({ code: 'ERR_HTTP_NETWORK' })
    const [lost] = sandbox.youzan.tokens()
    // Another process, half an hour later: the crash has left the old refresh token in the store.
    await sandbox.clock.advance('30m')
    await connect().call('youzan.shop.get', '3.0.0')
    expect(sandbox.youzan.tokens()).toEqual([lost])
    expect(lost?.issued).toBe(2)
  })

  it('decrypts the events of the market', async () => {
    const sandbox = await openSandbox()
    const client = connectYouzan(sandbox, { ...sandbox.youzan.toolApp, appType: 'tool' })
    const { query, message } = sandbox.youzan.appMessage({ type: 'APP_SUBSCRIBE', shopName: '有赞 "茶" 😀' })
    const expected = { type: 'APP_SUBSCRIBE', shopName: '有赞 "茶" 😀' }
    for (const text of [message, query.slice('message='.length), message.replaceAll('+', ' ')]) {
      expect(client.decryptMessage(text)).toMatchObject(expected)
    }
  })
})

describe('pushes', () => {
  it('of an order are handled once each, though lost, doubled and out of order', async () => {
    const { sandbox, handled, refusals } = await openYouzanServer()
    sandbox.youzan.hold()
    const { tid } = sandbox.youzan.createTrade().trade
    sandbox.youzan.pay(tid)
    const keys = sandbox.youzan.pushes().map(({ key }) => key)
    sandbox.youzan.drop({ key: keys[2]!, lose: 'reply' })
    await sandbox.youzan.release([...keys].reverse())
    await sandbox.youzan.release()
    for (const key of keys) await sandbox.youzan.deliver(key, { copies: 3 })
    await sandbox.clock.advance('10s')
    expect(handled.map(({ type }) => type)).toEqual(['trade_TradeBuyerPay', 'trade_TradePaid', 'trade_TradeCreate'])
    expect(handled.map(({ id }) => id)).toEqual([tid, tid, tid])
    // The higher version wins.
    const last = [...handled].sort((left, right) => right.version! - left.version!)[0]
    expect(last?.status).toBe('WAIT_SELLER_SEND_GOODS')
    expect(refusals).toEqual([])
    expect(sandbox.youzan.outbox().map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered'])
  })

  it('come again while the work fails, and end when it is done', async () => {
    const server = await openYouzanServer()
    const { sandbox } = server
    let failures = 2
    server.work = () => {
      if (failures-- > 0) throw new Error('the database is away')
    }
    await sandbox.youzan.createTrade().firstDelivery
    await sandbox.clock.advance('40s')
    expect(server.handled).toHaveLength(1)
    expect(sandbox.youzan.outbox()).toMatchObject([{ state: 'delivered', attempts: [{}, {}, {}] }])
  })

  it('without msg_id are handled once too, and probes are answered and not handled', async () => {
    const { sandbox, handled } = await openYouzanServer()
    sandbox.youzan.createCustomer()
    await sandbox.clock.advance(0)
    await sandbox.youzan.deliver(sandbox.youzan.pushes()[0]!.key, { copies: 3 })
    expect((await sandbox.youzan.testPush()).accepted).toBe(true)
    expect(handled.map(({ type }) => type)).toEqual(['SCRM_CUSTOMER_EVENT'])
  })
})
