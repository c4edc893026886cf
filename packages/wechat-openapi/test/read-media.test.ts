import { describe, expect, it } from 'vitest'
import { PNG, WEBP } from './images.ts'
import { failureOf, startPlatform } from './start-platform.ts'

const read = async (body: Uint8Array | string, type: string) => {
  const { server, weixin } = await startPlatform()
  server.answer({ headers: { 'content-type': type }, body })
  return weixin.wxacode.createQRCode({ path: 'a' }, { retry: false })
}

describe('bytes of a reply', () => {
  it.each([
    ['the right type', PNG, 'image/png', 'image/png'],
    ['the type of another picture', PNG, 'image/jpeg', 'image/png'],
    ['a type of text', PNG, 'text/plain', 'image/png'],
    ['the type of JSON', WEBP, 'application/json', 'image/webp'],
    ['no telling beginning', Buffer.from([0, 1, 2]), 'image/x-unknown', 'image/x-unknown'],
    ['no type at all', Buffer.from([0, 1, 2]), 'application/octet-stream', 'application/octet-stream']
  ])('are taken with %s', async (_, body, header, contentType) => {
    expect(await read(body, header)).toEqual({ errCode: 0, errMsg: 'ok', contentType, buffer: Buffer.from(body) })
  })

  it.each([
    ['nothing', '', 'image/jpeg'],
    ['an HTML page', '<html></html>', 'text/html'],
    ['text', 'Not Found', 'text/plain'],
    ['JSON that is cut off', '{"errcode":40', 'image/jpeg']
  ])('are not taken from %s', async (_, body, type) => {
    expect(await failureOf(read(body, type))).toMatchObject({ code: 'ERR_HTTP_DECODE' })
  })
})
