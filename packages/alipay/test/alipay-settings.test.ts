import { describe, expect, it } from 'vitest'
import { readAlipaySettings } from '../src/alipay-settings.ts'
import { initAlipay } from '../src/index.ts'
import { certificateFiles } from './support/certificates.ts'
import { APP_ID, alipayPair, appPrivateKey, makePair } from './support/keys.ts'
import { settingsOf } from './support/start-platform.ts'

const { app, alipay, rootFile } = certificateFiles()
const certificates = { app, alipay, root: rootFile }

describe('readAlipaySettings', () => {
  it('parses the keys once, and fills in the rest', () => {
    const settings = readAlipaySettings(settingsOf())
    expect(settings.privateKey.equals(appPrivateKey)).toBe(true)
    expect(settings.alipayKeys.map((key) => key.equals(alipayPair.publicKey))).toEqual([true])
    expect(settings).toMatchObject({
      appId: APP_ID,
      signType: 'RSA2',
      charset: 'utf-8',
      verifies: true,
      certificates: undefined
    })
  })

  it('takes certificates in place of the key, and neither for login alone', () => {
    const { alipayPublicKey: _, ...rest } = settingsOf()
    expect(readAlipaySettings({ ...rest, certificates })).toMatchObject({ verifies: true, alipayKeys: [] })
    expect(readAlipaySettings(rest)).toMatchObject({ verifies: false })
  })

  it('takes several public keys, while one is exchanged', () => {
    const keys = [alipayPair.publicPem, makePair().publicKey]
    expect(readAlipaySettings(settingsOf({ alipayPublicKey: keys })).alipayKeys).toHaveLength(2)
  })

  it.each([
    [{ appId: ` ${APP_ID}` }, '"appId" expected the application id (APPID): digits, without white space'],
    [{ appId: '' }, '"appId" expected text'],
    [{ appId: 7 as never }, '"appId"'],
    [{ appId: 'kfsandbox-1' }, '"appId" expected a secret of the platform itself, got a secret minted by the sandbox'],
    [{ keyType: 'PKCS12' as never }, '"keyType" expected one of PKCS8, PKCS1'],
    [{ keyType: 'PKCS8' as const }, 'got a PKCS1 key where keyType says PKCS8'],
    [{ signType: 'MD5' as never }, '"signType" expected one of RSA2, RSA'],
    [{ charset: 'gb2312' as never }, '"charset" expected one of utf-8, gbk'],
    [
      { certificates },
      '"certificates" expected certificates or alipayPublicKey: an application works in one mode, got both'
    ],
    [{ alipayPublicKey: [] }, '"alipayPublicKey" expected one key or more, got a list of 0'],
    [{ alipayPublicKey: [alipayPair.publicBare, 'x'] }, '"alipayPublicKey[1]"'],
    [{ encryptKey: 'x' }, '"encryptKey"'],
    [{ appAuthToken: 'a b' }, '"appAuthToken" expected text without white space'],
    [
      { secret: 'x' } as never,
      '"secret" expected to be left out, since this platform has no secret, got one. Give privateKey (应用私钥)'
    ],
    [{ appID: 'x' } as never, '"appID" expected one of the known fields'],
    [{ timeout: -1 }, '"timeout"'],
    [{ sandbox: true, gateway: 'https://a.com' }, '"gateway"']
  ])('refuses %j, with the cause', (more, words) => {
    expect(() => initAlipay(settingsOf(more))).toThrow(words)
  })

  it('takes an application of the sandbox on this machine', () => {
    expect(readAlipaySettings(settingsOf({ appId: 'kfsandbox-1', baseUrl: 'http://127.0.0.1:1' })).appId).toBe(
      'kfsandbox-1'
    )
  })

  it('keeps the texts of the secrets that a reply could repeat, for redaction', () => {
    const { secretTexts } = readAlipaySettings(
      settingsOf({ appAuthToken: 'token-of-a-merchant', encryptKey: 'aYA0GP8JEW+D7/UFaskCWA==' })
    )
    expect(secretTexts).toEqual(['aYA0GP8JEW+D7/UFaskCWA==', 'token-of-a-merchant'])
    expect(readAlipaySettings(settingsOf()).secretTexts).toEqual(['', ''])
  })

  it.each([null, undefined, 'x', []])('refuses %j', (settings) => {
    expect(() => initAlipay(settings as never)).toThrow('initAlipay: "input" expected an object')
  })
})
