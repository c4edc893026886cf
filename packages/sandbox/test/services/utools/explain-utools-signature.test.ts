import { createHash, createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { explainUtoolsSignature } from '../../../src/services/utools/explain-utools-signature.ts'
import type { PhpArray } from '../../../src/services/utools/php-query.ts'

const secret = 'kfsandboxAAAAAAAAAAAAAAAAAAAAAAA'
const params: PhpArray = { title: "VIP * (1) ~ 年's", plugin_id: 'zueadppw', timestamp: 1624329435, total_fee: 100 }
const names = ['plugin_id', 'timestamp', 'title', 'total_fee']
const right = 'plugin_id=zueadppw&timestamp=1624329435&title=VIP+%2A+%281%29+%7E+%E5%B9%B4%27s&total_fee=100'
const hmac = (text: string, key = secret, algorithm = 'sha256') => createHmac(algorithm, key).update(text)
const explain = (received: string, sent = params) =>
  explainUtoolsSignature({
    params: { ...sent, sign: received },
    secrets: [secret, 'kfsandboxOLD'],
    pluginId: 'zueadppw',
    received
  })

describe('explainUtoolsSignature', () => {
  it('shows the right text and the right signature', () => {
    expect(explain('f'.repeat(64))).toMatchObject({
      stringToSign: right,
      expectedSignature: hmac(right).digest('hex'),
      receivedSignature: 'f'.repeat(64),
      clientSigned: undefined,
      likelyCause: expect.stringContaining('none of the usual mistakes')
    })
  })

  it('names the first byte at which the texts differ', () => {
    const bare = right.replace('%2A', '*')
    const explanation = explain(hmac(bare).digest('hex'))
    expect(explanation.clientSigned).toBe(bare)
    expect(right.slice(0, explanation.stringDiffersAt)).toBe('plugin_id=zueadppw&timestamp=1624329435&title=VIP+')
  })

  const encoded = (encode: (text: string) => string) =>
    names.map((name) => `${name}=${encode(String(params[name]))}`).join('&')
  it.each<[string, string, string]>([
    [
      'URLSearchParams',
      new URLSearchParams(names.map((name): [string, string] => [name, String(params[name])])).toString(),
      'URLSearchParams leaves the asterisk'
    ],
    ['encodeURIComponent', encoded(encodeURIComponent), 'encodeURIComponent'],
    ['RFC 3986', right.replaceAll('+', '%20').replace('%7E', '~'), 'RFC 3986'],
    ['a bare tilde', right.replace('%7E', '~'), 'tilde'],
    ['%20', right.replaceAll('+', '%20'), 'spaces were written %20'],
    ['lower-case escapes', right.replace(/%../g, (text) => text.toLowerCase()), 'escapes in lower case'],
    ['no escaping', encoded((text) => text), 'not escaped'],
    ['no sorting', right.replace(/^(.*)&(title=[^&]*)&(.*)$/, '$2&$1&$3'), 'not sorted'],
    ['the JSON text', JSON.stringify(params), 'JSON text'],
    ['an empty sign', right.replace('&timestamp', '&sign=&timestamp'), 'an empty "sign"'],
    ['a parameter left out', right.replace('&total_fee=100', ''), '"total_fee" was sent but not signed'],
    ['an absent parameter', `access_token=undefined&${right}`, '"access_token" was signed as "undefined"']
  ])('recognises %s', (_, text, cause) => {
    const explanation = explain(hmac(text).digest('hex'))
    expect(explanation.likelyCause).toContain(cause)
    expect(explanation.clientSigned).toBe(text)
  })

  it.each([
    ['upper case', hmac(right).digest('hex').toUpperCase(), 'upper case'],
    ['base64', hmac(right).digest('base64'), 'base64'],
    ['MD5', hmac(right, secret, 'md5').digest('hex'), 'HMAC-MD5'],
    ['SHA-1', hmac(right, secret, 'sha1').digest('hex'), 'HMAC-SHA1'],
    [
      'a bare hash',
      createHash('sha256')
        .update(right + secret)
        .digest('hex'),
      'SHA-256 of text and secret'
    ],
    [
      'a hash of the secret first',
      createHash('sha256')
        .update(secret + right)
        .digest('hex'),
      'SHA-256 of secret and text'
    ],
    ['a hash without secret', createHash('sha256').update(right).digest('hex'), 'without the secret'],
    ['swapped arguments', hmac(secret, right).digest('hex'), 'swapped'],
    ['a line end after the secret', hmac(right, `${secret}\n`).digest('hex'), 'white space'],
    ['a secret that was reset', hmac(right, 'kfsandboxOLD').digest('hex'), 'was reset'],
    ['the plug-in id as secret', hmac(right, 'zueadppw').digest('hex'), 'plug-in id']
  ])('recognises %s', (_, received, cause) => {
    const explanation = explain(received)
    expect(explanation.likelyCause).toContain(cause)
    expect(explanation.stringDiffersAt).toBeUndefined()
  })

  it('recognises values that were trimmed before signing', () => {
    const text = 'plugin_id=zueadppw&title=x'
    const explanation = explain(hmac(text).digest('hex'), { plugin_id: 'zueadppw', title: ' x ' })
    expect(explanation.likelyCause).toContain('but signed without')
  })
})

// uTools reference 6.5, vector 5x: made with bare URLSearchParams, must be refused.
it('recognises the published wrong vector', () => {
  const record: PhpArray = {
    attach: '{"uid":7,"note":"a*b ~c"}',
    body: '会员1年',
    created_at: '2021-06-18 16:42:16',
    goods_id: '6n193s7P95p9gA13786YkwQ5oxHpVW4f',
    open_id: 'a331127d654761ac91d086b942aae7b6',
    order_id: 'KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6',
    out_order_id: '123456',
    paid_at: '',
    pay_fee: 1,
    plugin_id: 'FFFFFFFF',
    status: 0,
    timestamp: 1624346603
  }
  const received = '1c41acc0aaf954f350c0f12b4382d2a455da0b557329ab6b0ea45d5917907aa1'
  const explanation = explainUtoolsSignature({
    params: record,
    secrets: ['0'.repeat(32)],
    pluginId: 'FFFFFFFF',
    received
  })
  expect(explanation.expectedSignature).toBe('96c3437e1c47209fe6dae8218a8e273b204fdf932aa8c53e8ee260cfdd322049')
  expect(explanation.likelyCause).toContain('URLSearchParams')
})
