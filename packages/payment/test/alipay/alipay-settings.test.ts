import { describe, expect, it } from 'vitest'
import { type AlipayPaymentSettings, readAlipayPaymentSettings } from '../../src/alipay/alipay-settings.ts'

const base = { appId: '9021000122682882', privateKey: 'MIIE', alipayPublicKey: 'MIIB' }
const read = (more: object = {}) => readAlipayPaymentSettings({ ...base, ...more } as AlipayPaymentSettings)

it('serves mini programs under JSAPI_PAY, and takes any seller, unless it is told otherwise', () => {
  expect(read()).toEqual({
    appId: '9021000122682882',
    clientType: 'mp-alipay',
    sellerIds: [],
    productCode: 'JSAPI_PAY',
    legacyRefundStatus: false,
    retryLimit: 2,
    client: base
  })
})

it('hands on to the client only what the client knows, and nothing that is undefined', () => {
  const { client } = read({
    clientType: 'app',
    sellerId: '2088721003899159',
    productCode: 'FACE_TO_FACE_PAYMENT',
    legacyRefundStatus: true,
    certificates: undefined,
    keyType: 'PKCS8',
    signType: 'RSA2',
    sandbox: true,
    timeout: 3000
  })
  expect(client).toEqual({ ...base, keyType: 'PKCS8', signType: 'RSA2', sandbox: true, timeout: 3000 })
})

it('takes one seller or several', () => {
  expect(read({ sellerId: '2088721003899159' }).sellerIds).toEqual(['2088721003899159'])
  expect(read({ sellerId: ['2088721003899159', '2088721003899160'] }).sellerIds).toHaveLength(2)
})

it.each([
  [false, 0],
  [undefined, 2],
  [{}, 2],
  [{ limit: 5 }, 5]
])('repeats what it repeats by itself as often as retry says: %j', (retry, limit) => {
  expect(read({ retry }).retryLimit).toBe(limit)
})

describe('refused', () => {
  it('is a client that could not verify what it is told', () => {
    expect(() => read({ alipayPublicKey: undefined })).toThrow(
      'initAlipay: "alipayPublicKey" expected Alipay\'s public key (or certificates instead), got neither. Nothing that reports or moves money works unverified; the console shows it as 支付宝公钥'
    )
  })

  it.each([
    ['a setting of WeChat', { mchId: '10000100' }, '"mchId" expected one of the known fields (appId, privateKey, '],
    [
      'a client of WeChat',
      { clientType: 'mp-weixin' },
      '"clientType" expected one of mp-alipay, app, app-plus, page, wap'
    ],
    [
      'an e-mail as seller',
      { sellerId: 'a@example.com' },
      '"sellerId" expected the 16 digits of a seller id (PID, 2088…)'
    ],
    ['an e-mail among sellers', { sellerId: ['2088721003899159', 'x'] }, '"sellerId[1]" expected the 16 digits'],
    ['an empty product', { productCode: '' }, '"productCode" expected text of 1 to 64 characters, got empty text'],
    [
      'a flag that is none',
      { legacyRefundStatus: 'yes' },
      '"legacyRefundStatus" expected true or false, got text of 3 characters'
    ]
  ])('is %s', (_what, more, message) => {
    expect(() => read(more)).toThrow(`initAlipay: ${message}`)
  })

  it('is anything but an object', () => {
    expect(() => readAlipayPaymentSettings(null as never)).toThrow('initAlipay: "input" expected an object, got null')
  })
})
