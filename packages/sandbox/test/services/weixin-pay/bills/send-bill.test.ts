import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { sendBill } from '../../../../src/services/weixin-pay/bills/send-bill.ts'

const layout = () => ({ names: ['a'], footerNames: ['b'], cells: (row: string) => [row], footer: () => ['f'] })
const text = '\ufeffa\r\n`1\r\n`2\r\nb\r\n`f\r\n'

describe('sendBill', () => {
  it('sends a small bill whole', () => {
    const plain = sendBill(layout, () => ['1', '2'], { isLarge: false, gzip: false })
    expect([plain.stream, plain.headers, String(plain.body)]).toEqual([
      undefined,
      { 'content-type': 'text/plain' },
      text
    ])
    const packed = sendBill(layout, () => ['1', '2'], { isLarge: false, gzip: true })
    expect(gunzipSync(packed.body as Buffer).toString()).toBe(text)
  })

  it('sends a large bill piece by piece, anew each time', () => {
    const { stream, body } = sendBill(layout, () => ['1', '2'], { isLarge: true, gzip: true })
    expect([stream?.gzip, body]).toEqual([true, ''])
    for (let count = 0; count < 2; count++) expect(Buffer.concat([...stream!.chunks()]).toString()).toBe(text)
  })
})
