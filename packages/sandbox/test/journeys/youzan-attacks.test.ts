import { ServiceError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import type { FaultName, YouzanPushAttack } from '../../src/index.ts'
import { openSandbox } from '../support/open-sandbox.ts'
import { type AttackSection, describeFault, noteIfPassed, writeAttackPage } from './attack-table.ts'
import { connectYouzan, openYouzanServer } from './open-youzan-shop.ts'

const TOKEN = 'auth.getToken'
const READ = 'youzan.trade.get'
const WRITE = 'youzan.trade.memo.update'
const OPERATIONS = [TOKEN, READ, WRITE] as const
type Operation = (typeof OPERATIONS)[number]

/** Replies of this platform are not signed: what a changed one says is believed, and TLS is what stands before that. */
const BELIEVED = 'believed'
/** The client mends it: another token, and the call once more. */
const MENDED = 'mended'

const calls = (outcome: string) => ({ [READ]: outcome, [WRITE]: outcome })
const every = (outcome: string) => ({ [TOKEN]: outcome, ...calls(outcome) })

/** What comes of each fault, by operation. */
const ATTACKS: Readonly<Record<string, Partial<Record<Operation, string>>>> = {
  'html-502': every('ERR_HTTP_STATUS'),
  'empty-body': every('ERR_HTTP_DECODE'),
  'truncated-json': every('ERR_HTTP_DECODE'),
  'not-json': every('ERR_HTTP_DECODE'),
  'duplicate-key': every(BELIEVED),
  'deep-nesting': every('ERR_HTTP_DECODE'),
  'huge-body': every('ERR_HTTP_BODY_TOO_LARGE'),
  'slow-headers': every('ERR_HTTP_TIMEOUT'),
  'slow-body': every('ERR_HTTP_TIMEOUT'),
  'reset-before-reply': every('ERR_HTTP_NETWORK'),
  'reset-after-send': every('ERR_HTTP_NETWORK'),
  'reset-mid-body': every('ERR_HTTP_NETWORK'),
  'rate-limit': every('ERR_YOUZAN_RATE_LIMIT'),
  // The body says 5001, which is "system error" for a status 503 and a wrong parameter for a status 200.
  busy: every('ERR_YOUZAN_PARAMETER'),
  redirect: every('ERR_HTTP_STATUS'),
  'gzip-unannounced': every('ERR_HTTP_DECODE'),
  'truncated-gzip': every('ERR_HTTP_NETWORK'),
  'gzip-bomb': every('ERR_HTTP_BODY_TOO_LARGE'),
  replay: every(BELIEVED),
  'rotated-refresh-token': { [TOKEN]: 'ERR_YOUZAN_AUTHORIZATION' },
  'dead-token-4201': calls(MENDED),
  'dead-token-4202': calls(MENDED),
  'dead-token-4203': calls(MENDED),
  'dead-token-kept': calls(MENDED),
  'gateway-code-in-body': calls(MENDED),
  'gateway-rate-limit': calls('ERR_YOUZAN_RATE_LIMIT'),
  'business-rate-limit': calls('ERR_YOUZAN_RATE_LIMIT'),
  'business-failure': calls('ERR_YOUZAN_NOT_FOUND'),
  'no-permission': calls('ERR_YOUZAN_PERMISSION'),
  'gateway-error': calls('ERR_YOUZAN_PARAMETER'),
  'read-timeout': calls('ERR_YOUZAN_UNAVAILABLE'),
  'legacy-error': calls('ERR_YOUZAN_UNAVAILABLE'),
  'legacy-envelope': calls(BELIEVED),
  'top-level-data': calls(BELIEVED),
  'unknown-envelope': calls('ERR_REPLY_SHAPE'),
  'html-200': calls('ERR_HTTP_DECODE'),
  'text-code': calls(BELIEVED)
}

const ROWS = Object.entries(ATTACKS).flatMap(([name, outcomes]) =>
  Object.entries(outcomes).map(([operation, outcome]) => [name as FaultName, operation as Operation, outcome] as const)
)
/** Faults after which a write may have been done. */
const SENT =
  /^(?:reset|slow|huge|gzip|truncated|empty|not-json|deep|html|busy|unknown|read-timeout|legacy-error|gateway-error)/

const replies: AttackSection = {
  heading: 'Answers to calls',
  about:
    'Played by `@kaifang/sandbox` in place of a genuine answer. Nothing was repeated or followed behind it, and no error holds a secret. Where the platform signs no answer, or not the part that was changed, the table says what is believed: there the result rests on TLS.',
  rows: []
}

const pushes: AttackSection = {
  heading: 'Pushes',
  about: 'Delivered over HTTP to `createPushHandler`. None was handled, and the genuine one behind it was.',
  rows: []
}

describe('the attack table of Youzan', () => {
  it('has a row for every fault on every kind of operation that the sandbox can play', async () => {
    const sandbox = await openSandbox()
    const playable = sandbox.faults
      .list()
      .filter(({ services }) => services.includes('youzan'))
      .flatMap(({ name, operations = OPERATIONS }) =>
        OPERATIONS.filter((operation) => operations.includes(operation)).map((operation) => `${name} ${operation}`)
      )
    expect(ROWS.map(([name, operation]) => `${name} ${operation}`).sort()).toEqual(playable.sort())
  })

  it.each(ROWS)('%s on %s: %s', async (name, operation, outcome) => {
    const sandbox = await openSandbox()
    const { youzan } = sandbox
    const about = describeFault(sandbox, 'youzan', name, operation)
    noteIfPassed(replies.rows, { attack: name, about, on: operation, end: outcome })
    const client = connectYouzan(sandbox)
    const { tid } = youzan.createTrade().trade
    const options = { timeout: name.startsWith('slow') ? 60 : 5000 }
    const run: Record<Operation, () => Promise<unknown>> = {
      [TOKEN]: () =>
        name === 'rotated-refresh-token'
          ? client.auth.refreshToken({ grantId: youzan.grantId }, options)
          : client.auth.getToken({ refresh: true }, options),
      [READ]: () => client.call(READ, '4.0.2', { tid }, options),
      [WRITE]: () => client.call(WRITE, '3.0.0', { tid, memo: '加急' }, options)
    }
    // So that there is something to play back, and a token in the store.
    await client.auth.getToken()
    await client.call(WRITE, '3.0.0', { tid, memo: '先' })
    await client.call(READ, '4.0.2', { tid })
    sandbox.faults.next(name, { operation })
    const before = sandbox.requests().length
    const result: unknown = await run[operation]().catch((error: unknown) => error)
    const log = sandbox.requests().slice(before)
    expect(sandbox.faults.armed()).toEqual([])
    expect(log.filter(({ fault }) => fault === name)).toHaveLength(1)
    if (outcome === BELIEVED || outcome === MENDED) {
      expect(result).toMatchObject({ errCode: 0 })
      // Mended: the refused call, one token (two when the first is the dead one), and the call again.
      const length = outcome === BELIEVED ? 1 : name === 'dead-token-kept' ? 4 : 3
      expect(log).toHaveLength(length)
      if (operation === WRITE && outcome === MENDED) expect(youzan.trade(tid).memo).toBe('加急')
      return
    }
    // Nothing was repeated or followed behind it.
    expect(log).toHaveLength(1)
    expect(result).toSatisfy(ServiceError.isInstance)
    const unknown = operation !== READ && SENT.test(name)
    expect(result).toMatchObject({ code: outcome, outcome: unknown ? 'unknown' : 'rejected' })
    const shown = JSON.stringify(result) + String((result as Error).stack)
    const secrets = youzan.tokens().flatMap(({ accessToken, refreshToken }) => [accessToken, refreshToken])
    for (const secret of [youzan.clientSecret, ...secrets]) expect(shown).not.toContain(secret)
  })
})

/** What comes of each forged push. */
const PUSHES: Readonly<Record<YouzanPushAttack, string>> = {
  'bad-signature': 'ERR_SIGNATURE_MISMATCH',
  unsigned: 'ERR_SIGNATURE_MISMATCH',
  'body-sign-only': 'ERR_SIGNATURE_MISMATCH',
  'tampered-body': 'ERR_SIGNATURE_MISMATCH',
  reserialised: 'ERR_SIGNATURE_MISMATCH',
  'signed-decoded': 'ERR_SIGNATURE_MISMATCH',
  'upper-case-sign': 'ERR_SIGNATURE_MISMATCH',
  'wrong-client': 'ERR_SIGNATURE_MISMATCH',
  'duplicate-key': 'ERR_SIGNATURE_MISMATCH'
}

const PUSH_ABOUT: Readonly<Record<YouzanPushAttack, string>> = {
  'bad-signature': 'Another signature of the right form.',
  unsigned: 'No signature at all.',
  'body-sign-only': 'Only the signature inside the body, which the older protocol had.',
  'tampered-body': 'Changed after signing.',
  reserialised: 'The same JSON, written anew.',
  'signed-decoded': 'Signed over the decoded text instead of the bytes.',
  'upper-case-sign': 'The right signature in upper case.',
  'wrong-client': "Signed with another application's secret.",
  'duplicate-key': 'A key comes twice: the genuine value, then a forged one.'
}

describe('forged pushes', () => {
  it.each(Object.entries(PUSHES) as [YouzanPushAttack, string][])(
    '%s: %s, and nothing is handled',
    async (attack, code) => {
      const { sandbox, handled, refusals } = await openYouzanServer()
      noteIfPassed(pushes.rows, { attack, about: PUSH_ABOUT[attack], on: 'a push', end: code })
      sandbox.youzan.drop()
      await sandbox.youzan.createTrade().firstDelivery
      const { key } = sandbox.youzan.pushes()[0]!
      const [attempt] = await sandbox.youzan.deliver(key, { attack })
      expect(attempt?.accepted).toBe(false)
      expect(refusals).toMatchObject([{ code }])
      expect(handled).toEqual([])
      // The genuine one is not lost by it.
      await sandbox.youzan.resend(key)
      expect(handled).toHaveLength(1)
      expect(JSON.stringify(refusals) + String((refusals[0] as Error).stack)).not.toContain(sandbox.youzan.clientSecret)
    }
  )

  it('every field that is changed after signing is refused; signed again it must still be of this application', async () => {
    const { sandbox, handled, refusals } = await openYouzanServer()
    await sandbox.youzan.createTrade().firstDelivery
    const [push] = sandbox.youzan.pushes()
    const fields = Object.keys(JSON.parse(sandbox.youzan.outbox()[0]!.attempts[0]!.requestBody))
    expect(fields).toHaveLength(14)
    for (const field of [...fields, 'another']) {
      await sandbox.youzan.deliver(push!.key, { tamper: { field, value: 'forged' } })
      expect(refusals.pop(), field).toMatchObject({ code: 'ERR_SIGNATURE_MISMATCH' })
    }
    await sandbox.youzan.deliver(push!.key, { tamper: { field: 'client_id', value: 'another', resign: true } })
    expect(refusals.pop()).toMatchObject({ code: 'ERR_SIGNATURE_BINDING' })
    expect(handled).toHaveLength(1)
  })
})

describe('the page of attacks', () => {
  it('says what was seen here', async () => {
    const about =
      'What was tried on `@kaifang/youzan` and how it ended: %d cases, each shown by a test that passes. This page is written by `packages/sandbox/test/journeys/youzan-attacks.test.ts`, which fails when it says something else. Codes: [errors](errors.md).'
    const page = writeAttackPage('Attacks on Youzan', about, [replies, pushes])
    await expect(page).toMatchFileSnapshot('../../../../docs/attacks-youzan.md')
  })
})
