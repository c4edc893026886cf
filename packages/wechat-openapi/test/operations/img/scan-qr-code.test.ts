import { describe, expect, it } from 'vitest'
import { PNG } from '../../images.ts'
import { readFixture } from '../../read-fixture.ts'
import { readFormOf } from '../../read-form-of.ts'
import { failureOf, startPlatform, TOKEN } from '../../start-platform.ts'

const img = { contentType: 'image/png', value: PNG }

/** A result as it came over the wire, written out without the converter. */
function wireOf(result: unknown): unknown {
  const text = JSON.stringify(result)
  return JSON.parse(
    text.replace(/"(errCode|errMsg|codeResults|typeName|leftTop|rightTop|rightBottom|leftBottom|imgSize)":/g, (name) =>
      name
        .replace(/errCode|errMsg/, (word) => word.toLowerCase())
        .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    )
  )
}

describe('img.scanQRCode', () => {
  it("sends a file, and gives the document's reply in camelCase", async () => {
    const { server, weixin, play } = await startPlatform()
    play('img.scan-qr-code.ok')
    const result = await weixin.img.scanQRCode({ img })
    expect(result.codeResults[0]).toEqual({
      typeName: 'QR_CODE',
      data: 'https://www.qq.com',
      pos: {
        leftTop: { x: 585, y: 378 },
        rightTop: { x: 828, y: 378 },
        rightBottom: { x: 828, y: 618 },
        leftBottom: { x: 585, y: 618 }
      }
    })
    const request = server.requests[0]!
    expect([request.method, request.path]).toEqual(['POST', '/cv/img/qrcode'])
    expect([...(await readFormOf(request)).keys()]).toEqual(['img'])
  })

  it('gives exactly what the seed shows, with bar codes that have no place', async () => {
    const { server, weixin } = await startPlatform()
    const { result } = readFixture('img.scan-qr-code.seed')
    server.answer({ body: wireOf(result) })
    expect(await weixin.img.scanQRCode({ imgUrl: 'https://example.com/a.png' })).toEqual(result)
    expect(Object.fromEntries(server.requests[0]!.query)).toEqual({
      access_token: TOKEN,
      img_url: 'https://example.com/a.png'
    })
  })

  it('refuses a call without a picture', async () => {
    const { server, weixin } = await startPlatform()
    expect(await failureOf(weixin.img.scanQRCode({} as never))).toMatchObject({ field: 'imgUrl' })
    expect(server.requests).toEqual([])
  })
})
