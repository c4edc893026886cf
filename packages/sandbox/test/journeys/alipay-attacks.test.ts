import { ServiceError } from '@kaifang/http-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FaultName, type Sandbox, startSandbox } from '../../src/index.ts'
import {
  ALIPAY_CALLED,
  type AlipayOperation,
  type AlipayShop,
  payOrder,
  placeOrder,
  prepareAlipayCalls,
  refundOrder
} from './alipay-calls.ts'
import { type AttackRow, writeAttackPage } from './attack-table.ts'
import { openAlipayShop } from './open-payment-shop.ts'

const OPERATIONS = Object.keys(ALIPAY_CALLED) as AlipayOperation[]
const WRITES: readonly string[] = [
  // Uses up the code.
  'alipay.system.oauth.token',
  'alipay.trade.create',
  'alipay.trade.close',
  'alipay.trade.cancel',
  'alipay.trade.refund'
]

/** No error: what came is right, oddly written. */
const READ = 'read all the same'
/** No error: nothing that is signed tells it from the right one, and TLS is what stands before it. */
const BELIEVED = 'believed: rests on TLS'
/** No error: the result says `retryFlag: 'Y'`. */
const RETRY_FLAG = 'told: `retryFlag` is `Y`'

const MISMATCH = 'ERR_SIGNATURE_MISMATCH'
const BINDING = 'ERR_SIGNATURE_BINDING'
const DECODE = 'ERR_HTTP_DECODE'
const SHAPE = 'ERR_REPLY_SHAPE'

/** What comes of each fault; where operations differ, by operation. */
const REPLIES: Readonly<Record<string, string | Partial<Record<AlipayOperation, string>>>> = {
  'html-502': 'ERR_HTTP_STATUS',
  'rate-limit': 'ERR_HTTP_STATUS',
  busy: 'ERR_HTTP_STATUS',
  redirect: 'ERR_HTTP_STATUS',
  'reset-before-reply': 'ERR_HTTP_NETWORK',
  'reset-after-send': 'ERR_HTTP_NETWORK',
  'reset-mid-body': 'ERR_HTTP_NETWORK',
  'slow-headers': 'ERR_HTTP_TIMEOUT',
  'slow-body': 'ERR_HTTP_TIMEOUT',
  'huge-body': 'ERR_HTTP_BODY_TOO_LARGE',
  'gzip-bomb': 'ERR_HTTP_BODY_TOO_LARGE',
  'empty-body': DECODE,
  'not-json': DECODE,
  // A zip that is cut shows where it is read: its directory stands at the end.
  'truncated-json': { ...others(DECODE), downloadBill: 'ERR_BILL_CSV_COMPRESSION' },
  'duplicate-key': SHAPE,
  'deep-nesting': DECODE,
  'gzip-unannounced': DECODE,
  'truncated-gzip': 'ERR_HTTP_NETWORK',
  replay: {
    ...others(BINDING),
    // Neither names what was asked for.
    'alipay.system.oauth.token': BELIEVED,
    'alipay.data.dataservice.bill.downloadurl.query': BELIEVED,
    downloadBill: BELIEVED
  },
  'bad-signature': MISMATCH,
  'tampered-field': MISMATCH,
  'unsigned-success': MISMATCH,
  'duplicate-node': SHAPE,
  'sign-first': READ,
  'odd-json': READ,
  'other-node': SHAPE,
  'wrong-order': BINDING,
  'wrong-cert-sn': MISMATCH,
  'gbk-reply': READ,
  'html-page': DECODE,
  'system-error': 'ERR_ALIPAY_UNAVAILABLE',
  'system-error-acted': 'ERR_ALIPAY_UNAVAILABLE',
  'acq-system-error': 'ERR_ALIPAY_UNAVAILABLE',
  'acq-system-error-acted': 'ERR_ALIPAY_UNAVAILABLE',
  'app-call-limited': 'ERR_ALIPAY_RATE_LIMIT',
  'cancel-retry': RETRY_FLAG,
  'refund-charge-error': 'ERR_ALIPAY_BUSINESS',
  'seller-balance-not-enough': 'ERR_ALIPAY_MERCHANT',
  'bill-html': DECODE
}
/** Faults that are made of JSON. */
const OF_JSON: readonly string[] = ['duplicate-key', 'deep-nesting']
/** After these it is known that nothing was done. */
const REFUSED = /^(?:rate-limit|redirect|app-call-limited|refund-charge-error|seller-balance-not-enough)$/

function others(end: string): Record<AlipayOperation, string> {
  return Object.fromEntries(OPERATIONS.map((operation) => [operation, end])) as Record<AlipayOperation, string>
}

const day = '20260102'
const sections = {
  replies: {
    heading: 'Answers to calls',
    about:
      'Played by `@kaifang/sandbox` in place of a genuine answer. Each was sent once and nothing was repeated behind it; no error holds the key. After a write that may have been done the error says `outcome: "unknown"`.',
    rows: [] as AttackRow[]
  },
  notifications: {
    heading: 'Notifications',
    about:
      'Delivered over HTTP to `createNotifyHandler`. None was handled, each was answered as failed, and the genuine one behind it was handled once.',
    rows: [] as AttackRow[]
  }
}

const CALLS = prepareAlipayCalls(day)
let sandbox: Sandbox
let keyShop: AlipayShop
let certificateShop: AlipayShop
let privateKey: string

beforeAll(async () => {
  sandbox = await startSandbox({
    seed: 'attacks',
    startTime: Date.UTC(2026, 0, 2, 3, 4, 5),
    frozen: true,
    logLimit: 10_000
  })
  keyShop = await openAlipayShop(sandbox)
  privateKey = (await sandbox.alipay.keys()).privateKey
  const { app, alipay, root } = await sandbox.alipay.certificates()
  certificateShop = await openAlipayShop(sandbox, { certificates: { app, alipay, root }, alipayPublicKey: undefined })
  await refundOrder(keyShop, await payOrder(keyShop))
  await sandbox.clock.advance('1d')
})
afterAll(async () => {
  await keyShop.close()
  await certificateShop.close()
  await sandbox.close()
})

describe('answers of Alipay', () => {
  it('each fault that the sandbox plays has its row', () => {
    const playable = sandbox.faults.list().filter(({ services }) => services.includes('alipay'))
    expect(Object.keys(REPLIES).sort()).toEqual([...new Set(playable.map(({ name }) => name as string))].sort())
  })

  it.each(Object.keys(REPLIES))('%s', async (name) => {
    const playable = sandbox.faults.list().filter((fault) => fault.name === name && fault.services.includes('alipay'))
    const operations = OPERATIONS.filter(
      (operation) =>
        playable.some((fault) => fault.operations?.includes(operation) ?? true) &&
        // A zip has no keys.
        !(operation === 'downloadBill' && OF_JSON.includes(name))
    )
    expect(operations).not.toEqual([])
    const shop = name === 'wrong-cert-sn' ? certificateShop : keyShop
    for (const operation of operations) {
      const ends = REPLIES[name]
      const end = typeof ends === 'string' ? ends : ends?.[operation]
      // So that there is something to play back.
      await (await CALLS[operation](shop))({ timeout: 5000 })
      const call = await CALLS[operation](shop)
      const before = sandbox.requests().length
      sandbox.faults.next(name as FaultName, { service: 'alipay', operation })
      const result: unknown = await call({ timeout: name.startsWith('slow') ? 60 : 5000 }).catch(
        (error: unknown) => error
      )
      const struck = sandbox
        .requests()
        .slice(before)
        .filter((request) => request.operation === operation)
      expect(sandbox.faults.armed(), operation).toEqual([])
      expect(
        struck.map(({ fault }) => fault),
        operation
      ).toEqual([name])
      if (end === RETRY_FLAG) expect(result, operation).toMatchObject({ retryFlag: 'Y' })
      else if (end === READ || end === BELIEVED) expect(result, operation).not.toBeInstanceOf(Error)
      else {
        expect(result, operation).toMatchObject({ code: end })
        const unknown = WRITES.includes(operation) && !REFUSED.test(name)
        if (ServiceError.isInstance(result)) expect(result.outcome, operation).toBe(unknown ? 'unknown' : 'rejected')
        expect(JSON.stringify(result) + String((result as Error).stack)).not.toContain(privateKey.slice(40, 80))
      }
      const about = playable.find((fault) => fault.operations?.includes(operation) ?? true)?.description ?? ''
      sections.replies.rows.push({ attack: name, about, on: ALIPAY_CALLED[operation], end: end ?? '' })
    }
  })
})

type Delivery = Parameters<Sandbox['alipay']['deliver']>[1]
type AlipayNotifyAttack = NonNullable<NonNullable<Delivery>['attack']>

/** What comes of each forged notification, whether of a payment or of a refund. */
const FORGED: Readonly<Record<AlipayNotifyAttack, readonly [string, string]>> = {
  'bad-signature': ['Signed for another amount.', MISMATCH],
  unsigned: ['No signature.', MISMATCH],
  'signed-with-sign-type': ['Signed as messages of the open platform are, not as trades are.', MISMATCH],
  'wrong-key': ["Signed with another merchant's key.", MISMATCH],
  'sha1-signature': ['Rightly signed with SHA-1, and the message itself says `RSA`.', MISMATCH],
  'double-encoded': ['Percent-encoded twice, as some receivers decode twice.', MISMATCH],
  'duplicate-field': ['A field comes twice: the genuine amount, then a forged one.', DECODE]
}

/** A paid order and a refund that succeeded, neither of which anybody has heard of yet. */
async function openUnheard(): Promise<Readonly<Record<'payment' | 'refund', Unheard>>> {
  const outTradeNo = await placeOrder(keyShop)
  sandbox.alipay.drop({ times: 2 })
  await sandbox.alipay.pay(outTradeNo).firstDelivery
  const outRefundNo = await refundOrder(keyShop, outTradeNo)
  const reference = { outTradeNo, outRequestNo: outRefundNo }
  await sandbox.clock.advance('1s')
  const [refunded, paid] = [...sandbox.alipay.outbox()].reverse().map(({ attempts }) => attempts[0]?.requestBody ?? '')
  return {
    payment: {
      reference: { outTradeNo },
      body: paid ?? '',
      handled: () => keyShop.paid.filter((notify) => notify.outTradeNo === outTradeNo).length
    },
    refund: {
      reference,
      body: refunded ?? '',
      handled: () => keyShop.refunded.filter((notify) => notify.outRefundNo === outRefundNo).length
    }
  }
}

interface Unheard {
  readonly reference: { readonly outTradeNo: string; readonly outRequestNo?: string }
  /** The genuine message. */
  readonly body: string
  handled(): number
}

/** Delivers what a forger sends: refused with this code and not handled, and the genuine one still is. */
async function expectRefused(
  { reference, handled }: Unheard,
  deliveries: readonly Delivery[],
  end: string
): Promise<void> {
  for (const delivery of deliveries) {
    const [attempt] = await sandbox.alipay.deliver(reference, delivery)
    expect(attempt?.accepted, JSON.stringify(delivery)).toBe(false)
    expect(keyShop.refusals.pop(), JSON.stringify(delivery)).toMatchObject({ code: end })
  }
  expect(handled()).toBe(0)
  expect((await sandbox.alipay.resend(reference)).accepted).toBe(true)
  expect(handled()).toBe(1)
  expect(keyShop.refusals).toEqual([])
}

const note = (attack: string, about: string, on: string, end: string): void => {
  sections.notifications.rows.push({ attack, about, on, end })
}

describe('forged notifications of Alipay', () => {
  it.each(Object.keys(FORGED) as AlipayNotifyAttack[])('%s', async (attack) => {
    const [about, end] = FORGED[attack]
    const { payment, refund: refunded } = await openUnheard()
    await expectRefused(payment, [{ attack }], end)
    note(attack, about, 'a payment', end)
    await expectRefused(refunded, [{ attack }], end)
    note(attack, about, 'a refund', end)
  })

  it('every field that is changed, removed or added', async () => {
    const { payment, refund: refunded } = await openUnheard()
    for (const [kind, message] of [
      ['a payment', payment],
      ['a refund', refunded]
    ] as const) {
      const fields = [...new URLSearchParams(message.body).keys()].filter(
        (name) => !/^sign(?:_type)?$|^charset$/.test(name)
      )
      expect(fields.length).toBeGreaterThan(18)
      const tampers = [...fields, 'another'].map((field) => ({ field, value: '1' }))
      const removals = fields.map((field) => ({ field, value: undefined }))
      await expectRefused(
        message,
        [...tampers, ...removals].map((tamper) => ({ tamper })),
        MISMATCH
      )
      note('tampered-field', 'Each field in turn is changed, removed, or one is added.', kind, MISMATCH)
    }
  })

  it.each([
    ['wrong-app', 'Rightly signed, for another app.', 'app_id', '2021000000000000'],
    ['wrong-seller', 'Rightly signed, for another merchant.', 'seller_id', '2088000000000000']
  ])('%s', async (attack, about, field, value) => {
    const { payment, refund: refunded } = await openUnheard()
    await expectRefused(payment, [{ tamper: { field, value, resign: true } }], BINDING)
    await expectRefused(refunded, [{ tamper: { field, value, resign: true } }], BINDING)
    note(attack, about, 'both kinds', BINDING)
  })

  it('an algorithm that the message itself names', async () => {
    const { payment } = await openUnheard()
    for (const value of ['RSA', 'none', 'HS256']) {
      const [attempt] = await sandbox.alipay.deliver(payment.reference, { tamper: { field: 'sign_type', value } })
      expect(attempt?.accepted).toBe(true)
    }
    expect(payment.handled()).toBe(1)
    const about = 'A genuine message says `RSA`, `none` or `HS256`, which no signature covers.'
    note('sign-type', about, 'a payment', 'verified as configured, handled once')
  })

  it('amounts that are none, rightly signed', async () => {
    const { payment } = await openUnheard()
    const values = ['1e3', '0.001', '-1.00', '1,00']
    const deliveries = values.map((value) => ({ tamper: { field: 'total_amount', value, resign: true } }))
    await expectRefused(payment, deliveries, SHAPE)
    note('odd-amount', 'Rightly signed, with an amount that is no yuan with two digits of fen.', 'a payment', SHAPE)
  })

  it.each([
    ['not-a-form', 'JSON in place of a form.', '{"app_id":"2021000000000000"}', MISMATCH],
    ['blank-body', 'White space.', ' ', DECODE],
    ['bad-percent', 'A percent sign that stands for nothing.', 'app_id=%zz&sign=AAAA', DECODE]
  ])('%s', async (attack, about, rawBody, end) => {
    const { payment } = await openUnheard()
    await expectRefused(payment, [{ rawBody }], end)
    note(attack, about, 'the address', end)
  })

  it('a body of 2 MB', async () => {
    const response = await fetch(keyShop.notifyUrl, { method: 'POST', body: `a=${'x'.repeat(2_000_000)}` })
    expect(await response.text()).not.toBe('success')
    expect(keyShop.refusals.pop()).toMatchObject({ code: 'ERR_INPUT' })
    note('huge-body', 'A message of 2 MB.', 'the address', 'ERR_INPUT')
  })

  it('one kind of message given for the other', async () => {
    const { payment, refund: refunded } = await openUnheard()
    const { verifyPaymentNotify, verifyRefundNotify } = keyShop.payment
    await expect(verifyPaymentNotify({ body: refunded.body })).rejects.toMatchObject({ code: BINDING })
    await expect(verifyRefundNotify({ body: payment.body })).rejects.toMatchObject({ code: BINDING })
    note('cross-type', 'A genuine refund given for a payment.', '`verifyPaymentNotify`', BINDING)
    note('cross-type', 'A genuine refund given for a payment.', '`verifyRefundNotify`, the other way round', BINDING)
  })

  it('a body that a parser has read', async () => {
    const body = { out_trade_no: 'attack_1', total_amount: '1.00' } as unknown as string
    await expect(keyShop.payment.verifyPaymentNotify({ body })).rejects.toMatchObject({ code: 'ERR_INPUT' })
    note('parsed-body', 'An object in place of the bytes: nothing is left to verify.', 'both kinds', 'ERR_INPUT')
  })

  it('a genuine message again and again', async () => {
    const { payment, refund: refunded } = await openUnheard()
    for (const { reference, handled } of [payment, refunded]) {
      const copies = await sandbox.alipay.deliver(reference, { copies: 5 })
      expect(copies.some(({ accepted }) => accepted)).toBe(true)
      await sandbox.clock.advance('1d')
      expect((await sandbox.alipay.resend(reference)).accepted).toBe(true)
      expect(handled()).toBe(1)
    }
    note('replay', 'Genuine, five at the same time, and again a day later.', 'both kinds', 'handled once')
  })

  it('the page of attacks says what was seen here', async () => {
    const about =
      'What was tried on `@kaifang/alipay` and the Alipay side of `@kaifang/payment` and how it ended: %d cases, each shown by a test that passes. This page is written by `packages/sandbox/test/journeys/alipay-attacks.test.ts`, which fails when it says something else. Codes: [errors](errors.md).'
    const page = writeAttackPage('Attacks on Alipay', about, Object.values(sections))
    await expect(page).toMatchFileSnapshot('../../../../docs/attacks-alipay.md')
  })
})
