import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

const md5 = (text: string) => createHash('md5').update(text).digest('hex')
const timestamp = '2026-01-02 11:04:05'

async function opened(options = {}) {
  const youzan = await openYouzan(options)
  const { clientId, clientSecret, grantId } = youzan.youzan
  const right = md5(`${clientSecret}clientId${clientId}kdtId${grantId}timestamp${timestamp}${clientSecret}`)
  const ask = async (more: object = {}) =>
    (
      await youzan.send('/api/auth_exempt/youzan.cloud.client.query.encryptconfig/1.0.0', {
        client_id: clientId,
        kdt_id: Number(grantId),
        timestamp,
        sign: right,
        ...more
      })
    ).json
  return { ...youzan, ask, clientId, clientSecret, grantId }
}

describe('the key service of encrypted fields', () => {
  it('needs no token, but a signature, and gives the key of the shop', async () => {
    const { ask, clientId, grantId } = await opened()
    expect((await ask()).data).toEqual({
      encryptType: 1,
      secretKeyInfoList: [
        { clientId, kdtId: Number(grantId), secretKey: expect.stringMatching(/^[\w+/]{22}==$/), version: 1 }
      ]
    })
  })

  it('takes the id of the shop as text too', async () => {
    const { ask, grantId } = await opened()
    expect((await ask({ kdt_id: grantId })).data.encryptType).toBe(1)
    expect((await ask({ kdt_id: 'x' })).gw_err_resp.err_code).toBe(5001)
  })

  it('gives the application’s own key where no shop is named', async () => {
    const { ask, clientId, clientSecret } = await opened()
    const sign = md5(`${clientSecret}clientId${clientId}timestamp${timestamp}${clientSecret}`)
    expect((await ask({ kdt_id: undefined, sign })).data).toMatchObject({
      encryptType: 0,
      secretKeyInfoList: [{ kdtId: 0 }]
    })
  })

  it('explains a wrong signature in the log: names in snake_case, a name left out', async () => {
    const { ask, clientId, clientSecret, grantId, why } = await opened()
    const snake = md5(`${clientSecret}client_id${clientId}kdt_id${grantId}timestamp${timestamp}${clientSecret}`)
    expect(await ask({ sign: snake })).toMatchObject({ success: false, code: 1000, message: '签名错误' })
    expect(why()?.likelyCause).toContain('snake_case')
    await ask({ sign: md5(`${clientSecret}clientId${clientId}timestamp${timestamp}${clientSecret}`) })
    expect(why()?.likelyCause).toContain('kdtId was not signed')
    await ask({ sign: 'x' })
    expect(why()?.stringToSign).toContain(`clientId${clientId}kdtId${grantId}`)
  })

  it('refuses an application, a shop and a time that are none', async () => {
    const { ask } = await opened()
    expect((await ask({ client_id: 'x' })).code).toBe(1000)
    expect((await ask({ kdt_id: 1 })).code).toBe(1103)
    expect((await ask({ timestamp: '2026-01-02' })).gw_err_resp.err_code).toBe(5001)
  })

  it('keeps older versions, so that openssl reads texts of both', async () => {
    const { ask, data, youzan } = await opened({ youzan: { encryptFields: true } })
    const { tid, buyer } = youzan.createTrade().trade
    const phone = async () =>
      (await data('youzan.trade.get.4.0.2', { tid })).full_order_info.buyer_info.buyer_phone as string
    const old = await phone()
    youzan.rotateFieldKey()
    const fresh = await phone()
    const { mobile } = youzan.customers().find(({ yzOpenId }) => yzOpenId === buyer)!
    const { secretKeyInfoList } = (await ask()).data
    for (const [text, version] of [
      [old, '1'],
      [fresh, '2']
    ] as const) {
      const [, base64 = '', named] = text.split('$')
      expect(named).toBe(version)
      const { secretKey } = secretKeyInfoList.find((key: { version: number }) => String(key.version) === version)
      const key = Buffer.from(secretKey, 'base64').toString('hex')
      const { stdout } = spawnSync(
        'openssl',
        ['enc', '-d', '-aes-128-cbc', '-K', key, '-iv', Buffer.from('0807060504030201').toString('hex')],
        { input: Buffer.from(base64, 'base64') }
      )
      expect(stdout.toString()).toBe(mobile)
    }
  })
})
