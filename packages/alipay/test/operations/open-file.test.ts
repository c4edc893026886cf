import { describe, expect, it } from 'vitest'
import { createAlipayContext } from '../../src/alipay-context.ts'
import { openFile } from '../../src/operations/open-file.ts'
import { failureOf } from '../support/failure-of.ts'
import { settingsOf, startPlatform } from '../support/start-platform.ts'

/** An archive without files, as every zip program writes it (APPNOTE 4.3.16). */
const EMPTY = Buffer.concat([Buffer.from('PK\x05\x06', 'latin1'), Buffer.alloc(18)])
const ZIP = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(100_000, 7)])

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks)
}

describe('open', () => {
  it('hands out an archive as it comes, without any credential in the request', async () => {
    const { server, alipay } = await startPlatform()
    for (const body of [ZIP, EMPTY]) {
      server.answer({ body })
      const reply = await alipay.open(`${server.url}/downloadBillFile.resource?bizType=trade&token=a%2Bb`)
      expect(await readAll(reply.body)).toEqual(body)
    }
    expect(server.requests[0]).toMatchObject({
      method: 'GET',
      target: '/downloadBillFile.resource?bizType=trade&token=a%2Bb'
    })
    expect(server.requests[0]?.query.has('sign')).toBe(false)
  })

  it.each([
    ['a page of errors', { status: 200, body: '<html>链接已失效</html>' }, 'ERR_HTTP_DECODE'],
    ['an empty body', { status: 200, body: '' }, 'ERR_HTTP_DECODE'],
    ['an address that has expired', { status: 404, body: 'gone' }, 'ERR_HTTP_STATUS'],
    ['an archive with another status', { status: 500, body: ZIP }, 'ERR_HTTP_STATUS'],
    ['a redirect', { status: 302, headers: { location: 'https://example.com' }, body: '' }, 'ERR_HTTP_STATUS']
  ])('never takes %s for the file', async (_, answer, code) => {
    const { server, alipay } = await startPlatform()
    server.answer(answer)
    const error = await failureOf(alipay.open(`${server.url}/bill?token=secret-token-of-the-bill`, { retry: false }))
    expect(error).toMatchObject({ code })
    expect(error.message).not.toContain('secret-token-of-the-bill')
  })

  it('fails, and does not end, where the file is cut short', async () => {
    const { server, alipay } = await startPlatform()
    server.answer((_, response) => {
      response.writeHead(200, { 'content-length': ZIP.length })
      response.write(ZIP.subarray(0, 60_000), () => response.destroy())
      return undefined
    })
    const reply = await alipay.open(`${server.url}/bill`, { retry: false })
    expect(await failureOf(readAll(reply.body))).toMatchObject({ code: 'ERR_HTTP_NETWORK' })
  })

  it('reads an address with http over https, but for this machine', async () => {
    const origins: string[] = []
    const transport = {
      send: async () => ({ status: 200, headers: {}, body: Buffer.alloc(0) }),
      open: async ({ origin }: { origin: string }) => {
        origins.push(origin)
        return { status: 200, headers: {}, body: new Blob([EMPTY]).stream() as ReadableStream<Uint8Array> }
      },
      close: async () => {}
    }
    const context = createAlipayContext(settingsOf({ transport }))
    for (const url of [
      'http://dwbillcenter.alipay.com/a?b',
      'https://dwbillcenter.alipay.com/a',
      'http://127.0.0.1:1/a'
    ]) {
      await (await openFile(context, url, { operation: 'openBill' })).body.cancel()
    }
    expect(origins).toEqual([
      'https://dwbillcenter.alipay.com',
      'https://dwbillcenter.alipay.com',
      'http://127.0.0.1:1'
    ])
  })

  it.each([
    ['x', '"url" expected the address of a file'],
    [undefined, '"url" expected the address of a file, got nothing'],
    ['ftp://a.com/x', 'expected an https URL'],
    ['file:///etc/passwd', 'expected an https URL'],
    ['https://a:b@a.com/x', 'got an address with credentials in it']
  ])('refuses %j', async (url, words) => {
    const { alipay } = await startPlatform()
    const error = await failureOf(alipay.open(url as string))
    expect(error.message).toContain(words)
  })
})
