import { describe, expect, it } from 'vitest'
import { PNG } from './images.ts'
import { readFormOf } from './read-form-of.ts'
import { failureOf, startPlatform } from './start-platform.ts'

describe('a call of img', () => {
  it('takes a token of its own, which does not go into the form', async () => {
    const { server, weixin, play } = await startPlatform()
    play('img.scan-qr-code.ok')
    const img = { contentType: 'image/png', value: PNG, filename: 'code.png' }
    await weixin.img.scanQRCode({ img, accessToken: 'other-token' })
    expect(server.requests[0]!.query.get('access_token')).toBe('other-token')
    const form = await readFormOf(server.requests[0]!)
    expect([...form.keys()]).toEqual(['img'])
    expect((form.get('img') as File).name).toBe('code.png')
  })

  it('takes a file of exactly 2 MB', async () => {
    const { server, weixin, play } = await startPlatform()
    play('img.scan-qr-code.ok')
    await weixin.img.scanQRCode({ img: { contentType: 'image/png', value: Buffer.alloc(2_097_152) } })
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    [{ code_results: {} }, 'code_results'],
    [{}, 'code_results']
  ])('refuses the reply %j', async (body, field) => {
    const { server, weixin } = await startPlatform()
    server.answer({ body })
    const error = await failureOf(weixin.img.scanQRCode({ imgUrl: 'https://example.com/' }))
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
    expect(error.message).toContain(`"${field}" is not a list`)
  })
})
