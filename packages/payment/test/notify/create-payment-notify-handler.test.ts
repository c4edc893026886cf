import { createMemoryOnceStore } from '@kaifang/http-core'
import { describe, expect, it, vi } from 'vitest'
import { createPaymentNotifyHandler, type NotifyChannel } from '../../src/notify/create-payment-notify-handler.ts'
import type { OtherNotify, PaymentNotify, PaymentNotifyHandlerOptions, RefundNotify } from '../../src/payment-types.ts'

const success = { status: 200, contentType: 'text/plain', body: 'success' }
const failure = { status: 200, contentType: 'text/plain', body: 'fail' }

type Message = Pick<PaymentNotify | RefundNotify | OtherNotify, 'kind'> & { readonly id: string }

/** A channel whose messages are JSON texts of what they report. */
const channel = {
  caller: 'payment.createNotifyHandler',
  verify: async (input: { body: string }) => JSON.parse(input.body),
  keyOf: (notify: Message) => `test:${notify.kind}:${notify.id}`,
  success,
  failure
} as unknown as NotifyChannel<PaymentNotify, RefundNotify>

const message = (kind: Message['kind'], id = '1') => ({ body: JSON.stringify({ kind, id }) })

function setUp(more: Partial<PaymentNotifyHandlerOptions> = {}) {
  const work = { onPayment: vi.fn(), onRefund: vi.fn(), onOther: vi.fn(), onError: vi.fn() }
  const onceStore = createMemoryOnceStore()
  return { ...work, handler: createPaymentNotifyHandler(channel, { ...work, onceStore, ...more }) }
}

it.each([
  ['payment', 'onPayment'],
  ['refund', 'onRefund'],
  ['other', 'onOther']
] as const)('brings a %s to %s alone, once', async (kind, name) => {
  const set = setUp()
  expect(await set.handler.reply(message(kind))).toBe(success)
  expect(await set.handler.reply(message(kind))).toBe(success)
  for (const work of ['onPayment', 'onRefund', 'onOther'] as const) {
    expect(set[work]).toHaveBeenCalledTimes(work === name ? 1 : 0)
  }
  expect(set[name]).toHaveBeenCalledWith({ kind, id: '1' })
})

it('keeps a payment and a refund of one number apart', async () => {
  const set = setUp()
  await set.handler.reply(message('payment', '7'))
  await set.handler.reply(message('refund', '7'))
  expect(set.onPayment).toHaveBeenCalledTimes(1)
  expect(set.onRefund).toHaveBeenCalledTimes(1)
})

it('answers what nobody asked to hear of as done', async () => {
  const work = { onPayment: vi.fn(), onRefund: vi.fn(), onError: vi.fn() }
  const handler = createPaymentNotifyHandler(channel, { ...work, onceStore: createMemoryOnceStore() })
  expect(await handler.reply(message('other'))).toBe(success)
  expect(work.onError).not.toHaveBeenCalled()
})

it('asks for another delivery when the work fails, and then does it', async () => {
  const set = setUp()
  set.onRefund.mockRejectedValueOnce(new Error('database is down'))
  expect(await set.handler.reply(message('refund'))).toBe(failure)
  expect(set.onError).toHaveBeenCalledWith(new Error('database is down'))
  expect(await set.handler.reply(message('refund'))).toBe(success)
  expect(set.onRefund).toHaveBeenCalledTimes(2)
})

it('asks for another delivery of what can not be verified, and does not do it', async () => {
  const set = setUp()
  expect(await set.handler.reply({ body: 'no JSON' })).toBe(failure)
  expect(set.onError).toHaveBeenCalledTimes(1)
  expect(set.onPayment).not.toHaveBeenCalled()
})

describe('an option that is wrong is named at once', () => {
  it.each([
    ['onPayment', { onPayment: undefined }, 'expected a function, got nothing'],
    ['onRefund', { onRefund: 'later' }, 'expected a function, got text of 5 characters'],
    ['onOther', { onOther: 1 }, 'expected a function'],
    ['onError', { onError: undefined }, 'expected a function'],
    ['onceStore', { onceStore: {} }, 'expected an OnceStore'],
    ['leaseMs', { leaseMs: 0 }, 'expected an integer from 1'],
    ['handle', { handle: () => {} }, 'expected one of the known fields']
  ])('%s', (field, more, rule) => {
    const make = () => setUp(more as unknown as Partial<PaymentNotifyHandlerOptions>)
    expect(make).toThrow(`payment.createNotifyHandler: "${field}" ${rule}`)
  })
})
