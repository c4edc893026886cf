import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

async function paid(lines: readonly object[] = [{}]) {
  const opened = await openYouzan()
  const { trade } = opened.youzan.pay(opened.youzan.createTrade({ lines }).trade.tid)
  const confirm = (more: object = {}) =>
    opened.code('youzan.logistics.online.confirm.3.0.0', {
      tid: trade.tid,
      out_stype: '7',
      out_sid: 'SF1234567890',
      ...more
    })
  return { ...opened, trade, tid: trade.tid, confirm }
}

describe('logistics', () => {
  // The guide of 2021-05-06 takes this interface as its example and lists these fields.
  it('youzan.logistics.expressbyorderno.get has the fields of the guide', async () => {
    const { call, confirm, tid, youzan } = await paid()
    expect(await confirm()).toBe(200)
    const { json, text } = await call('youzan.logistics.expressbyorderno.get.3.0.0', { tid })
    expect(json.data).toMatchObject({
      com: 'shunfeng',
      nu: 'SF1234567890',
      express_id: 7,
      name: '顺丰速运',
      state: 1,
      message: 'ok',
      status: '200',
      order_id: tid,
      kdt_id: Number(youzan.grantId),
      created_time: '2026-01-02 11:04:05'
    })
    expect(text).toMatch(/"id":14814539405695435\d\d,/)
    expect(JSON.parse(json.data.data)).toEqual([
      { time: '2026-01-02 11:04:05', context: '【杭州市】快件已揽收', status: '揽收' }
    ])
  })

  it('moves the parcel with virtual time: picked up 1, in transit 0, out for delivery 5, signed 3', async () => {
    const { data, confirm, tid, sandbox, youzan } = await paid()
    await confirm()
    const states: number[] = []
    const look = async () => {
      const { state, data: scans } = await data('youzan.logistics.expressbyorderno.get.3.0.0', { tid })
      states.push(state)
      return JSON.parse(scans)
    }
    await look()
    await sandbox.clock.advance('2h')
    await look()
    await sandbox.clock.advance('1d')
    await look()
    youzan.sign(tid)
    expect(await look()).toHaveLength(4)
    expect(states).toEqual([1, 0, 5, 3])
  })

  it('has nothing to show before the goods are sent (120009001), and knows no other shop’s order (105000016)', async () => {
    const { code, tid, youzan } = await paid()
    expect(await code('youzan.logistics.expressbyorderno.get.3.0.0', { tid })).toBe(120009001)
    expect(await code('youzan.logistics.expressbyorderno.get.3.0.0', { tid }, youzan.shops()[1]!.grantId)).toBe(
      105000016
    )
  })

  it('sends lines one by one, by their numbers joined with commas', async () => {
    const { confirm, tid, trade, youzan } = await paid([{}, {}, {}])
    const [a, b, c] = trade.lines.map(({ oid }) => oid)
    expect(await confirm({ oids: `${a},${b}` })).toBe(200)
    expect(youzan.trade(tid)).toMatchObject({
      status: 'WAIT_SELLER_SEND_GOODS',
      lines: [{ sent: true }, { sent: true }, { sent: false }]
    })
    expect(await confirm({ oids: a })).toBe(102570007)
    expect(await confirm({ oids: c })).toBe(200)
    expect(youzan.trade(tid).status).toBe('WAIT_BUYER_CONFIRM_GOODS')
    expect(await confirm()).toBe(102570020)
  })

  it('wants a carrier as text and a tracking number of letters, digits and hyphens (105000003)', async () => {
    const { confirm, data } = await paid()
    expect(await confirm({ out_stype: 7 })).toBe(5001)
    expect(await confirm({ out_stype: '999' })).toBe(5001)
    expect(await confirm({ out_sid: 'SF 1' })).toBe(105000003)
    const { allExpress } = await data('youzan.logistics.express.get.3.0.0')
    expect(allExpress).toContainEqual({ id: 7, name: '顺丰速运', display: 1 })
  })

  it('sends without a carrier', async () => {
    const { confirm, data, tid } = await paid()
    expect(await confirm({ is_no_express: 1, out_stype: undefined, out_sid: undefined })).toBe(200)
    expect(await data('youzan.logistics.expressbyorderno.get.3.0.0', { tid })).toMatchObject({
      com: '',
      nu: '',
      express_id: 0
    })
  })
})
