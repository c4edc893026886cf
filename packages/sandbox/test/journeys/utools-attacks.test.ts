import { ServiceError } from '@kaifang/http-core'
import { describe, expect, it } from 'vitest'
import type { FaultName } from '../../src/index.ts'
import { openSandbox } from '../support/open-sandbox.ts'
import { type AttackSection, describeFault, noteIfPassed, writeAttackPage } from './attack-table.ts'
import { openOrder, openShop } from './open-shop.ts'

const OPERATIONS = ['getBaseInfo', 'getPaymentRecord', 'createGoods'] as const
type Operation = (typeof OPERATIONS)[number]

/** Not an error: the platform does not sign this reply, and the result says so. */
const UNVERIFIED = 'verified: false'

const signed = (code: string) => ({ getBaseInfo: code, getPaymentRecord: code })
const every = (code: string) => ({ ...signed(code), createGoods: code })

/** What comes of each fault and attack, by operation. */
const ATTACKS: Readonly<Record<string, Partial<Record<Operation, string>>>> = {
  'html-502': every('ERR_HTTP_STATUS'),
  'empty-body': every('ERR_HTTP_DECODE'),
  'truncated-json': every('ERR_HTTP_DECODE'),
  'not-json': every('ERR_HTTP_DECODE'),
  'duplicate-key': { ...signed('ERR_SIGNATURE_MISMATCH'), createGoods: UNVERIFIED },
  'deep-nesting': every('ERR_HTTP_DECODE'),
  'huge-body': every('ERR_HTTP_BODY_TOO_LARGE'),
  'slow-headers': every('ERR_HTTP_TIMEOUT'),
  'slow-body': every('ERR_HTTP_TIMEOUT'),
  'reset-before-reply': every('ERR_HTTP_NETWORK'),
  'reset-after-send': every('ERR_HTTP_NETWORK'),
  'reset-mid-body': every('ERR_HTTP_NETWORK'),
  'rate-limit': every('ERR_UTOOLS_RATE_LIMIT'),
  busy: every('ERR_UTOOLS_UNAVAILABLE'),
  redirect: every('ERR_HTTP_STATUS'),
  'gzip-unannounced': every('ERR_HTTP_DECODE'),
  'truncated-gzip': every('ERR_HTTP_NETWORK'),
  'gzip-bomb': every('ERR_HTTP_BODY_TOO_LARGE'),
  replay: { ...signed('ERR_SIGNATURE_STALE'), createGoods: UNVERIFIED },
  'bad-signature': signed('ERR_SIGNATURE_MISMATCH'),
  'tampered-field': signed('ERR_SIGNATURE_MISMATCH'),
  'stale-time': signed('ERR_SIGNATURE_STALE'),
  'future-time': signed('ERR_SIGNATURE_STALE'),
  'wrong-plugin': { getPaymentRecord: 'ERR_SIGNATURE_BINDING' },
  'wrong-order': { getPaymentRecord: 'ERR_SIGNATURE_BINDING' }
}

const ROWS = Object.entries(ATTACKS).flatMap(([name, codes]) =>
  Object.entries(codes).map(([operation, code]) => [name as FaultName, operation as Operation, code] as const)
)
/** Attacks after which a write may have been done. */
const SENT = /^(?:reset|slow|huge|gzip|truncated|empty|not-json|deep|html|busy)/

const replies: AttackSection = {
  heading: 'Answers to calls',
  about:
    'Played by `@kaifang/sandbox` in place of a genuine answer. Nothing was repeated or followed behind it, and no error holds a secret. Where the platform signs no answer, or not the part that was changed, the table says what is believed: there the result rests on TLS.',
  rows: []
}

describe('the attack table of uTools', () => {
  it('has a row for every fault on every operation that the sandbox can play', async () => {
    const sandbox = await openSandbox()
    const playable = sandbox.faults
      .list()
      .filter(({ services }) => services.includes('utools'))
      .flatMap(({ name, operations = OPERATIONS }) => operations.map((operation) => `${name} ${operation}`))
    expect(ROWS.map(([name, operation]) => `${name} ${operation}`).sort()).toEqual(playable.sort())
  })

  it.each(ROWS)('%s on %s: %s', async (name, operation, code) => {
    const shop = await openShop()
    const { sandbox, utools } = shop
    const about = describeFault(sandbox, 'utools', name, operation)
    noteIfPassed(replies.rows, { attack: name, about, on: operation, end: code })
    const { accessToken } = sandbox.utools.login()
    const { orderId } = await openOrder(shop)
    const options = { timeout: name.startsWith('slow') ? 60 : 5000 }
    const calls: Record<Operation, () => Promise<object>> = {
      getBaseInfo: () => utools.getBaseInfo({ accessToken }, options),
      getPaymentRecord: () => utools.getPaymentRecord({ orderId }, options),
      createGoods: () => utools.createGoods({ title: 'x', totalFee: 1, accessToken }, options)
    }
    // So that there is something to play back, later than it can be believed.
    await calls[operation]()
    await sandbox.clock.advance('11m')
    sandbox.faults.next(name, { operation })
    const result: unknown = await calls[operation]().catch((error: unknown) => error)
    // It struck, and nothing was repeated or followed behind it.
    expect(sandbox.requests().at(-1)?.fault).toBe(name)
    expect(sandbox.faults.armed()).toEqual([])
    if (code === UNVERIFIED) return expect(result).toMatchObject({ verified: false })
    expect(result).toSatisfy(ServiceError.isInstance)
    const unknown = operation === 'createGoods' && SENT.test(name)
    expect(result).toMatchObject({ code, operation, outcome: unknown ? 'unknown' : 'rejected' })
    const shown = JSON.stringify(result) + String((result as Error).stack)
    for (const secret of [sandbox.utools.secret, accessToken]) expect(shown).not.toContain(secret)
  })

  it('getBaseInfo rests on TLS for one thing: a reply played back at once is believed, since it names no token', async () => {
    const { sandbox, utools } = await openShop()
    const first = sandbox.utools.login()
    await utools.getBaseInfo({ accessToken: first.accessToken })
    sandbox.faults.next('replay')
    const second = sandbox.utools.login()
    expect(await utools.getBaseInfo({ accessToken: second.accessToken })).toMatchObject({ openId: first.openId })
  })

  it('getPaymentRecord does not: the record names its order', async () => {
    const shop = await openShop()
    const first = await openOrder(shop, 'order-1')
    const second = await openOrder(shop, 'order-2')
    await shop.utools.getPaymentRecord({ orderId: first.orderId })
    shop.sandbox.faults.next('replay')
    await expect(shop.utools.getPaymentRecord({ orderId: second.orderId })).rejects.toMatchObject({
      code: 'ERR_SIGNATURE_BINDING'
    })
  })

  it('a reply whose every field is changed is refused', async () => {
    const shop = await openShop()
    const { sandbox, utools } = shop
    const { orderId } = await openOrder(shop)
    const fields = Object.keys((await utools.getPaymentRecord({ orderId })).raw)
    expect(fields).toHaveLength(12)
    for (const field of fields) {
      sandbox.faults.next('tampered-field', { operation: 'getPaymentRecord', field })
      await expect(utools.getPaymentRecord({ orderId }), field).rejects.toMatchObject({
        code: 'ERR_SIGNATURE_MISMATCH'
      })
    }
  })
})

describe('the page of attacks', () => {
  it('says what was seen here', async () => {
    const about =
      'What was tried on `@kaifang/utools` and how it ended: %d cases, each shown by a test that passes. This page is written by `packages/sandbox/test/journeys/utools-attacks.test.ts`, which fails when it says something else. Codes: [errors](errors.md).'
    const page = writeAttackPage('Attacks on uTools', about, [replies])
    await expect(page).toMatchFileSnapshot('../../../../docs/attacks-utools.md')
  })
})
