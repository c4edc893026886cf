import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

async function sell(lines: readonly object[] = [{ num: 2 }]) {
  const opened = await openYouzan()
  const { trade } = opened.youzan.pay(opened.youzan.createTrade({ lines, postFee: 500 }).trade.tid)
  return { ...opened, trade, tid: trade.tid, oid: trade.lines[0]!.oid }
}

describe('refunds', () => {
  it('are agreed to with the version that was read, and with no other (103010039)', async () => {
    const { data, code, youzan, sandbox, tid } = await sell()
    const { refundId } = youzan.applyRefund({ tid, refundFee: 1, desc: '不想要了' })
    const refund = await data('youzan.trade.refund.get.3.0.1', { refund_id: refundId })
    expect(refund).toMatchObject({
      tid,
      status: 'WAIT_SELLER_AGREE',
      refund_fee: '0.01',
      desc: '不想要了',
      demand: 1,
      version: sandbox.clock.now()
    })
    expect(refund.refund_account_time).toBe('1970-01-01 08:00:00')
    const agree = (version: number) => code('youzan.trade.refund.agree.3.0.0', { refund_id: refundId, version })
    expect(await agree(refund.version - 1)).toBe(103010039)
    expect(await agree(refund.version)).toBe(200)
    expect(youzan.refunds()[0]).toMatchObject({ status: 'SUCCESS', version: refund.version + 1 })
    expect(await agree(refund.version + 1)).toBe(102010002)
    expect((await data('youzan.trade.refund.get.3.0.1', { refund_id: refundId })).refund_account_time).toBe(
      '2026-01-02 11:04:05'
    )
  })

  it('with goods go by way of the parcel back', async () => {
    const { code, youzan, tid } = await sell()
    const { refundId } = youzan.applyRefund({ tid, returnGoods: true })
    const version = () => youzan.refunds()[0]!.version
    const step = (name: string, more = {}) =>
      code(`youzan.trade.${name}.3.0.0`, { refund_id: refundId, version: version(), ...more })
    expect(await step('refund.agree')).toBe(102010002)
    expect(await step('returngoods.agree', { name: '仓库', mobile: '13800000000', address: '杭州' })).toBe(200)
    expect(youzan.returnGoods(refundId).status).toBe('WAIT_SELLER_CONFIRM_GOODS')
    expect(await step('returngoods.refuse', { remark: '破损' })).toBe(200)
    expect(youzan.cancelRefund(refundId).status).toBe('CLOSED')
  })

  it('that are refused free their money for another', async () => {
    const { code, youzan, tid } = await sell([{ num: 1 }])
    const { refundId, version } = youzan.applyRefund({ tid })
    expect(() => youzan.applyRefund({ tid })).toThrow('nothing is left')
    expect(await code('youzan.trade.refund.refuse.3.0.0', { refund_id: refundId, version })).toBe(5001)
    expect(await code('youzan.trade.refund.refuse.3.0.0', { refund_id: refundId, version, remark: '不同意' })).toBe(200)
    expect(youzan.applyRefund({ tid }).refundFee).toBe(9900)
  })

  it('by the seller take the line’s number as a Long past 2^53; text is refused (5001), a rounded one names no line', async () => {
    const { call, code, youzan, tid, oid } = await sell()
    const body = (number: string, fee = '1.00') =>
      `{"tid":"${tid}","oid":${number},"refund_fee":"${fee}","desc":"补偿"}`
    const { json, text } = await call('youzan.trade.refund.seller.active.3.0.0', body(oid))
    // The reference: this interface declares code as String.
    expect(json).toMatchObject({
      code: '200',
      success: true,
      data: { is_success: true, refund_id: expect.stringMatching(/^\d{24}$/) }
    })
    expect(text).toContain('"code":"200"')
    expect(await code('youzan.trade.refund.seller.active.3.0.0', body(`"${oid}"`))).toBe(5001)
    expect(await code('youzan.trade.refund.seller.active.3.0.0', body(String(Number(oid))))).toBe('103011024')
    expect(youzan.refunds()).toMatchObject([{ oid, refundFee: 100, status: 'SUCCESS', type: 'SELLER_REFUND' }])
  })

  it('add up to what was paid and no further (102010011); the order closes when all went back', async () => {
    const { code, youzan, tid, trade } = await sell([{ num: 1 }, { num: 1 }])
    const refund = (oid: string, fee: string) =>
      code('youzan.trade.refund.seller.active.3.0.1', `{"tid":"${tid}","oid":${oid},"refund_fee":"${fee}","desc":"x"}`)
    const [first, second] = trade.lines
    expect(await refund(first!.oid, '60.00')).toBe('200')
    expect(await refund(first!.oid, '40.00')).toBe('102010011')
    expect(await refund(first!.oid, '39.00')).toBe('200')
    expect(youzan.trade(tid)).toMatchObject({ status: 'WAIT_SELLER_SEND_GOODS', refunded: 9900 })
    expect(await refund(second!.oid, '99.00')).toBe('200')
    expect(youzan.trade(tid).status).toBe('TRADE_CLOSED')
    expect(await refund(second!.oid, '1')).toBe('102010011')
    expect(await refund(second!.oid, '0.001')).toBe(5001)
  })

  it('are counted by youzan.trade.refund.amount.get, in fen', async () => {
    const { data, youzan, tid } = await sell()
    youzan.applyRefund({ tid, refundFee: 300 })
    const { order_aggregate } = await data('youzan.trade.refund.amount.get.1.0.0', { tid })
    expect(order_aggregate).toMatchObject({
      applicable_amount: 20_000,
      processing_amount: 300,
      pay_detail: { total_amount: 20_300, items_amount: 19_800, postage_amount: 500 }
    })
  })

  it('are found by order, number, status and seconds', async () => {
    const { data, code, youzan, sandbox, tid } = await sell()
    const early = youzan.applyRefund({ tid, refundFee: 1 })
    await sandbox.clock.advance('1h')
    const late = youzan.applyRefund({ tid, refundFee: 2 })
    youzan.cancelRefund(late.refundId)
    const ids = async (params: object) =>
      (await data('youzan.trade.refund.search.3.0.0', params)).refunds.map(
        ({ refund_id }: { refund_id: string }) => refund_id
      )
    expect(await ids({})).toEqual([late.refundId, early.refundId])
    expect(await ids({ tid, status: 'CLOSED' })).toEqual([late.refundId])
    expect(await ids({ refund_id: early.refundId })).toEqual([early.refundId])
    const seconds = Math.floor(sandbox.clock.now() / 1000)
    expect(await ids({ create_time_start: seconds })).toEqual([late.refundId])
    expect(await ids({ update_time_end: seconds - 1 })).toEqual([early.refundId])
    expect(await code('youzan.trade.refund.search.3.0.0', { page_no: 31, page_size: 100 })).toBe(5001)
    expect(await code('youzan.trade.refund.get.3.0.0', { refund_id: 'x' })).toBe(103011024)
  })
})
