import { describe, expect, it } from 'vitest'
import { readPeerXml, repliesOf, startWeixin } from '../support/start-weixin.ts'

/** A platform with so many refunds of one order, ten a reply. */
function pages(total: number, perPage = 10) {
  return ({ body }: { body: Uint8Array }) => {
    const offset = Number(readPeerXml(body).offset)
    const count = Math.max(0, Math.min(perPage, total - offset))
    const items = Array.from({ length: count }, (_, index) => [
      ...[
        [`out_refund_no_${index}`, `r${offset + index}`],
        [`refund_id_${index}`, `i${offset + index}`]
      ],
      ...[
        [`refund_fee_${index}`, '1'],
        [`refund_status_${index}`, 'SUCCESS']
      ]
    ]).flat()
    const order = { transaction_id: '42', out_trade_no: '1415757673', total_fee: '100', refund_count: String(count) }
    return { body: repliesOf().ok({ ...order, total_refund_count: String(total), ...Object.fromEntries(items) }) }
  }
}

async function namesOf(total: number, answer = pages(total), offset?: number) {
  const { payment, server } = await startWeixin(answer)
  const names: string[] = []
  for await (const { outRefundNo } of payment.listRefunds({ outTradeNo: '1415757673', offset })) names.push(outRefundNo)
  return { names, calls: server.requests.length }
}

describe('listRefunds', () => {
  it('walks through all refunds, a page at a time', async () => {
    const { names, calls } = await namesOf(23)
    expect(names).toEqual(Array.from({ length: 23 }, (_, index) => `r${index}`))
    expect(calls).toBe(3)
  })

  it('asks once for a page that is not full, and once for full ones in all', async () => {
    expect((await namesOf(3)).calls).toBe(1)
    expect((await namesOf(10)).calls).toBe(1)
    expect((await namesOf(20)).calls).toBe(2)
  })

  it('begins where it is told to', async () => {
    expect((await namesOf(12, pages(12), 11)).names).toEqual(['r11'])
  })

  it('ends at a platform that gives the same page again', async () => {
    const same = pages(30)
    const { names, calls } = await namesOf(30, () => same({ body: Buffer.from('<xml><offset>0</offset></xml>') }))
    expect(names).toHaveLength(10)
    expect(calls).toBe(2)
  })
})
