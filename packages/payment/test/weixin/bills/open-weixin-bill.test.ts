import { gzipSync } from 'node:zlib'
import type { HttpClient, IsContent } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import { openWeixinBill } from '../../../src/weixin/bills/open-weixin-bill.ts'

/** A client whose reply is these bytes; says whether they were taken for a bill. */
function clientOf(bytes: Uint8Array, status = 200) {
  const asked: boolean[] = []
  const open = async (_description: unknown, isContent: IsContent) => {
    asked.push(isContent(bytes, { status, headers: {} }))
    return { status, headers: {}, body: new Response(new Uint8Array(bytes)).body as ReadableStream<Uint8Array> }
  }
  return { asked, client: { open } as unknown as HttpClient }
}

const download = { operation: 'openBill', path: '/pay/downloadbill', fields: {} }

describe('a download', () => {
  it.each([
    ['text', Buffer.from('交易时间')],
    ['gzip', gzipSync('交易时间')]
  ])('is handed out as text: %s', async (_, bytes) => {
    const { client, asked } = clientOf(bytes)
    expect(await new Response(await openWeixinBill(client, download)).text()).toBe('交易时间')
    expect(asked).toEqual([true])
  })

  it('is no bill where a refusal was packed', async () => {
    const { client } = clientOf(gzipSync('<xml><return_code>FAIL</return_code></xml>'))
    await expect(openWeixinBill(client, download)).rejects.toMatchObject({
      shortMessage: 'sent gzip that holds no bill'
    })
  })

  it('is no bill with another status or other bytes', async () => {
    for (const { client, asked } of [clientOf(Buffer.from('交易时间'), 500), clientOf(Buffer.from('<xml>'))]) {
      await openWeixinBill(client, download)
      expect(asked).toEqual([false])
    }
  })
})
