/**
 * uTools from end to end: a user logs in, goods are made, the user pays, two callbacks get lost, the third is handled
 * once, and forged ones are refused.
 * @module
 */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@kaifang/sandbox'
import { createMemoryOnceStore, initUtools, type PaymentNotify, ServiceError } from '@kaifang/utools'
import type { Report } from './create-report.ts'

const yuan = (fen: number) => `¥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
const short = (id: string) => `${id.slice(0, 8)}…`

/** Runs the journey against a sandbox and tells it to the report. */
export async function runUtoolsJourney(sandbox: Sandbox, report: Report): Promise<void> {
  report.chapter('uTools', 'User info, goods, payment and its notification; every reply and callback is verified.')

  // Your server: one client, made once. Only baseUrl and clock differ from production.
  const utools = initUtools({
    pluginId: sandbox.utools.pluginId,
    secret: sandbox.utools.secret,
    baseUrl: sandbox.utools.baseUrl,
    clock: sandbox.clock
  })

  // Your callback address: verifies, runs `handle` once per order, answers SUCCESS.
  const granted: PaymentNotify[] = []
  const refusals: unknown[] = []
  const payments = utools.createPaymentNotifyHandler({
    handle: (payment) => void granted.push(payment),
    onceStore: createMemoryOnceStore(sandbox.clock),
    onError: (error) => refusals.push(error)
  })
  const server = createServer((request, response) => void payments.node(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  sandbox.utools.setNotifyUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/utools/paid`)

  try {
    // The client side: utools.fetchUserServerTemporaryToken()
    const { accessToken } = sandbox.utools.login({ nickname: '小明 *~😀', member: 1 })
    const user = await report.step(
      'getBaseInfo',
      () => utools.getBaseInfo({ accessToken }),
      (info) => `${info.nickname}, member ${info.member}, openId ${short(info.openId)}`
    )

    const { goodsId } = await report.step(
      'createGoods',
      () => utools.createGoods({ title: 'VIP * 1 ~ 年', totalFee: 1990, accessToken }),
      (goods) => `"VIP * 1 ~ 年" for ${yuan(1990)}, goodsId ${short(goods.goodsId)}`
    )

    // The client side: utools.openPayment({ goodsId, outOrderId: 'order-20240601', … })
    const order = sandbox.utools.createOrder({
      goodsId,
      outOrderId: 'order-20240601',
      accessToken,
      attach: '{"uid":7}'
    })
    await report.step(
      'getPaymentRecord',
      () => utools.getPaymentRecord({ outOrderId: order.outOrderId }),
      (record) => `${record.outOrderId}: ${record.paid ? 'paid' : 'not paid yet'}, ${yuan(record.payFee)}`
    )

    report.note('The user pays. Our server is unreachable twice; uTools delivers again after 15 s and 30 s.')
    sandbox.utools.drop({ times: 2 })
    const payment = sandbox.utools.pay(order.orderId)
    await payment.firstDelivery
    await sandbox.clock.advance('15s')
    await report.step(
      'callback, third delivery',
      () => sandbox.clock.advance('30s'),
      () => `handled ${granted.length} time, answered "${sandbox.utools.outbox()[0]?.attempts.at(-1)?.responseBody}"`
    )
    await report.step(
      'the same callback again',
      () => sandbox.utools.deliver(order.orderId, { copies: 3 }),
      (copies) => `${copies.length} copies answered SUCCESS, handled ${granted.length} time in all`
    )
    if (granted.length !== 1 || granted[0]?.openId !== user.openId) throw new Error('the payment was not handled once')

    await report.step(
      'getPaymentRecord',
      () => utools.getPaymentRecord({ orderId: order.orderId }),
      (record) => `${record.outOrderId}: ${record.paid ? `paid at ${record.paidAt}` : 'not paid'}`
    )

    for (const tamper of [
      { field: 'pay_fee', value: 1 },
      { field: 'open_id', value: 'f'.repeat(32) }
    ]) {
      await report.refused(
        `forged ${tamper.field}`,
        async () => {
          await sandbox.utools.deliver(order.orderId, { tamper })
          throw refusals.pop()
        },
        'ERR_SIGNATURE_MISMATCH'
      )
    }
    sandbox.faults.next('tampered-field', { operation: 'getBaseInfo' })
    await report.refused('forged reply', () => utools.getBaseInfo({ accessToken }), 'ERR_SIGNATURE_MISMATCH')

    report.note(
      "The documentation's own Node sample signs with URLSearchParams, which leaves the * alone. Ask the sandbox:"
    )
    const explanation = await signAsDocumented(sandbox, accessToken)
    report.block(explanation)

    report.note('An error says what happened and what to do next, and never holds a secret:')
    await sandbox.clock.advance('2h')
    const error = await utools.getBaseInfo({ accessToken }).catch((thrown: unknown) => thrown)
    if (!ServiceError.isInstance(error)) throw new Error('an expired token should be refused')
    report.block(error.message)
  } finally {
    sandbox.utools.setNotifyUrl(undefined)
    server.close()
    server.closeAllConnections()
    await utools.close()
  }
}

/** Signs as the platform's Node sample does, and returns why the sandbox refused it. */
async function signAsDocumented(sandbox: Sandbox, accessToken: string): Promise<string> {
  const params = {
    access_token: accessToken,
    plugin_id: sandbox.utools.pluginId,
    timestamp: String(Math.floor(sandbox.clock.now() / 1000)),
    title: 'VIP * 1',
    total_fee: '1990'
  }
  const text = new URLSearchParams(params).toString()
  const sign = createHmac('sha256', sandbox.utools.secret).update(text).digest('hex')
  await fetch(`${sandbox.utools.baseUrl}/goods`, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ ...params, sign })
  })
  const { status, explanation } = sandbox.requests({ service: 'utools', operation: 'createGoods' }).at(-1) ?? {}
  if (explanation?.likelyCause === undefined) throw new Error('the sandbox should explain the refusal')
  const at = explanation.stringDiffersAt ?? 0
  const around = (signed = '') => `…${signed.slice(Math.max(0, at - 12), at + 8)}…`
  return [
    `status ${status}: ${explanation.summary}`,
    `you signed      ${around(explanation.clientSigned)}`,
    `uTools signed   ${around(explanation.stringToSign)}`,
    explanation.likelyCause
  ].join('\n')
}
