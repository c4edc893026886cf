import { describe, expect, it } from 'vitest'
import { readWeixinSettings, type WeixinSettings } from '../../src/weixin/weixin-settings.ts'
import { opensslCertificate } from './support/openssl-certificate.ts'
import { APP_ID, KEY, MCH_ID } from './support/start-weixin.ts'

const least = { appId: APP_ID, mchId: MCH_ID, key: KEY }
const read = (more: object = {}) => readWeixinSettings({ ...least, ...more } as WeixinSettings)

describe('settings', () => {
  it('have defaults for all but app, merchant and key', () => {
    expect(read()).toMatchObject({
      ...{ appId: APP_ID, mchId: MCH_ID, keyTexts: [KEY], signType: 'MD5', clientType: 'mp-weixin' },
      ...{ certificate: undefined, subMchId: undefined, subAppId: undefined, ca: undefined },
      backup: { origin: 'https://api2.mch.weixin.qq.com', pathPrefix: '' }
    })
  })

  it('take a certificate with its passphrase, the merchant number by default', () => {
    const pem = opensslCertificate()
    expect(read({ pfx: pem }).certificate).toEqual(pem)
    expect(read({ pfx: pem, passphrase: 'x' }).certificate).toEqual(pem)
    expect(() => read({ pfx: pem, passphrase: 7 })).toThrow('"passphrase" expected text')
  })

  it('have a second site only where the first is the platform, or where one is given', () => {
    expect(read({ baseUrl: 'http://127.0.0.1:1' }).backup).toBeUndefined()
    expect(read({ backupUrl: false }).backup).toBeUndefined()
    expect(read({ baseUrl: 'http://127.0.0.1:1', backupUrl: 'http://127.0.0.1:2' }).backup?.origin).toBe(
      'http://127.0.0.1:2'
    )
    expect(() => read({ backupUrl: 'https://example.com/path' })).toThrow(
      '"backupUrl" expected false, or the https URL of a host without a path, got a URL with a path'
    )
    expect(() => read({ backupUrl: 'http://example.com' })).toThrow('"backupUrl" expected false, or the https URL')
  })

  it('know the sub-merchant of a service provider', () => {
    expect(read({ subMchId: '1900000109', subAppId: 'wx8' })).toMatchObject({ subMchId: '1900000109', subAppId: 'wx8' })
    expect(() => read({ subAppId: 'wx8' })).toThrow('"subMchId" expected given with "subAppId", got nothing')
  })

  it('refuse the sandbox that the platform has retired, and name what takes its place', () => {
    expect(() => read({ sandbox: true })).toThrow(
      'initWeixin: "sandbox" expected false or left out, got a boolean. WeChat Pay has retired its sandbox (仿真系统). Give the address of @kaifang/sandbox as baseUrl, or pay 1 fen for real'
    )
    expect(read({ sandbox: false }).appId).toBe(APP_ID)
  })

  it.each([
    [{ appId: undefined }, '"appId" expected text of 1 to 32 characters, got nothing'],
    [{ appId: `${APP_ID} ` }, '"appId" expected letters and digits without white space'],
    [{ mchId: 10000100 }, '"mchId" expected the digits of a merchant number, as text, got a number. Put it in quotes'],
    [{ mchId: 'wx1' }, '"mchId" expected the digits of a merchant number, as text'],
    [{ key: 'short' }, '"key" expected the 32 characters of the API key'],
    [{ signType: 'md5' }, '"signType" expected one of MD5, HMAC-SHA256'],
    [{ clientType: 'mp-alipay' }, '"clientType" expected one of mp-weixin, jsapi, app, app-plus, h5, native'],
    [{ mchKey: KEY }, '"mchKey" expected one of the known fields'],
    [{ subMchId: 'x' }, '"subMchId" expected the digits'],
    [{ baseUrl: 'http://example.com' }, 'baseUrl']
  ])('refuse %j', (more, message) => {
    expect(() => read(more)).toThrow(message)
  })

  it('refuse a key of the sandbox for the real platform', () => {
    const key = `kfsandbox${'0'.repeat(23)}`
    expect(() => read({ key })).toThrow('"key" expected a secret of the platform itself')
    expect(() => read({ key: [KEY, key] })).toThrow('"key[1]" expected a secret of the platform itself')
    expect(read({ key, baseUrl: 'http://127.0.0.1:1' }).keyTexts).toEqual([key])
  })
})
