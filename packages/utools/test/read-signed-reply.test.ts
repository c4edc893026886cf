import { describe, expect, it } from 'vitest'
import { hmacSha256 } from './php-sign.ts'
import { readFixture } from './read-fixture.ts'
import { BASE_INFO_MS, failureOf, SECRET, signedBody, startPlatform, TOKEN } from './start-platform.ts'

const sample = readFixture('get-base-info.ok').body

/** What comes of a reply with this text, asked for at the time of the document's sample. */
async function readReply(body: unknown, nowMs = BASE_INFO_MS, settings = {}) {
  const { server, utools } = await startPlatform(nowMs, settings)
  server.answer({ body })
  return utools.call({ method: 'GET', path: '/baseinfo', params: { access_token: TOKEN } })
}

describe('a signed reply', () => {
  it.each([
    ['resource', { sign: sample.sign }],
    ['resource', { resource: null, sign: sample.sign }],
    ['resource', { resource: [], sign: sample.sign }],
    ['resource', { resource: 'x', sign: sample.sign }],
    ['timestamp', signedBody({ a: 1 })],
    ['timestamp', signedBody({ timestamp: 'now' })],
    ['timestamp', signedBody({ timestamp: null })]
  ])('without a right "%s" is refused: %j', async (field, body) => {
    const error = await failureOf(readReply(body))
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE' })
    expect(error.message).toContain(`"${field}" is not `)
  })

  it.each([undefined, null, '', 'x', 7, sample.sign.toUpperCase(), sample.sign.slice(1)])(
    'with the signature %j is refused',
    async (sign) => {
      expect(await failureOf(readReply({ resource: sample.resource, sign }))).toMatchObject({
        code: 'ERR_SIGNATURE_MISMATCH'
      })
    }
  )

  it('keeps a field that this version does not know, since it was signed', async () => {
    const resource = { ...sample.resource, level: { name: '黄金', perks: ['a*b', null, 7] } }
    expect(await readReply(signedBody(resource))).toEqual(resource)
  })

  it('is refused with a field that nobody signed', async () => {
    const body = { ...sample, resource: { ...sample.resource, level: 9 } }
    expect(await failureOf(readReply(body))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  // The texts are spelled out as PHP writes these numbers.
  it.each([
    [
      'an integer past 2^53, which keeps its digits',
      '12345678901234567890',
      '12345678901234567890',
      '12345678901234567890'
    ],
    ['digits in quotes', '"007"', '007', '007'],
    ['a float', '0.30000000000000004', '0.3', 0.30000000000000004],
    ['a negative float', '-1.5', '-1.5', -1.5],
    ['true', 'true', '1', true],
    ['false', 'false', '0', false]
  ])('is verified with %s in it', async (_, json, text, value) => {
    const sign = hmacSha256(`level=${text}&timestamp=1624329616`, SECRET)
    const body = `{"resource":{"timestamp":1624329616,"level":${json}},"sign":"${sign}"}`
    expect(await readReply(body)).toEqual({ timestamp: 1624329616, level: value })
  })

  // A parser that takes them for a prototype would return fields that nobody signed.
  it.each(['1', '12345678901234567890'])('treats __proto__ as a field like any other beside %s', async (number) => {
    const proto = '{"__proto__":null,"status":10}'
    const text = `__proto__%5Bstatus%5D=10&n=${number}&timestamp=1624329616`
    const body = `{"resource":{"n":${number},"timestamp":1624329616,"__proto__":${proto}},"sign":"${hmacSha256(text, SECRET)}"}`
    const resource = await readReply(body)
    expect(Object.keys(resource)).toContain('__proto__')
    expect(resource.status).toBeUndefined()
    const unsigned = `{"resource":{"n":${number},"timestamp":1624329616,"__proto__":${proto}},"sign":"${hmacSha256(`n=${number}&timestamp=1624329616`, SECRET)}"}`
    expect(await failureOf(readReply(unsigned))).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
  })

  it('verifies the very value that it returns when a field comes twice', async () => {
    const twice = (sign: string) =>
      `{"resource":{"timestamp":1624329616,"member":0,"member":1},"sign":"${hmacSha256(sign, SECRET)}"}`
    expect(await readReply(twice('member=1&timestamp=1624329616'))).toMatchObject({ member: 1 })
    expect(await failureOf(readReply(twice('member=0&timestamp=1624329616')))).toMatchObject({
      code: 'ERR_SIGNATURE_MISMATCH'
    })
  })

  it.each([
    ['as old as allowed', 600, {}],
    ['as far in the future as allowed', -600, {}],
    ['as old as the setting allows', 3600, { replyMaxAge: 3600 }]
  ])('%s is believed', async (_, seconds, settings) => {
    expect(await readReply(sample, BASE_INFO_MS + seconds * 1000, settings)).toMatchObject({ member: 1 })
  })

  it.each([
    ['too old', 601, {}, 'sent a reply that is 601 s old'],
    ['from the future', -601, {}, 'sent a reply that is 601 s in the future'],
    ['older than the setting allows', 6, { replyMaxAge: 5 }, 'sent a reply that is 6 s old']
  ])('%s is refused', async (_, seconds, settings, words) => {
    const error = await failureOf(readReply(sample, BASE_INFO_MS + seconds * 1000, settings))
    expect(error).toMatchObject({ code: 'ERR_SIGNATURE_STALE', retryable: false })
    expect(error.message).toContain(words)
    expect(error.message).toContain("check this machine's clock; an old reply played back looks the same")
  })
})
