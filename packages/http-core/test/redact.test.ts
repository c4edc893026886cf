import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createRedactor, createSecretRemover } from '../src/redact.ts'

const none = createRedactor([])

test.each([
  // What sign-in replies of WeChat look like: session_key, openid; made up.
  ['session_key tiihtNczf5v6AKRyjwEUhQ==', 'session_key [redacted]'],
  ['openid o6_bmjrPTlm6_2sgVt7hMZOPfL2M is unknown', 'openid [redacted] is unknown'],
  ['sign 9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822C', 'sign [redacted]'],
  ['user 13812345678 exists', 'user [redacted] exists'],
  ['user +8613812345678 exists', 'user [redacted] exists'],
  ['user 008613812345678 exists', 'user [redacted] exists'],
  ['user 8613812345678 exists', 'user [redacted] exists'],
  ['user 138 1234 5678 exists', 'user [redacted] exists'],
  ['user +86 138-1234-5678 exists', 'user [redacted] exists'],
  ['手机号13812345678已存在', '手机号[redacted]已存在'],
  ['line\r\none\u2028two\u0007', 'line one two'],
  ['  text  ', 'text']
])('removes what looks like a secret from %j', (text, clean) => {
  expect(none(text)).toBe(clean)
})

test.each([
  'order 1381234567 has 10 digits and 138123456789 has 12',
  'ACQ.BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR',
  'invalid-parameter-in-the-request-body',
  'see getPaymentRecordByOrderId',
  '年卡不存在，请检查 plugin_id'
])('leaves %j as it is', (text) => {
  expect(none(text)).toBe(text)
})

test('cuts a long text, and no emoji in two', () => {
  expect(none('a '.repeat(200))).toBe(`${'a '.repeat(150)}…`)
  expect(none(`${'a '.repeat(149)}a😀 and more`)).toBe(`${'a '.repeat(149)}a…`)
})

const secret = 'p@ss w/ör"d&<1>'

test.each([
  ['as it is', secret],
  ['percent-encoded', encodeURIComponent(secret)],
  ['percent-encoded in small letters', encodeURIComponent(secret).toLowerCase()],
  ['as a form', new URLSearchParams({ a: secret }).toString().slice(2)],
  ['in JSON', JSON.stringify(secret)],
  ['in the JSON of PHP', '"p@ss w\\/\\u00f6r\\"d&<1>"'],
  ['in HTML', 'p@ss w/ör&quot;d&amp;&lt;1&gt;'],
  ['in other letter case', secret.toUpperCase().replace('Ö', 'ö')],
  ['twice', `${secret}${secret}`]
])('removes a given secret %s', (_how, spelling) => {
  const clean = createRedactor([secret])(`bad value ${spelling}.`)
  expect(clean).toContain('[redacted]')
  expect(clean.toLowerCase()).not.toMatch(/p@ss|p%40ss|w\/|w\\|1>|1&gt/)
})

test('removes hexadecimal in either letter case', () => {
  expect(createRedactor(['0a1b2c3d4e'])('sign 0A1B2C3D4E is wrong')).toBe('sign [redacted] is wrong')
})

test('removes a secret whose ends were trimmed, and quotes as HTML writes them', () => {
  expect(createRedactor([' hunter22 '])('no "hunter22" here')).toBe('no "[redacted]" here')
  expect(createRedactor(["it's me"])('no it&#039;s me and it&#39;s me')).toBe('no [redacted] and [redacted]')
  expect(createRedactor(["it's me!"])('no it%27s%20me%21')).toBe('no [redacted]')
})

test('removes the longer of two secrets whole', () => {
  expect(createRedactor(['hunter', 'hunter22'])('hunter22 hunter')).toBe('[redacted] [redacted]')
})

test('leaves secrets under six characters, which would blot out words', () => {
  expect(createRedactor(['order', '  a b  '])('no order a b')).toBe('no order a b')
})

test('no half of a secret survives the end of what is looked at', () => {
  const long = 'so. me. wo. rd. s '.repeat(60)
  for (let before = 2900; before < 3100; before += 7) {
    // Full secrets first: they shrink, so that the end of the piece moves into what is shown.
    const filler = `${long}|`.repeat(Math.floor(before / (long.length + 1)))
    const text = filler + 'x '.repeat((before - filler.length) / 2) + long.repeat(20)
    expect(createRedactor([long])(text)).not.toContain('so. me.')
  }
})

test('looks at megabytes without delay', () => {
  expect(createRedactor(['hunter22'])('hunter22 '.repeat(1_000_000))).toMatch(/^(\[redacted\] )+\[re…$/)
})

test('no spelling of any secret survives', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 6 }).filter((given) => given.trim().length >= 6)
  const spelling = fc.constantFrom<(given: string) => string>(
    (given) => given,
    encodeURIComponent,
    (given) => new URLSearchParams({ a: given }).toString().slice(2),
    (given) => JSON.stringify(given).slice(1, -1)
  )
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), fc.nat(), spelling, (secrets, pick, spell) => {
      const hidden = secrets[pick % secrets.length] as string
      // "[redacted]" itself may hold it.
      fc.pre(!'[redacted] [redacted]'.includes(hidden) && !'[redacted]'.includes(hidden))
      const clean = createRedactor(secrets)(`a ${spell(hidden)} b`)
      expect(clean).not.toContain(spell(hidden))
      expect(clean).not.toContain(hidden)
    })
  )
})

test('a remover removes given secrets and nothing that only looks like one', () => {
  const remove = createSecretRemover(['hunter22'])
  expect(remove('tiihtNczf5v6AKRyjwEUhQ== 13812345678')).toBe('tiihtNczf5v6AKRyjwEUhQ== 13812345678')
  expect(remove('id-HUNTER22')).toBe('id-[redacted]')
})
