import { XxteaError } from '@kaifang/xxtea'
import { describe, expect, it } from 'vitest'
import { failureOf, openSample, SAMPLE } from '../start-platform.ts'

const { appSecret, encryptedData, userInfo } = SAMPLE

describe('decryptUserInfo', () => {
  // The example of the page: "解密后得到 JSON 字符串为"
  it('opens the example of the document', () => {
    expect(openSample().decryptUserInfo(encryptedData)).toEqual({ ...userInfo, raw: userInfo })
  })

  it('opens it in lower case too', () => {
    expect(openSample().decryptUserInfo(encryptedData.toLowerCase())).toMatchObject(userInfo)
  })

  it('opens it with the first 16 characters of the secret, and whatever follows them', () => {
    for (const secret of [appSecret.slice(0, 16), `${appSecret.slice(0, 16)}${'x'.repeat(24)}`]) {
      expect(openSample({ appSecret: secret }).decryptUserInfo(encryptedData)).toMatchObject(userInfo)
    }
  })

  it.each([
    ['another secret', `x${appSecret.slice(1)}`],
    ['one of the first 16 characters wrong', `${appSecret.slice(0, 15)}x${appSecret.slice(16)}`],
    ['the secret decoded from hex', Buffer.from(appSecret, 'hex').toString('latin1').replace(/\s/g, 'x')]
  ])('refuses it with %s, and says what to check', async (_, secret) => {
    const error = await failureOf(() => openSample({ appSecret: secret }).decryptUserInfo(encryptedData))
    expect(error).toMatchObject({ code: 'ERR_REPLY_DECRYPT', service: 'tianyi-h5', retryable: false })
    expect(error.message.replace(/\n {2}Docs.*/, '')).toMatchInlineSnapshot(`
      "tianyi-h5.decryptUserInfo could not open the user information: wrong appSecret, or damaged on the way
        What to do: check that appSecret is the text of the developer console and belongs to this application"
    `)
  })

  it('refuses all 1120 flips of one bit', async () => {
    const tianyi = openSample()
    const codes = new Set<unknown>()
    for (let bit = 0; bit < 1120; bit++) {
      const flipped = Buffer.from(encryptedData, 'hex')
      flipped[bit >> 3]! ^= 1 << (bit & 7)
      codes.add((await failureOf(() => tianyi.decryptUserInfo(flipped.toString('hex')))).code)
    }
    expect(Buffer.from(encryptedData, 'hex')).toHaveLength(1120 / 8)
    expect([...codes]).toEqual(['ERR_REPLY_DECRYPT'])
  })

  it('refuses every shorter beginning', async () => {
    const tianyi = openSample()
    for (let length = 2; length < encryptedData.length; length += 2) {
      const error = await failureOf(() => tianyi.decryptUserInfo(encryptedData.slice(0, length)))
      expect(error, `${length}`).toMatchObject({ code: 'ERR_REPLY_DECRYPT' })
    }
  })

  it('opens a stored record of any age when it is told so', async () => {
    const tianyi = openSample({}, 10 ** 8)
    expect(await failureOf(() => tianyi.decryptUserInfo(encryptedData))).toMatchObject({ code: 'ERR_SIGNATURE_STALE' })
    expect(tianyi.decryptUserInfo(encryptedData, { maxAge: Number.POSITIVE_INFINITY })).toMatchObject(userInfo)
    expect(tianyi.decryptUserInfo(encryptedData, { maxAge: 10 ** 8 })).toMatchObject(userInfo)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['bytes', Buffer.from(encryptedData, 'hex')],
    ['the reply around it', { encryptedData }],
    ['an empty text', ''],
    ['an odd number of digits', encryptedData.slice(1)],
    ['base64', Buffer.from(encryptedData, 'hex').toString('base64')],
    ['a line break behind', `${encryptedData}\n`],
    ['a blank inside', encryptedData.replace('0', ' ')],
    ['digits of full width', encryptedData.replaceAll('0', '０')],
    ['a lone surrogate', `${encryptedData}\ud800`],
    ['1026 digits', 'AB'.repeat(513)]
  ])('refuses %s', async (_, given) => {
    const error = await failureOf(() => openSample().decryptUserInfo(given as never))
    expect(error).toMatchObject({ name: 'InputError', code: 'ERR_INPUT', field: 'encryptedData' })
    expect(error.message).not.toContain('A83F')
  })

  it.each([
    ['null', null, 'input'],
    ['a number of seconds alone', 600, 'input'],
    ['an option that it does not know', { maxage: 1 }, 'maxage'],
    ['no age', { maxAge: 0 }, 'maxAge'],
    ['NaN', { maxAge: Number.NaN }, 'maxAge'],
    ['an age in text', { maxAge: '600' }, 'maxAge']
  ])('refuses %s as options', async (_, options, field) => {
    const error = await failureOf(() => openSample().decryptUserInfo(encryptedData, options as never))
    expect(error).toMatchObject({ code: 'ERR_INPUT', field })
  })

  it('never lets an error of the cipher through', async () => {
    for (const given of ['AB', 'ABCDEF', 'AB'.repeat(5), 'AB'.repeat(512)]) {
      const error = await failureOf(() => openSample().decryptUserInfo(given))
      expect(XxteaError.isInstance(error)).toBe(false)
      expect(error).toMatchObject({ code: 'ERR_REPLY_DECRYPT' })
    }
  })
})
