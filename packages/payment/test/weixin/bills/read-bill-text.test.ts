import { describe, expect, it } from 'vitest'
import { readBillText } from '../../../src/weixin/bills/read-bill-text.ts'

function streamOf(...chunks: Uint8Array[]) {
  const state = { cancelled: false }
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const chunk = chunks.shift()
      if (chunk === undefined) controller.close()
      else controller.enqueue(chunk)
    },
    cancel() {
      state.cancelled = true
    }
  })
  return { state, body }
}

describe('a bill as text', () => {
  it('is decoded across the pieces, without its byte order mark', async () => {
    const bytes = Buffer.from('\ufeff交易时间')
    const { body } = streamOf(bytes.subarray(0, 4), bytes.subarray(4, 5), bytes.subarray(5))
    expect(await readBillText('downloadBill', body, 'openBill')).toBe('交易时间')
  })

  it('has a largest size, and names the call that has none', async () => {
    const { body, state } = streamOf(Buffer.from('交易'), Buffer.from('时间'))
    const error = await readBillText('downloadBill', body, 'openBill', 10).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      code: 'ERR_HTTP_BODY_TOO_LARGE',
      message: expect.stringContaining('read it as a stream: openBill')
    })
    expect(state.cancelled).toBe(true)
  })

  it('is UTF-8 to its end', async () => {
    for (const bytes of [Buffer.from([0xe4, 0xff]), Buffer.from('交').subarray(0, 2)]) {
      const error = await readBillText('downloadBill', streamOf(bytes).body, 'openBill').catch(
        (thrown: unknown) => thrown
      )
      expect(error).toMatchObject({ code: 'ERR_HTTP_DECODE', shortMessage: 'sent a bill that is not UTF-8' })
    }
  })
})
