import { createPublicKey, type KeyObject, verify } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { type KeyPair, makeRsaPair } from '../../../../src/services/alipay/certificates/certificate-issuer.ts'
import type { AlipayDeliverOptions } from '../../../../src/services/alipay/notify/notify-types.ts'
import { writeNotify } from '../../../../src/services/alipay/notify/write-notify.ts'
import { openssl } from '../../../support/run-openssl.ts'

const notify = {
  notifyId: '1',
  kind: 'payment',
  outTradeNo: 'o',
  outRequestNo: undefined,
  url: undefined,
  charset: 'utf-8',
  certified: false,
  signsSignType: false,
  fields: { app_id: 'kf', charset: 'utf-8', subject: '测试+ 1%', total_amount: '88.88', fund_bill_list: '[{"a":"b"}]' }
} as const

let alipay: KeyPair
let stranger: KeyPair
beforeAll(async () => {
  ;[alipay, stranger] = await Promise.all([makeRsaPair(), makeRsaPair()])
})

const write = (options?: AlipayDeliverOptions, more: object = {}) =>
  writeNotify(
    { ...notify, ...more },
    { alipay: alipay.privateKey, stranger: stranger.privateKey },
    Date.UTC(2026, 0, 2),
    options
  )
const read = (body: string): Record<string, string> => Object.fromEntries(new URLSearchParams(body))

/** As a receiver does: decoded once, sorted, without the named fields. */
function verifies(
  body: string,
  skip: readonly string[],
  key: KeyObject = alipay.publicKey,
  digest = 'sha256'
): boolean {
  const fields = read(body)
  const text = Object.keys(fields)
    .filter((name) => !skip.includes(name))
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')
  return verify(digest, Buffer.from(text), key, Buffer.from(fields.sign ?? '', 'base64'))
}

describe('a notification', () => {
  it('is a form whose signature leaves sign_type out', () => {
    const { body, contentType } = write()
    expect(contentType).toBe('application/x-www-form-urlencoded; charset=utf-8')
    expect(read(body)).toMatchObject({ ...notify.fields, notify_time: '2026-01-02 08:00:00', sign_type: 'RSA2' })
    expect([verifies(body, ['sign', 'sign_type']), verifies(body, ['sign'])]).toEqual([true, false])
  })

  it('is verified by openssl', () => {
    const { sign, sign_type: _type, ...fields } = read(write().body)
    const text = Object.entries(fields)
      .sort()
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
    const key = createPublicKey(alipay.publicKey.export({ type: 'spki', format: 'pem' }))
      .export({ type: 'spki', format: 'pem' })
      .toString()
    expect(openssl(['dgst', '-sha256', '-verify', key, '-signature', `base64:${sign}`], text).toString()).toBe(
      'Verified OK\n'
    )
  })

  it('signs sign_type where it is a message of the open platform', () => {
    const { body } = write(undefined, { signsSignType: true })
    expect([verifies(body, ['sign', 'sign_type']), verifies(body, ['sign'])]).toEqual([false, true])
  })

  it('comes in GBK, signed over GBK', () => {
    const { body, contentType } = write({ charset: 'gbk' })
    expect(contentType).toContain('charset=gbk')
    expect(body).toContain('subject=%B2%E2%CA%D4%2B+1%25')
    expect(body).toContain('charset=gbk')
    const bytes = Buffer.from(
      body
        .split('&')
        .filter((pair) => !/^sign(_type)?=/.test(pair))
        .sort()
        .map((pair) =>
          pair.replaceAll('+', ' ').replace(/%(..)/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
        )
        .join('&'),
      'latin1'
    )
    expect(verify('sha256', bytes, alipay.publicKey, Buffer.from(read(body).sign!, 'base64'))).toBe(true)
  })
})

describe('an attack', () => {
  const skip = ['sign', 'sign_type']

  it.each(['bad-signature', 'signed-with-sign-type', 'wrong-key', 'sha1-signature', 'double-encoded'] as const)(
    '%s does not verify',
    (attack) => {
      expect(verifies(write({ attack }).body, skip)).toBe(false)
    }
  )

  it('has the signature that its name says', () => {
    expect(verifies(write({ attack: 'wrong-key' }).body, skip, stranger.publicKey)).toBe(true)
    expect(verifies(write({ attack: 'signed-with-sign-type' }).body, ['sign'])).toBe(true)
    const sha1 = write({ attack: 'sha1-signature' }).body
    expect([verifies(sha1, skip, alipay.publicKey, 'sha1'), read(sha1).sign_type]).toEqual([true, 'RSA'])
    expect(read(write({ attack: 'unsigned' }).body).sign).toBeUndefined()
    expect(new URLSearchParams(write({ attack: 'duplicate-field' }).body).getAll('total_amount')).toEqual([
      '88.88',
      '0.01'
    ])
  })

  it('changes a field after signing, or before', () => {
    const after = write({ tamper: { field: 'total_amount', value: '0.01' } }).body
    expect([read(after).total_amount, verifies(after, skip)]).toEqual(['0.01', false])
    const before = write({ tamper: { field: 'app_id', value: 'other', resign: true } }).body
    expect([read(before).app_id, verifies(before, skip)]).toEqual(['other', true])
    expect(read(write({ tamper: { field: 'subject' } }).body).subject).toBeUndefined()
    expect(read(write({ tamper: { field: 'sign', value: 'x' } }).body).sign).toBe('x')
  })

  it('sends anything', () => {
    expect(write({ rawBody: '{}', contentType: 'application/json' })).toEqual({
      body: '{}',
      contentType: 'application/json'
    })
  })
})
