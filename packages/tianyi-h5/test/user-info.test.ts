import { describe, expect, it } from 'vitest'
import { readUserInfo, type UserInfoRules } from '../src/user-info.ts'
import { encryptBytes, encryptRecord } from './encrypt-record.ts'
import { failureOf, openSample, SAMPLE } from './start-platform.ts'

const { appSecret, userInfo } = SAMPLE

/** What comes of a record that was encrypted by the platform's rules. */
const read = (record: unknown, settings = {}, seconds = 0) =>
  openSample(settings, seconds).decryptUserInfo(encryptRecord(record, appSecret))
const refusalOf = (record: unknown, settings = {}, seconds = 0) => failureOf(() => read(record, settings, seconds))

it('is encrypted in these tests as the platform does it', () => {
  expect(encryptRecord(userInfo, appSecret)).toBe(SAMPLE.encryptedData)
})

describe('a record', () => {
  it('of another order and with further fields is read, and nothing of it is lost', () => {
    const { openId, appId, phoneNumber, timestamp } = userInfo
    const record = { nickname: '小天', timestamp, phoneNumber, appId, openId, level: 12345678901234567890n.toString() }
    expect(read(record)).toEqual({ ...userInfo, raw: record })
  })

  it('keeps all digits of a number past 2^53 in raw', () => {
    const text = JSON.stringify(userInfo).replace('{', '{"unionId":12345678901234567890,')
    expect(read(text).raw.unionId).toBe('12345678901234567890')
  })

  it.each([
    ['openId', [undefined, null, '', 7, {}]],
    ['appId', [undefined, null, '', 7, ['0e0d8b62']]],
    [
      'phoneNumber',
      [
        undefined,
        null,
        '',
        18912345679,
        '1891234567',
        '189123456790',
        '28912345679',
        '+8618912345679',
        '189 1234 5679',
        '18912345679\n',
        '１８９１２３４５６７９',
        '189****5679'
      ]
    ],
    ['timestamp', [undefined, null, '', '1578042800057', 1578042800057.5, 1e300, true]]
  ])('without a right "%s" is refused', async (field, values) => {
    for (const value of values) {
      const error = await refusalOf({ ...userInfo, [field]: value })
      expect(error, String(value)).toMatchObject({ code: 'ERR_REPLY_SHAPE', operation: 'decryptUserInfo' })
      expect(error.message).toContain(`found a record whose "${field}" is not `)
    }
  })

  it('of another application is refused', async () => {
    const error = await refusalOf({ ...userInfo, appId: '5e2a6363' })
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_BINDING', retryable: false, outcome: 'rejected' })
    expect(error.message).toMatchInlineSnapshot(`
      "tianyi-h5.decryptUserInfo refused user information of another application
        What to do: do not log the user in; check that appId and appSecret belong together
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_signature_binding"
    `)
  })

  it('of any application is read by a client without an id', () => {
    const settings = { appId: undefined } as never
    expect(read({ ...userInfo, appId: '5e2a6363' }, settings)).toMatchObject({ appId: '5e2a6363' })
  })

  it.each([0, 600, -600])('that was made %i s ago is read', (seconds) => {
    expect(read(userInfo, {}, seconds)).toMatchObject({ openId: userInfo.openId })
  })

  it.each([
    [601, {}, '601 s old'],
    [-601, {}, '601 s in the future'],
    [11, { maxAge: 10 }, '11 s old']
  ])('that was made %i s ago is refused with %j', async (seconds, settings, words) => {
    const error = await refusalOf(userInfo, settings, seconds)
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_STALE' })
    expect(error.message).toContain(`refused user information that is ${words}`)
  })

  it('whose time is in seconds is refused as one of 1970', async () => {
    expect(await refusalOf({ ...userInfo, timestamp: 1578042800 })).toMatchObject({ code: 'ERR_SIGNATURE_STALE' })
  })

  it.each(['[]', 'null', '7', '"x"', '', '{"openId":', '<html>', `${'['.repeat(100)}`])(
    'that reads %j is refused',
    async (text) => {
      expect(await refusalOf(text)).toMatchObject({ code: 'ERR_REPLY_DECRYPT' })
    }
  )

  it('that is no text is refused', async () => {
    const encrypted = encryptBytes(Buffer.of(0xff, 0xfe, 0x00, 0xc0, 0x80), appSecret)
    expect(await failureOf(() => openSample().decryptUserInfo(encrypted))).toMatchObject({ code: 'ERR_REPLY_DECRYPT' })
  })

  it('shows neither its number nor its user in an error', async () => {
    for (const change of [{ timestamp: 1 }, { appId: '5e2a6363' }, { phoneNumber: `${userInfo.phoneNumber}0` }]) {
      const error = await refusalOf({ ...userInfo, ...change })
      expect(`${error.stack}${JSON.stringify(error)}`).not.toMatch(new RegExp(`18912345679|${userInfo.openId}`))
    }
  })
})

it('rethrows what is no verdict on the record', () => {
  const rules = { settings: { appSecret: 7 } } as unknown as UserInfoRules
  expect(() => readUserInfo(SAMPLE.encryptedData, rules)).toThrow(TypeError)
})
