import { describe, expect, it } from 'vitest'
import { imageDigest } from '../../../../src/services/weixin/operations/wxacode.ts'
import { connectWeixin, decodeQr, refusal } from '../../../support/call-weixin.ts'
import { openSandbox } from '../../../support/open-sandbox.ts'

const paths = {
  createQRCode: '/cgi-bin/wxaapp/createwxaqrcode',
  get: '/wxa/getwxacode',
  getUnlimited: '/wxa/getwxacodeunlimit'
} as const
const open = async (weixin = {}) => {
  const sandbox = await openSandbox({ weixin })
  const client = await connectWeixin(sandbox)
  const draw = (name: keyof typeof paths, body: unknown) => client.post(paths[name], body)
  const code = async (name: keyof typeof paths, body: unknown) => (await draw(name, body)).json().errcode
  return { sandbox, weixin: sandbox.weixin, draw, code }
}

// WeChat reference 5.
describe('wxacode', () => {
  it('draws the path, in 430 pixels unless told otherwise, under the header of a JPEG', async () => {
    const { draw } = await open()
    const first = await draw('createQRCode', { path: 'pages/index/index?x=1&name=小明' })
    expect([first.type, first.headers.get('num-used')]).toEqual(['image/jpeg', '1'])
    expect(decodeQr(first.bytes)).toMatchObject({ text: 'pages/index/index?x=1&name=小明', width: 430 })
    const second = await draw('get', { path: '?foo=bar', width: 1280 })
    expect(decodeQr(second.bytes)).toMatchObject({ text: '?foo=bar', width: 1280 })
    expect(second.headers.get('num-used')).toBe('2')
  })

  it('draws page and scene, the scene as the page will get it', async () => {
    const { weixin, draw } = await open()
    const scene = "a=1&b=!#$'()*+,/:;=?@-._~"
    const reply = await draw('getUnlimited', { scene, page: 'pages/goods/detail', env_version: 'trial' })
    const content = `pages/goods/detail?scene=${encodeURIComponent(scene)}`
    expect(decodeQr(reply.bytes).text).toBe(content)
    expect(reply.headers.get('num-used')).toBeNull()
    expect(decodeQr((await draw('getUnlimited', { scene: 'x' })).bytes).text).toBe('pages/index/index?scene=x')
    expect(weixin.codes()[0]).toEqual({ operation: 'wxacode.getUnlimited', content, width: 430, envVersion: 'trial' })
  })

  it('draws in colour, numbers or text, and on nothing', async () => {
    const { draw } = await open()
    for (const line_color of [
      { r: 7, g: 193, b: 96 },
      { r: '7', g: '193', b: '96' }
    ]) {
      const { png } = decodeQr((await draw('get', { path: 'x', line_color, is_hyaline: true })).bytes)
      const opaque = [...png.data].findIndex((value, place) => place % 4 === 3 && value === 255)
      expect([png.data[3], ...png.data.subarray(opaque - 3, opaque)]).toEqual([0, 7, 193, 96])
    }
    const automatic = await draw('get', { path: 'x', line_color: { r: 9, g: 9, b: 9 }, auto_color: true })
    expect(new Set(decodeQr(automatic.bytes).png.data)).toEqual(new Set([0, 255]))
  })

  it('counts the same parameters once, and both calls together', async () => {
    const { code, draw } = await open({ codeTotal: 2 })
    for (const name of ['createQRCode', 'get', 'get'] as const) await draw(name, { path: 'a' })
    expect(await code('createQRCode', { path: 'b' })).toBe(45029)
    expect((await draw('get', { path: 'a' })).headers.get('num-used')).toBe('2')
    expect((await draw('getUnlimited', { scene: 'b' })).type).toBe('image/jpeg')
  })

  it.each<[keyof typeof paths, unknown, number]>([
    ['createQRCode', {}, 40159],
    ['createQRCode', { path: '' }, 40159],
    ['createQRCode', { path: 'a'.repeat(129) }, 40159],
    ['createQRCode', { path: '中'.repeat(43) }, 40159],
    ['createQRCode', 'path=a', 40159],
    ['createQRCode', { path: 'a?scancode_time=1' }, 85096],
    ['createQRCode', { path: 'a', width: 279 }, 40097],
    ['get', { path: 'a'.repeat(1025) }, 40159],
    ['get', { path: '中'.repeat(1024) }, 40159],
    ['get', { path: 'a', width: 1281 }, 40097],
    ['get', { path: 'a', width: 300.5 }, 40097],
    ['get', { path: 'a', width: '430' }, 47001],
    ['get', { path: 'a', is_hyaline: 'true' }, 47001],
    ['get', { path: 'a', env_version: 'prod' }, 40097],
    ['get', { path: 'a', line_color: { r: 256 } }, 40097],
    ['get', { path: 'a', line_color: { r: -1 } }, 40097],
    ['get', { path: 'a', line_color: [] }, 47001],
    ['getUnlimited', {}, 40169],
    ['getUnlimited', { scene: '' }, 40169],
    ['getUnlimited', { scene: 'a'.repeat(33) }, 40169],
    ['getUnlimited', { scene: 'a b' }, 40129],
    ['getUnlimited', { scene: 'a%20b' }, 40129],
    ['getUnlimited', { scene: '中' }, 40129],
    ['getUnlimited', { scene: 'a', page: '/pages/index/index' }, 41030],
    ['getUnlimited', { scene: 'a', page: 'pages/index/index?a=b' }, 41030],
    ['getUnlimited', { scene: 'a', page: 'pages/none/none' }, 41030],
    ['getUnlimited', { scene: 'a', access_token: 'x' }, 47001],
    ['getUnlimited', { scene: 'a', scancode_time: 1 }, 85096],
    ['getUnlimited', 'scene=a', 47001]
  ])('%s refuses %j with %d', async (name, body, expected) => {
    const { code } = await open()
    expect(await code(name, body)).toBe(expected)
  })

  it('takes 128 bytes, and a page that is not published if it need not be', async () => {
    const { draw } = await open()
    expect(decodeQr((await draw('createQRCode', { path: 'a'.repeat(128) })).bytes).text).toHaveLength(128)
    expect(decodeQr((await draw('get', { path: 'a'.repeat(1024), width: 1280 })).bytes).text).toHaveLength(1024)
    const body = { scene: 'a', page: 'pages/none/none', check_path: false }
    expect(decodeQr((await draw('getUnlimited', body)).bytes).text).toBe('pages/none/none?scene=a')
  })

  it('says what was confused', async () => {
    const { sandbox, draw } = await open()
    expect(refusal(sandbox, await draw('getUnlimited', { path: 'pages/index/index' }))[0]).toBe(40169)
    expect(sandbox.requests().at(-1)?.explanation?.likelyCause).toContain('"scene" and "page"')
    await draw('get', { scene: 'x' })
    expect(sandbox.requests().at(-1)?.explanation?.likelyCause).toContain('takes "path"')
  })

  it('takes the shorter limit of the older document, if told so', async () => {
    const { code } = await open({ pathLimit: 128 })
    expect(await code('get', { path: 'a'.repeat(129) })).toBe(40159)
  })
})

it('imageDigest is the same for the same bytes', () => {
  expect(imageDigest(Buffer.from('a'))).toBe(imageDigest(Buffer.from('a')))
  expect(imageDigest(Buffer.from('a'))).not.toBe(imageDigest(Buffer.from('b')))
})
