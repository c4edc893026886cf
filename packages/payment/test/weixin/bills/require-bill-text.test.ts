import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { requireBillText } from '../../../src/weixin/bills/require-bill-text.ts'

/** A stream of pieces that counts how often it was read, and whether it was given up. */
function streamOf(...chunks: (Uint8Array | Error)[]) {
  const state = { cancelled: false, pulled: 0 }
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        state.pulled++
        const chunk = chunks.shift()
        if (chunk === undefined) controller.close()
        else if (chunk instanceof Error) controller.error(chunk)
        else controller.enqueue(chunk)
      },
      cancel() {
        state.cancelled = true
      }
    },
    { highWaterMark: 0 }
  )
  return { state, body }
}

const bill = Buffer.from(`\ufeff交易时间,公众账号ID\r\n${'`x,'.repeat(100)}`)

describe('what was unpacked', () => {
  it('is handed out whole where it is a bill, in pieces of any size', async () => {
    const pieces = [bill.subarray(0, 1), bill.subarray(1, 5), bill.subarray(5, 200), bill.subarray(200)]
    const checked = await requireBillText('openBill', streamOf(...pieces).body)
    expect(Buffer.from(await new Response(checked).arrayBuffer())).toEqual(bill)
  })

  it('may be shorter than the head', async () => {
    expect(await new Response(await requireBillText('openBill', streamOf(Buffer.from('交易时间')).body)).text()).toBe(
      '交易时间'
    )
  })

  it.each(['<xml><return_code>FAIL</return_code></xml>', '<html>', '{}', ''])('is refused: %j', async (text) => {
    const { body, state } = streamOf(Buffer.from(text, 'latin1'), Buffer.from(' '.repeat(100)), bill)
    await expect(requireBillText('openBill', body)).rejects.toMatchObject({
      ...{ code: 'ERR_HTTP_DECODE', operation: 'openBill', shortMessage: 'sent gzip that holds no bill' }
    })
    expect(state.cancelled).toBe(true)
  })

  it('is unpacked once more where somebody has packed it twice, and no further', async () => {
    const twice = streamOf(gzipSync(bill)).body
    expect(Buffer.from(await new Response(await requireBillText('openBill', twice)).arrayBuffer())).toEqual(bill)
    const thrice = streamOf(gzipSync(gzipSync(bill))).body
    await expect(requireBillText('openBill', thrice)).rejects.toMatchObject({
      shortMessage: 'sent gzip that holds no bill'
    })
  })

  it('is read as it is asked for, and given up when the caller gives up', async () => {
    const { body, state } = streamOf(bill, bill, bill)
    const checked = await requireBillText('openBill', body)
    expect(state.pulled).toBe(1)
    await checked.cancel()
    expect(state.cancelled).toBe(true)
  })

  it('fails as the stream fails', async () => {
    const lost = new Error('lost')
    await expect(requireBillText('openBill', streamOf(lost).body)).rejects.toBe(lost)
    const later = await requireBillText('openBill', streamOf(bill, lost).body)
    await expect(new Response(later).text()).rejects.toBe(lost)
  })
})
