import { ServiceError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import type { FaultName, WeixinPushAttack } from '../../src/index.ts'
import { samplePng } from '../support/call-weixin.ts'
import { openSandbox } from '../support/open-sandbox.ts'
import { type AttackSection, describeFault, noteIfPassed, writeAttackPage } from './attack-table.ts'
import { openApp } from './open-app.ts'

/** One call of each kind: a login code, a token, a figure, bytes that are made, bytes that are fetched, a message, a number. */
const OPERATIONS = [
  'auth.code2Session',
  'auth.getStableAccessToken',
  'analysis.getVisitPage',
  'wxacode.get',
  'customerServiceMessage.getTempMedia',
  'customerServiceMessage.send',
  'phonenumber.getPhoneNumber'
] as const
type Operation = (typeof OPERATIONS)[number]

/** Replies of this platform are not signed: what a changed one says is believed, and TLS is what stands before that. */
const BELIEVED = 'believed'
/** The client mends it: a new token, or a header that it does not trust anyway. */
const MENDED = 'mended'
/** There is no JSON to double or to nest in an image. */
const WAITS = 'waits'

const every = (outcome: string, others: Partial<Record<Operation, string>> = {}): Record<Operation, string> =>
  Object.fromEntries(OPERATIONS.map((operation) => [operation, others[operation] ?? outcome])) as never
const images = (outcome: string) => ({ 'wxacode.get': outcome, 'customerServiceMessage.getTempMedia': outcome })
const without = (outcomes: Record<Operation, string>, ...left: Operation[]): Partial<Record<Operation, string>> =>
  Object.fromEntries(Object.entries(outcomes).filter(([operation]) => !left.includes(operation as Operation)))
const withToken = (outcome: string) => without(every(outcome), 'auth.code2Session', 'auth.getStableAccessToken')

/** What comes of each fault and attack, by operation. */
const ATTACKS: Readonly<Record<string, Partial<Record<Operation, string>>>> = {
  'html-502': every('ERR_HTTP_STATUS'),
  'rate-limit': every('ERR_WECHAT_OPENAPI_BUSY'),
  busy: every('ERR_WECHAT_OPENAPI_BUSY'),
  redirect: every('ERR_HTTP_STATUS'),
  'reset-before-reply': every('ERR_HTTP_NETWORK'),
  'reset-after-send': every('ERR_HTTP_NETWORK'),
  'reset-mid-body': every('ERR_HTTP_NETWORK'),
  'slow-headers': every('ERR_HTTP_TIMEOUT'),
  'slow-body': every('ERR_HTTP_TIMEOUT'),
  'huge-body': every('ERR_HTTP_BODY_TOO_LARGE'),
  'gzip-bomb': every('ERR_HTTP_BODY_TOO_LARGE'),
  'empty-body': every('ERR_HTTP_DECODE'),
  'not-json': every('ERR_HTTP_DECODE'),
  'truncated-json': every('ERR_HTTP_DECODE'),
  'deep-nesting': every('ERR_HTTP_DECODE', images(WAITS)),
  'gzip-unannounced': every('ERR_HTTP_DECODE'),
  'truncated-gzip': every('ERR_HTTP_NETWORK'),
  'duplicate-key': every(BELIEVED, {
    ...images(WAITS),
    // The forged values are of the wrong kind there: an object for a list, 1 for 0.
    'analysis.getVisitPage': 'ERR_REPLY_SHAPE',
    'customerServiceMessage.send': 'ERR_API',
    // The forged watermark names another app.
    'phonenumber.getPhoneNumber': 'ERR_SIGNATURE_BINDING'
  }),
  replay: every(BELIEVED),
  'token-not-latest': withToken(MENDED),
  'token-invalid': withToken(MENDED),
  'token-expired': withToken(MENDED),
  'token-disowned': withToken('ERR_WECHAT_OPENAPI_TOKEN'),
  'system-busy': every('ERR_WECHAT_OPENAPI_BUSY'),
  'quota-exhausted': every('ERR_WECHAT_OPENAPI_QUOTA'),
  'minute-limit': every('ERR_WECHAT_OPENAPI_RATE_LIMIT'),
  'precondition-failed': every('ERR_WECHAT_OPENAPI_REQUEST'),
  'control-characters': without(
    every(BELIEVED, { 'auth.getStableAccessToken': 'ERR_REPLY_SHAPE' }),
    'wxacode.get',
    'customerServiceMessage.getTempMedia'
  ),
  'truncated-image': images('ERR_HTTP_DECODE'),
  'wrong-content-type': every(MENDED),
  'error-as-image': images('ERR_WECHAT_OPENAPI_BUSY'),
  'wrong-watermark': { 'phonenumber.getPhoneNumber': 'ERR_SIGNATURE_BINDING' }
}

const ROWS = Object.entries(ATTACKS).flatMap(([name, outcomes]) =>
  Object.entries(outcomes).map(([operation, outcome]) => [name as FaultName, operation as Operation, outcome] as const)
)

const replies: AttackSection = {
  heading: 'Answers to calls',
  about:
    'Played by `@kaifang/sandbox` in place of a genuine answer. Nothing was repeated or followed behind it, and no error holds a secret. Where the platform signs no answer, or not the part that was changed, the table says what is believed: there the result rests on TLS.',
  rows: []
}

const pushes: AttackSection = {
  heading: 'Pushes',
  about:
    'Delivered over HTTP to `createMessagePushHandler`. None was handled, in secure and in compatible mode, as JSON and as XML.',
  rows: []
}

describe('the attack table of WeChat', () => {
  it('has a row for every fault on each of these operations that the sandbox can play', async () => {
    const sandbox = await openSandbox()
    const playable = sandbox.faults
      .list()
      .filter(({ services }) => services.includes('weixin'))
      .flatMap(({ name, operations = OPERATIONS }) =>
        OPERATIONS.filter((operation) => operations.includes(operation)).map((operation) => `${name} ${operation}`)
      )
    expect(ROWS.map(([name, operation]) => `${name} ${operation}`).sort()).toEqual(playable.sort())
  })

  it.each(ROWS)('%s on %s: %s', async (name, operation, outcome) => {
    const { sandbox, weixin } = await openApp()
    if (outcome !== WAITS) {
      const about = describeFault(sandbox, 'weixin', name, operation)
      noteIfPassed(replies.rows, { attack: name, about, on: operation, end: outcome })
    }
    const { openid } = sandbox.weixin.login()
    const file = { contentType: 'image/png', value: samplePng() }
    const { mediaId } = await weixin.customerServiceMessage.uploadTempMedia({ type: 'image', media: file })
    sandbox.weixin.say({ openid, text: 'hello' })
    const options = { timeout: name.startsWith('slow') ? 100 : 5000 }
    const calls: Record<Operation, () => Promise<object>> = {
      'auth.code2Session': () => weixin.auth.code2Session({ code: sandbox.weixin.login({ openid }).code }, options),
      'auth.getStableAccessToken': () => weixin.auth.getStableAccessToken({}, options),
      'analysis.getVisitPage': () =>
        weixin.analysis.getVisitPage({ beginDate: '20251201', endDate: '20251201' }, options),
      'wxacode.get': () => weixin.wxacode.get({ path: 'pages/index/index' }, options),
      'customerServiceMessage.getTempMedia': () => weixin.customerServiceMessage.getTempMedia({ mediaId }, options),
      'customerServiceMessage.send': () =>
        weixin.customerServiceMessage.send({ touser: openid, msgtype: 'text', text: { content: 'hi' } }, options),
      'phonenumber.getPhoneNumber': () =>
        weixin.phonenumber.getPhoneNumber({ code: sandbox.weixin.authorizePhone({ openid }).code }, options)
    }
    // So that there is something to play back.
    await calls[operation]()
    sandbox.faults.next(name, { operation })
    const before = sandbox.requests().length
    const result: unknown = await calls[operation]().catch((error: unknown) => error)
    const made = sandbox.requests().slice(before)
    const struck = made.map(({ fault }) => fault).filter((fault) => fault !== undefined)
    if (outcome === WAITS) return expect([struck, sandbox.faults.armed().length]).toEqual([[], 1])
    // It struck, and nothing was repeated behind it but for a new token.
    expect([struck, sandbox.faults.armed()]).toEqual([[name], []])
    expect(made.filter((entry) => entry.operation === operation)).toHaveLength(
      outcome === MENDED && name.startsWith('token') ? 2 : 1
    )
    if (outcome === BELIEVED || outcome === MENDED) return expect(result).toMatchObject({ errCode: 0 })
    expect(result).toSatisfy(ServiceError.isInstance)
    expect(result).toMatchObject({ code: outcome, operation })
    const shown = JSON.stringify(result) + String((result as Error).stack)
    const secrets = [
      sandbox.weixin.secret,
      sandbox.weixin.sessionKey(openid),
      ...sandbox.weixin.tokens().map(({ accessToken }) => accessToken)
    ]
    for (const secret of secrets) expect(shown).not.toContain(secret)
  })
})

/** What becomes of each attack by push. */
const PUSH_ATTACKS: Readonly<Record<WeixinPushAttack, string>> = {
  'bad-signature': 'ERR_SIGNATURE_MISMATCH',
  'unsigned-body': 'ERR_SIGNATURE_MISMATCH',
  'tampered-body': 'ERR_SIGNATURE_MISMATCH',
  'tampered-ciphertext': 'ERR_REPLY_DECRYPT',
  'wrong-appid': 'ERR_SIGNATURE_BINDING',
  'bad-padding': 'ERR_REPLY_DECRYPT',
  'bad-length': 'ERR_REPLY_DECRYPT',
  'stale-timestamp': 'ERR_SIGNATURE_STALE',
  'future-timestamp': 'ERR_SIGNATURE_STALE',
  downgrade: 'ERR_SIGNATURE_MISMATCH',
  'duplicate-key': 'ERR_SIGNATURE_MISMATCH',
  'xml-entity': 'ERR_HTTP_DECODE',
  'not-a-message': 'ERR_HTTP_DECODE',
  // Within its age it is the message that was handled: answered, and not handled again.
  replay: 'handled once'
}
const PUSH_ROWS = (['json', 'xml'] as const).flatMap((format) =>
  (['secure', 'compatible'] as const).flatMap((mode) =>
    Object.entries(PUSH_ATTACKS)
      .filter(([attack]) => attack !== 'xml-entity' || format === 'xml')
      .map(([attack, outcome]) => [attack as WeixinPushAttack, mode, format, outcome] as const)
  )
)

const PUSH_ABOUT: Readonly<Record<WeixinPushAttack, string>> = {
  'bad-signature': 'Another signature of the right form.',
  'unsigned-body': 'Only the address is signed, not the body.',
  'tampered-body': 'The body is changed after signing.',
  'tampered-ciphertext': 'The sealed part is changed, and signed again.',
  'wrong-appid': 'Sealed for another app.',
  'bad-padding': 'Sealed with a wrong padding.',
  'bad-length': 'Sealed with a length that does not fit.',
  'stale-timestamp': 'Rightly signed, long ago.',
  'future-timestamp': 'Rightly signed, in the future.',
  downgrade: 'In the clear, where secrecy is configured.',
  'duplicate-key': 'A key comes twice: the genuine value, then a forged one.',
  'xml-entity': 'An entity that names a file of the server.',
  'not-a-message': 'Rightly signed, and no message.',
  replay: 'Genuine, again; and once more when it is too old.'
}

describe('attacks by push', () => {
  it.each(PUSH_ROWS)('%s, %s, %s: %s', async (attack, mode, format, outcome) => {
    const app = await openApp()
    const { sandbox } = app
    noteIfPassed(pushes.rows, { attack, about: PUSH_ABOUT[attack], on: `${mode} ${format}`, end: outcome })
    await sandbox.weixin.setPush({ url: app.pushUrl, mode, format })
    const { openid } = sandbox.weixin.login()
    const { key, firstDelivery } = sandbox.weixin.say({ openid, text: 'hello' })
    expect(await firstDelivery).toMatchObject({ accepted: true })
    const [attempt] = await sandbox.weixin.deliver(key, { attack })
    expect(app.handled).toHaveLength(1)
    if (outcome === 'handled once') {
      expect([attempt?.accepted, app.refusals]).toEqual([true, []])
      await sandbox.clock.advance('11m')
      expect((await sandbox.weixin.deliver(key, { attack }))[0]?.accepted).toBe(false)
      return expect(app.refusals).toMatchObject([{ code: 'ERR_SIGNATURE_STALE' }])
    }
    expect(attempt?.accepted).toBe(false)
    expect(app.refusals).toMatchObject([{ code: outcome }])
    const shown = JSON.stringify(app.refusals[0]) + String((app.refusals[0] as Error).stack)
    for (const secret of [sandbox.weixin.messagePush.token, sandbox.weixin.messagePush.encodingAesKey, openid]) {
      expect(shown).not.toContain(secret)
    }
  })
})

describe('the page of attacks', () => {
  it('says what was seen here', async () => {
    const about =
      'What was tried on `@kaifang/wechat-openapi` and how it ended: %d cases, each shown by a test that passes. This page is written by `packages/sandbox/test/journeys/weixin-attacks.test.ts`, which fails when it says something else. Codes: [errors](errors.md).'
    const page = writeAttackPage('Attacks on WeChat mini programs', about, [replies, pushes])
    await expect(page).toMatchFileSnapshot('../../../../docs/attacks-weixin.md')
  })
})
