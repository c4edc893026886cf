import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('what buyers and the merchant do by hand', () => {
  it('ships lines with a carrier and a tracking number, chosen or given', async () => {
    const { youzan, data } = await openYouzan()
    const { tid, lines } = youzan.pay(youzan.createTrade({ lines: [{}, {}] }).trade.tid).trade
    expect(
      youzan.ship({ tid, oids: [lines[1]!.oid], expressId: 2, expressNo: 'YT-1' }).trade.lines.map(({ sent }) => sent)
    ).toEqual([false, true])
    expect(await data('youzan.logistics.expressbyorderno.get.3.0.0', { tid })).toMatchObject({
      com: 'yuantong',
      nu: 'YT-1'
    })
    expect(() => youzan.ship({ tid, oids: [lines[1]!.oid] })).toThrow('sent already')
    expect(() => youzan.ship({ tid, expressId: 99 })).toThrow(
      'no carrier of that expressId; there are 1, 2, 3, 4, 7, 11'
    )
    expect(() => youzan.ship({ tid, expressNo: 'a b' })).toThrow('letters, digits and hyphens')
    expect(youzan.ship({ tid }).trade.status).toBe('WAIT_BUYER_CONFIRM_GOODS')
  })

  it('tells an order that is not there', async () => {
    const { youzan } = await openYouzan()
    expect(() => youzan.pay('x')).toThrow('there is no order of that tid')
    expect(() => youzan.pay(undefined as never)).toThrow('"tid" expected text')
  })
})
