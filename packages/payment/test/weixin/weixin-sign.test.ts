import { createHash } from 'node:crypto'
import { createSecret } from '@kaifang/hmac-sign'
import type { RequestDescription, Signer } from '@kaifang/http-core'
import { signerContract } from '@kaifang/http-core/testing'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { readWeixinSettings } from '../../src/weixin/weixin-settings.ts'
import { createWeixinSigner, signWeixinFields, verifyWeixinFields } from '../../src/weixin/weixin-sign.ts'
import { opensslDigest } from './support/openssl-digest.ts'
import { platformSign } from './support/platform-sign.ts'
import { APP_ID, KEY, MCH_ID, readPeerXml } from './support/start-weixin.ts'

const secret = { key: createSecret(KEY) }
/** Reference, section 2.3, vectors 1 and 2 (official). */
const official = { appid: APP_ID, mch_id: MCH_ID, device_info: '1000', body: 'test', nonce_str: 'ibuaiVcKdpRxkhJA' }
const trusting = (signType: 'MD5' | 'HMAC-SHA256') => ({ signType, trusted: [createSecret(KEY)] })

describe('published vectors', () => {
  it('pass with MD5', () => {
    expect(signWeixinFields(official, secret, 'MD5')).toBe('9A0A8659F005D6984697E2CA0A9CF3B7')
  })

  it('pass with HMAC-SHA256', () => {
    expect(signWeixinFields(official, secret, 'HMAC-SHA256')).toBe(
      '6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6'
    )
  })

  it("pass for a client's parameters", () => {
    const fields = {
      appId: 'wxd678efh567hg6787',
      nonceStr: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
      package: 'prepay_id=wx2017033010242291fcfe0db70013231072',
      signType: 'MD5',
      timeStamp: '1490840662'
    }
    const key = createSecret('qazwsxedcrfvtgbyhnujmikolp111111')
    expect(signWeixinFields(fields, { key }, 'MD5')).toBe('22D9B4E54AB1950F51E0649E8810ACD6')
  })

  it('pass with Chinese text, an empty value and a query in a value', () => {
    const fields = {
      appid: APP_ID,
      mch_id: MCH_ID,
      nonce_str: 'ibuaiVcKdpRxkhJA',
      body: '腾讯充值中心-QQ会员充值',
      detail: '',
      out_trade_no: '20150806125346',
      total_fee: '88',
      spbill_create_ip: '123.12.12.123',
      notify_url: 'https://example.com/notify?x',
      trade_type: 'JSAPI',
      openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'
    }
    expect(signWeixinFields(fields, secret, 'MD5')).toBe('DF9F97AB28FF9566FD6BAB2858F74927')
    expect(signWeixinFields(fields, secret, 'HMAC-SHA256')).toBe(
      '40A9EA02B7D1770C021C44E734C2DD271BBDABA5006D05638DDF95D2C13384C7'
    )
  })

  it("pass for the App's parameters", () => {
    const fields = {
      appid: APP_ID,
      partnerid: MCH_ID,
      prepayid: 'WX1217752501201407033233368018',
      package: 'Sign=WXPay',
      noncestr: '5K8264ILTKCH16CQ2502SI8ZNMTM67VS',
      timestamp: '1412000000'
    }
    expect(signWeixinFields(fields, secret, 'MD5')).toBe('1AD354BE04716C2057DC8A94171B8BA1')
    expect(signWeixinFields(fields, secret, 'HMAC-SHA256')).toBe(
      '71FF7AC51E347E3A5FBFF842B80FD6CF4C31C178F28A2CFBF48084D8BC146504'
    )
  })

  // A public test suite's: nothing to sign still leaves "&key=".
  it('pass for no parameters at all', () => {
    const key = createSecret('exposed_your_key_here_have_risks')
    expect(signWeixinFields({}, { key }, 'MD5')).toBe('b3d43c8390f26e2030d4d17bd580fbc8'.toUpperCase())
  })

  it('pass by the program openssl too', () => {
    const text = `appid=${APP_ID}&body=test&device_info=1000&mch_id=10000100&nonce_str=ibuaiVcKdpRxkhJA&key=${KEY}`
    expect(signWeixinFields(official, secret, 'MD5')).toBe(opensslDigest('md5', text))
    expect(signWeixinFields(official, secret, 'HMAC-SHA256')).toBe(opensslDigest('sha256', text, KEY))
  })
})

describe('verification', () => {
  it('covers every field, also one that is not known', () => {
    const fields = { ...official, unknown_1: 'x' }
    const sign = platformSign(fields, KEY)
    expect(verifyWeixinFields({ ...fields, sign }, trusting('MD5'))).toBeUndefined()
    expect(verifyWeixinFields({ ...official, sign }, trusting('MD5'))).toBe('mismatch')
  })

  it('takes the stronger algorithm by the length of the signature, and never a weaker one', () => {
    const hmac = { ...official, sign: platformSign(official, KEY, 'HMAC-SHA256') }
    const md5 = { ...official, sign: platformSign(official, KEY, 'MD5') }
    expect(verifyWeixinFields(hmac, trusting('MD5'))).toBeUndefined()
    expect(verifyWeixinFields(hmac, trusting('HMAC-SHA256'))).toBeUndefined()
    expect(verifyWeixinFields(md5, trusting('HMAC-SHA256'))).toBe('weaker')
  })

  it('goes by no algorithm that the message names', () => {
    const claim = { ...official, sign_type: 'MD5' }
    const sign = platformSign(claim, KEY)
    expect(verifyWeixinFields({ ...claim, sign }, trusting('HMAC-SHA256'))).toBe('weaker')
  })

  it('takes every key while one is being replaced', () => {
    const old = { ...official, sign: platformSign(official, KEY) }
    const trusted = [createSecret('n'.repeat(32)), createSecret(KEY)]
    expect(verifyWeixinFields(old, { signType: 'MD5', trusted })).toBeUndefined()
    expect(verifyWeixinFields(old, { signType: 'MD5', trusted: trusted.slice(0, 1) })).toBe('mismatch')
  })

  it.each([
    ['nothing', undefined, 'missing'],
    ['an empty one', '', 'missing'],
    ['small letters', '9a0a8659f005d6984697e2ca0a9cf3b7', 'lower-case'],
    ['another length', '9A0A8659F005D698', 'malformed'],
    ['no hex', 'Z'.repeat(32), 'malformed'],
    ['a digest without the key', createHash('md5').update('a').digest('hex').toUpperCase(), 'mismatch']
  ])('refuses %s in place of a signature', (_, sign, fault) => {
    const fields: Record<string, string> = sign === undefined ? official : { ...official, sign }
    expect(verifyWeixinFields(fields, trusting('MD5'))).toBe(fault)
  })

  it('finds any change of any field', () => {
    const signed = { ...official, sign: platformSign(official, KEY, 'HMAC-SHA256') }
    const name = fc.constantFrom(...Object.keys(signed))
    fc.assert(
      fc.property(name, fc.string(), (field, value) => {
        const tampered = { ...signed, [field]: value }
        if (tampered[field as 'body'] === signed[field as 'body']) return
        expect(verifyWeixinFields(tampered, trusting('HMAC-SHA256'))).toBeDefined()
      }),
      { numRuns: Math.max(500, Number(process.env.FUZZ_RUNS ?? 0)) }
    )
  })
})

describe('the signer', () => {
  const settings = readWeixinSettings({ appId: APP_ID, mchId: MCH_ID, key: KEY })
  const description: RequestDescription = {
    operation: 'orderQuery',
    method: 'POST',
    path: '/pay/orderquery',
    body: { kind: 'form', fields: { out_trade_no: '20150806125346' } },
    effect: 'read'
  }
  const context = { nowMs: 0, nonce: () => 'ibuaiVcKdpRxkhJA' }
  /** What goes over the wire, read by another reader. */
  const wireOf = (signer: Signer, given: RequestDescription): Record<string, string> => {
    const { body } = (signer.signParams?.(given, context) ?? given) as RequestDescription
    if (body?.kind !== 'encoded') throw new Error(`wrote a body of kind ${body?.kind}`)
    expect(body.contentType).toBe('text/xml; charset=utf-8')
    const wire = readPeerXml(Buffer.from(body.text))
    // What errors judge by is what is sent.
    expect({ ...body.fields }).toEqual({ ...wire })
    return wire
  }

  // No time is signed here: an attempt of another time has another nonce.
  const timed: Signer = {
    signParams: (given, { nowMs }) => {
      const signing = createWeixinSigner(settings).signParams?.(given, { nowMs, nonce: () => `nonce${nowMs}` })
      return signing as RequestDescription
    }
  }
  signerContract(test, {
    signer: timed,
    description,
    changed: { ...description, body: { kind: 'form', fields: { out_trade_no: '20150806125347' } } }
  })

  it('adds app, merchant, nonce and signature, and leaves out what is empty', () => {
    const given = {
      ...description,
      body: { kind: 'form', fields: { total_fee: 0, attach: '', body: undefined } }
    } as const
    const fields = wireOf(createWeixinSigner(settings), given)
    const { sign, ...rest } = fields
    expect(rest).toEqual({ appid: APP_ID, mch_id: MCH_ID, nonce_str: 'ibuaiVcKdpRxkhJA', total_fee: '0' })
    expect(sign).toBe(platformSign(fields, KEY))
  })

  it('signs with the first of several keys', () => {
    const two = readWeixinSettings({ appId: APP_ID, mchId: MCH_ID, key: ['n'.repeat(32), KEY] })
    const fields = wireOf(createWeixinSigner(two), description)
    expect(fields.sign).toBe(platformSign(fields, 'n'.repeat(32)))
  })

  it('signs a call without fields of its own', () => {
    const { body: _, ...bare } = description
    const fields = wireOf(createWeixinSigner(settings), bare)
    expect(fields).toMatchObject({ appid: APP_ID, sign: platformSign(fields, KEY) })
  })
})
