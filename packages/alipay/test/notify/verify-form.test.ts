import { createPublicKey, sign as cryptoSign } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { verifyForm } from '../../src/notify/verify-form.ts'
import { alipayPair } from '../support/keys.ts'
import { type NotificationVector, readVector } from '../support/read-vector.ts'
import { fieldsOf } from '../support/start-platform.ts'

const vectors = readVector<Record<'trade' | 'return' | 'production' | 'message', NotificationVector>>('notifications')
const keyOf = (bare: string) => createPublicKey({ key: Buffer.from(bare, 'base64'), format: 'der', type: 'spki' })
const listOf = (fields: Record<string, string>) =>
  Object.entries(fields).map(([name, value]) => ({ name, value: Buffer.from(value) }))
const signText = (text: string) => cryptoSign('RSA-SHA256', Buffer.from(text), alipayPair.privateKey).toString('base64')
const keys = [alipayPair.publicKey]
const namesOf = (fields: Record<string, string>, sign: string, signType: 'never' | 'first') =>
  verifyForm(listOf(fields), sign, keys, 'RSA2', { signType })?.map(({ name }) => name)

describe('verifyForm', () => {
  it.each(['trade', 'return', 'production'] as const)('verifies the published %s without sign_type only', (name) => {
    const { publicKey, text, sign } = vectors[name]
    const fields = listOf({ ...fieldsOf(text), sign, sign_type: 'RSA2' }).reverse()
    const signed = verifyForm(fields, sign, [keyOf(publicKey)], 'RSA2', { signType: 'never' })
    expect(signed?.map((field) => field.name).sort()).toEqual(Object.keys(fieldsOf(text)).sort())
  })

  it('verifies the published message with sign_type only', () => {
    const { publicKey, text, sign } = vectors.message
    const fields = listOf({ ...fieldsOf(text), sign })
    expect(verifyForm(fields, sign, [keyOf(publicKey)], 'RSA2', { signType: 'first' })).toHaveLength(
      Object.keys(fieldsOf(text)).length
    )
    expect(verifyForm(fields, sign, [keyOf(publicKey)], 'RSA2', { signType: 'never' })).toBeUndefined()
  })

  it('takes empty values as signed, or as left out; then they are not returned', () => {
    expect(namesOf({ a: '1', b: '' }, signText('a=1&b='), 'never')).toEqual(['a', 'b'])
    expect(namesOf({ a: '1', b: '' }, signText('a=1'), 'never')).toEqual(['a'])
  })

  it('takes the certificate’s number as signed, or as left out', () => {
    expect(namesOf({ a: '1', alipay_cert_sn: 'x' }, signText('a=1&alipay_cert_sn=x'), 'never')).toEqual([
      'a',
      'alipay_cert_sn'
    ])
    expect(namesOf({ a: '1', alipay_cert_sn: 'x' }, signText('a=1'), 'never')).toEqual(['a'])
    expect(namesOf({ a: '1', b: '', alipay_cert_sn: 'x' }, signText('a=1'), 'never')).toEqual(['a'])
  })

  it('tries a message without sign_type too', () => {
    expect(namesOf({ a: '1', sign_type: 'RSA2' }, signText('a=1'), 'first')).toEqual(['a'])
    expect(namesOf({ a: '1' }, signText('a=1'), 'first')).toEqual(['a'])
  })

  it('leaves no other field out', () => {
    expect(namesOf({ a: '1', b: '2' }, signText('a=1'), 'first')).toBeUndefined()
    expect(namesOf({ a: '1' }, signText('a=1&b=2'), 'first')).toBeUndefined()
    expect(namesOf({ a: '1&b=2' }, 'x', 'first')).toBeUndefined()
  })

  it('verifies with any of several keys and none', () => {
    const sign = signText('a=1')
    expect(
      verifyForm(listOf({ a: '1' }), sign, [keyOf(vectors.trade.publicKey), ...keys], 'RSA2', { signType: 'never' })
    ).toHaveLength(1)
    expect(verifyForm(listOf({ a: '1' }), sign, [], 'RSA2', { signType: 'never' })).toBeUndefined()
  })
})
