import { expect, test, vi } from 'vitest'
import { createRedactor, createSecretRemover } from '../src/redact.ts'
import { createReplyFailures } from '../src/reply-failures.ts'

const docs = /\n {2}Docs: .*$/

function failures(status: number, headers: Record<string, string> = {}) {
  const reply = { status, headers: { 'content-type': 'application/json', ...headers }, body: Buffer.from('{}') }
  const context = { service: 'utools', operation: 'getBaseInfo', outcome: 'rejected' } as const
  return createReplyFailures(reply, () => ({
    context,
    lostOutcome: 'unknown',
    redact: createRedactor(['hunter22']),
    removeSecrets: createSecretRemover(['hunter22']),
    nowMs: Date.UTC(2026, 0, 1)
  }))
}

test('a good reply pays for no error', () => {
  const open = vi.fn()
  createReplyFailures({ status: 200, headers: {}, body: new Uint8Array(0) }, open)
  expect(open).not.toHaveBeenCalled()
})

test('a refusal of the platform tells its words and ours', () => {
  const error = failures(422).api({
    code: 'ERR_UTOOLS_VALIDATION',
    vendorCode: 422,
    vendorMessage: 'validation failed for hunter22',
    fieldErrors: { title: ['too long', 'has hunter22'], hunter22: ['x'] },
    meaning: 'parameters failed validation',
    advice: 'mend the fields named above'
  })
  expect(error.message.replace(docs, '')).toMatchInlineSnapshot(`
    "utools.getBaseInfo was refused: 422 validation failed for [redacted] (parameters failed validation)
      title: too long; has [redacted]
      [redacted]: x
      Reply: status 422, application/json, 2 bytes
      What to do: mend the fields named above"
  `)
  expect(error).toMatchObject({
    code: 'ERR_UTOOLS_VALIDATION',
    vendorCode: 422,
    vendorMessage: 'validation failed for [redacted]',
    fieldErrors: { title: ['too long', 'has [redacted]'], '[redacted]': ['x'] },
    status: 422,
    retryable: false,
    outcome: 'rejected'
  })
})

test('a refusal that this version does not know keeps the code of the platform', () => {
  const error = failures(200).api({ vendorCode: 'ACQ.NEW', vendorMessage: '' })
  expect([error.code, error.vendorCode, error.fieldErrors]).toEqual(['ERR_API', 'ACQ.NEW', {}])
  expect(error.message.split('\n')[0]).toBe('utools.getBaseInfo was refused: ACQ.NEW ')
})

test('a code of the platform may repeat a secret as well', () => {
  const error = failures(200).api({ vendorCode: 'BAD:hunter22', vendorMessage: '' })
  expect(error.errCode).toBe('BAD:[redacted]')
  expect(failures(200).api({ vendorCode: 13812345678, vendorMessage: '' }).vendorCode).toBe('[redacted]')
})

test('a refusal may be retryable, and may have acted all the same', () => {
  const error = failures(503, { 'retry-after': '7' }).api({
    vendorCode: 1,
    vendorMessage: 'busy',
    retryable: true,
    mayHaveActed: true
  })
  expect(error).toMatchObject({ retryable: true, outcome: 'unknown', retryAfterMs: 7000 })
})

test('shows at most 20 fields with 5 complaints each', () => {
  const texts = Array.from({ length: 9 }, (_, index) => `complaint ${index}`)
  const fieldErrors = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`field ${index}`, texts]))
  const error = failures(422).api({ vendorCode: 1, vendorMessage: '', fieldErrors })
  expect(Object.values(error.fieldErrors).map((shown) => shown.length)).toEqual(Array(20).fill(5))
})

test.each([
  [400, false, 'rejected'],
  [401, false, 'rejected'],
  [408, true, 'unknown'],
  [425, true, 'rejected'],
  [429, true, 'rejected'],
  [500, true, 'unknown'],
  [501, false, 'unknown'],
  [502, true, 'unknown'],
  [503, true, 'unknown'],
  [504, true, 'unknown']
])('status %i: retryable %s, outcome of a write %s', (status, retryable, outcome) => {
  expect(failures(status).status()).toMatchObject({ code: 'ERR_HTTP_STATUS', status, retryable, outcome })
})

test('a status tells the wait that the server asks for', () => {
  expect(failures(429, { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' }).status().retryAfterMs).toBe(9000)
  expect(failures(502).status().message.replace(docs, '')).toMatchInlineSnapshot(`
    "utools.getBaseInfo got status 502
      Reply: status 502, application/json, 2 bytes
      Outcome: unknown, the platform may have done it; ask the platform before you repeat it"
  `)
})

test('a redirect is not followed, and its address is not shown', () => {
  const error = failures(302, { location: 'https://evil.example/?token=1' }).status()
  expect(error.message.replace(docs, '')).toMatchInlineSnapshot(`
    "utools.getBaseInfo got a redirect (status 302)
      Reply: status 302, application/json, 2 bytes
      What to do: redirects are never followed, since they would hand signed parameters to another address; check baseUrl"
  `)
  expect(error).toMatchObject({ retryable: false, outcome: 'rejected' })
})

test('a body that can not be read', () => {
  const error = failures(200).decode('sent a body that is not JSON')
  expect(error.message.replace(docs, '')).toMatchInlineSnapshot(`
    "utools.getBaseInfo sent a body that is not JSON
      Reply: status 200, application/json, 2 bytes
      Outcome: unknown, the platform may have done it; ask the platform before you repeat it
      What to do: look for a proxy or a login page between you and the platform"
  `)
  expect(error).toMatchObject({ code: 'ERR_HTTP_DECODE', retryable: false, outcome: 'unknown' })
})

test('a body that is not what the platform documents', () => {
  const error = failures(200).shape('resource.hunter22', 'text')
  expect(error.message.replace(docs, '')).toMatchInlineSnapshot(`
    "utools.getBaseInfo sent a reply whose "resource.[redacted]" is not text
      Reply: status 200, application/json, 2 bytes
      Outcome: unknown, the platform may have done it; ask the platform before you repeat it
      What to do: the platform may have changed its format; please report it with the request id"
  `)
  expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE', retryable: false, outcome: 'unknown' })
})

test('a part that can not be decrypted', () => {
  const error = failures(200).decrypt('sent data that hunter22 does not open', 'check the key')
  expect(error.message.replace(docs, '')).toMatchInlineSnapshot(`
    "utools.getBaseInfo sent data that [redacted] does not open
      Reply: status 200, application/json, 2 bytes
      Outcome: unknown, the platform may have done it; ask the platform before you repeat it
      What to do: check the key"
  `)
  expect(error).toMatchObject({ code: 'ERR_REPLY_DECRYPT', retryable: false, outcome: 'unknown' })
})

test('a reply that must not be believed', () => {
  const error = failures(200).signature('ERR_SIGNATURE_STALE', 'sent a reply of yesterday', 'set the clock')
  expect(error.message.replace(docs, '')).toMatchInlineSnapshot(`
    "utools.getBaseInfo sent a reply of yesterday
      Reply: status 200, application/json, 2 bytes
      Outcome: unknown, the platform may have done it; ask the platform before you repeat it
      What to do: set the clock"
  `)
  expect(error).toMatchObject({ code: 'ERR_SIGNATURE_STALE', retryable: false, outcome: 'unknown' })
})

test('shows the media type without the secrets in it', () => {
  expect(failures(500, { 'content-type': 'text/hunter22; a=13812345678' }).status().reply).toEqual({
    status: 500,
    contentType: 'text/[redacted]; a=[redacted]',
    bodyBytes: 2
  })
})

test.each<[string, string | undefined]>([
  ['yz7-0a9faf0a-1583720718116-100001', 'yz7-0a9faf0a-1583720718116-100001'],
  ['5f3e3ce8-7b8a1e4a', '5f3e3ce8-7b8a1e4a'],
  ['has a blank', undefined],
  ['id-HUNTER22', undefined],
  ['call-13812345678', undefined],
  ['x'.repeat(129), undefined]
])('takes %j for an id in the body: %j', (requestId, taken) => {
  expect(failures(200).api({ vendorCode: 4202, vendorMessage: '', requestId }).requestId).toBe(taken)
})

test('a rule of the platform says when to come again, unless the reply does', () => {
  const limit = { vendorCode: 45011, vendorMessage: 'slow down', retryAfterMs: 60_000 }
  expect(failures(200).api(limit).retryAfterMs).toBe(60_000)
  expect(failures(200, { 'retry-after': '5' }).api(limit).retryAfterMs).toBe(5000)
})
