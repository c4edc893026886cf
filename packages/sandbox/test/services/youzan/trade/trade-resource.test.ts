import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('an order on the wire', () => {
  it('has yuan text for money, text for oid, JSON text in text, and four kinds of absent dates', async () => {
    const { data, youzan } = await openYouzan()
    const { itemId } = youzan.createItem({ price: 16030, skus: ['L'] })
    const { trade } = youzan.createTrade({ lines: [{ itemId, num: 2 }], postFee: 1 })
    const { full_order_info } = await data('youzan.trade.get.4.0.2', { tid: trade.tid })
    expect(full_order_info.pay_info).toMatchObject({
      total_fee: '320.60',
      post_fee: '0.01',
      payment: '320.61',
      real_payment: '0.00',
      transaction: [],
      deduction_pay: 0
    })
    const [line] = full_order_info.orders
    expect(line).toMatchObject({
      oid: trade.lines[0]?.oid,
      item_id: itemId,
      num: 2,
      price: '160.30',
      payment: '320.60'
    })
    expect(JSON.parse(line.sku_properties_name)).toMatchObject([{ v: 'L' }])
    expect(JSON.parse(full_order_info.address_info.address_extra)).toMatchObject({ areaCode: '330106' })
    expect(full_order_info.order_info).toMatchObject({
      created: '2026-01-02 11:04:05',
      pay_time: '',
      confirm_time: null,
      success_time: '1970-01-01 08:00:00'
    })
    expect(full_order_info.address_info).not.toHaveProperty('delivery_start_time')
  })

  it('follows the order: paid, sent, signed, refunded', async () => {
    const { data, youzan, sandbox } = await openYouzan()
    const { tid } = youzan.createTrade().trade
    const read = async () => data('youzan.trade.get.4.0.2', { tid })
    youzan.pay(tid)
    expect((await read()).full_order_info).toMatchObject({
      order_info: {
        status: 'WAIT_SELLER_SEND_GOODS',
        status_str: '待发货',
        pay_type_str: 'WEIXIN',
        order_tags: { is_payed: true }
      },
      pay_info: { real_payment: '99.00', transaction: [expect.stringMatching(/^\d{24}$/)] }
    })
    await sandbox.clock.advance('1h')
    youzan.ship({ tid, expressId: 7, expressNo: 'SF1' })
    expect((await read()).delivery_order).toMatchObject([
      {
        express_state: 1,
        dists: [{ dist_id: expect.stringMatching(/^\d{24}$/), express_info: { express_id: 7, express_no: 'SF1' } }]
      }
    ])
    youzan.sign(tid)
    youzan.applyRefund({ tid, refundFee: 100 })
    const after = await read()
    expect(after.full_order_info.order_info).toMatchObject({
      status: 'TRADE_SUCCESS',
      success_time: '2026-01-02 12:04:05',
      refund_state: 1
    })
    expect(after.refund_order).toMatchObject([{ refund_type: 1, refund_fee: '1.00', refund_state: 1 }])
  })

  it('hides names, telephone numbers and addresses, if told so', async () => {
    const { data, youzan } = await openYouzan({ youzan: { encryptFields: true } })
    const { tid, buyer } = youzan.createTrade().trade
    const { address_info, buyer_info } = (await data('youzan.trade.get.4.0.2', { tid })).full_order_info
    for (const text of [
      address_info.receiver_name,
      address_info.receiver_tel,
      address_info.delivery_address,
      buyer_info.buyer_phone
    ]) {
      expect(text).toMatch(/^\$[A-Za-z0-9+/=]+\$1\$$/)
    }
    expect(buyer_info.yz_open_id).toBe(buyer)
  })
})
