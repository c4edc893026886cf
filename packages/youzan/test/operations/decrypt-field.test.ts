import { describe, expect, it } from 'vitest'
import { isEncryptedField } from '../../src/index.ts'
import { opensslAes } from '../support/openssl.ts'
import { failureOf, startPlatform, success } from '../support/start-platform.ts'

/** Vector of the reference, section 10. */
const SECRET_KEY = 'MDEyMzQ1Njc4OWFiY2RlZg=='
const PHONE = '$illbBRUJBuS7d3VnIEW0mg==$1$'
const key = Buffer.from(SECRET_KEY, 'base64')
const encrypt = (text: string | Uint8Array, version = 1) => `$${opensslAes(text, key, '0807060504030201')}$${version}$`

/** A platform that gives these keys of shop 88888. */
async function openShop(versions: readonly number[] = [1], fields: object = {}, encryptType = 1) {
  const platform = await startPlatform()
  platform.answerApi(() => {
    const list = versions.map((version) => ({
      clientId: 'test_client',
      kdtId: 88888,
      secretKey: SECRET_KEY,
      version,
      ...fields
    }))
    return success({ encryptType, secretKeyInfoList: list })
  })
  return platform
}

describe('an encrypted field', () => {
  it('is opened with the key of its version: the published vector', async () => {
    const { youzan } = await openShop()
    expect(encrypt('13800000000')).toBe(PHONE)
    expect(await youzan.decryptField(PHONE)).toBe('13800000000')
  })

  it.each(['有赞小店的收货人,住在很长很长的一条街上', '😀', 'x', 'a'.repeat(16)])(
    'holds any text: %s',
    async (text) => {
      const { youzan } = await openShop()
      expect(await youzan.decryptField(encrypt(text))).toBe(text)
    }
  )

  it('may have a digest for searching before it', async () => {
    const { youzan } = await openShop()
    expect(await youzan.decryptField(`AbCd+/09=${PHONE}`)).toBe('13800000000')
  })

  it('costs one fetch of keys for any number of fields', async () => {
    const { youzan, apiCalls } = await openShop()
    await Promise.all(Array.from({ length: 20 }, () => youzan.decryptField(PHONE)))
    await youzan.decryptField(PHONE)
    expect(apiCalls).toHaveLength(1)
  })

  it('of a newer key brings that key, at most once a minute', async () => {
    const versions = [1]
    const { youzan, apiCalls, clock } = await openShop(versions)
    await youzan.decryptField(PHONE)
    versions.push(2)
    expect(await failureOf(youzan.decryptField(encrypt('new', 2)))).toMatchObject({ code: 'ERR_REPLY_DECRYPT' })
    expect(apiCalls).toHaveLength(1)
    await clock.advance(60_000)
    expect(await youzan.decryptField(encrypt('new', 2))).toBe('new')
    expect(apiCalls).toHaveLength(2)
  })

  it('may belong to the application, with one key for all shops', async () => {
    const { youzan } = await openShop([1], { kdtId: 0 }, 0)
    expect(await youzan.decryptField(PHONE)).toBe('13800000000')
  })

  it.each<[string, () => ReturnType<typeof openShop>]>([
    ['the platform has no key', () => openShop([])],
    ['the key is of another shop', () => openShop([1], { kdtId: 99999 })],
    ['the key is no key', () => openShop([1], { secretKey: 'c2hvcnQ=' })],
    ['the key is no text', () => openShop([1], { secretKey: 7 })]
  ])('is not opened where %s, and the error says what to do', async (_, open) => {
    const { youzan } = await open()
    const error = await failureOf(youzan.decryptField(PHONE))
    expect(error).toMatchObject({ code: 'ERR_REPLY_DECRYPT', operation: 'decryptField' })
    expect(error.message).toContain(
      'applications made after 2024-10-01 call youzan.cloud.secret.decrypt.single instead'
    )
  })

  it.each([[null], [{ encryptType: 1 }], [{ secretKeyInfoList: [null] }]])('has no key in %o', async (data) => {
    const { youzan, answerApi } = await openShop()
    answerApi(success(data))
    expect(await failureOf(youzan.decryptField(PHONE))).toMatchObject({ code: 'ERR_REPLY_DECRYPT' })
  })

  it('that was tampered with is refused, in the same words whatever was wrong', async () => {
    const { youzan } = await openShop()
    const words = new Set<string>()
    const tampered = [
      '$illbBRUJBuS7d3VnIEW0mA==$1$',
      '$illbBRUJBuS7d3VnIEW0$1$',
      encrypt(Buffer.from([0xff, 0xfe])),
      `$${opensslAes('13800000000', Buffer.from('another key 1234'), '0807060504030201')}$1$`
    ]
    for (const field of tampered) words.add((await failureOf(youzan.decryptField(field))).message)
    expect([...words]).toEqual([expect.stringContaining('got a field that its key does not open')])
  })

  it.each(['', '13800000000', '138****0000', '$$1$', '$illb', '$illb$', '$illb$x$', 'a$b$c$d', '$1.50$'])(
    'is told from plain text, which comes back as it is: %j',
    async (text) => {
      const { youzan, apiCalls } = await openShop()
      expect([await youzan.decryptField(text), isEncryptedField(text), apiCalls.length]).toEqual([text, false, 0])
    }
  )

  it('is known by its shape', () => {
    expect([isEncryptedField(PHONE), isEncryptedField(undefined), isEncryptedField(1)]).toEqual([true, false, false])
  })

  it('must be text', async () => {
    const { youzan } = await openShop()
    expect(await failureOf(youzan.decryptField(13800000000 as never))).toMatchObject({
      code: 'ERR_INPUT',
      field: 'text'
    })
  })
})
