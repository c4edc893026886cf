import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('opening an order', () => {
  it('gives it the ids of the platform', async () => {
    const { youzan } = await openYouzan()
    const { trade } = youzan.createTrade({ lines: [{}, {}] })
    expect(trade.tid).toMatch(/^E20260102110405\d{9}$/)
    expect(trade.lines.map(({ oid }) => oid)).toEqual(['1481453940569543563', '1481453940569543564'])
    expect(trade).toMatchObject({
      status: 'WAIT_BUYER_PAY',
      payment: 19800,
      refunded: 0,
      paidAt: undefined,
      grantId: youzan.grantId
    })
  })

  it('takes shop, buyer, goods, kind and number', async () => {
    const { youzan } = await openYouzan()
    const { grantId } = youzan.createShop({ name: '分店' })
    const { yzOpenId } = youzan.createCustomer({ grantId })
    const { itemId, skus } = youzan.createItem({ grantId, price: 5, skus: ['L', 'M'] })
    const { trade } = youzan.createTrade({
      grantId,
      buyer: yzOpenId,
      lines: [{ itemId, skuId: skus[1]!.skuId, num: 3 }],
      postFee: 2
    })
    expect(trade).toMatchObject({
      grantId,
      buyer: yzOpenId,
      payment: 17,
      lines: [{ itemId, skuId: skus[1]!.skuId, num: 3, price: 5 }]
    })
  })

  it.each([
    [{ lines: [] }, 'a list of 1 to 100'],
    [{ lines: [{ itemId: 1 }] }, 'no goods of that itemId'],
    [{ lines: [{ num: 0 }] }, '"num" expected'],
    [{ lines: [{ skuId: 5 }] }, 'no kind of that skuId'],
    [{ grantId: '1' }, 'no shop of that grantId'],
    [{ buyer: 'x' }, 'no customer of that yz_open_id'],
    [{ postFee: 0.5 }, '"postFee" expected'],
    [{ post_fee: 5 }, '"trade" has no "post_fee"']
  ])('refuses %j', async (input, message) => {
    const { youzan } = await openYouzan()
    expect(() => youzan.createTrade(input as never)).toThrow(message)
    expect(youzan.trades()).toEqual([])
  })
})
