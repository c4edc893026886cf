/**
 * Youzan from end to end: two shops, their orders page by page while a token dies, an order that is pushed three times and
 * handled once, shipping, a refund by a number past 2^53, and forged pushes.
 * @module
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@kaifang/sandbox'
import { createMemoryOnceStore, initYouzan, isPush, ServiceError, type YouzanPush } from '@kaifang/youzan'
import type { Report } from './create-report.ts'

const short = (tid: string) => `E…${tid.slice(-6)}`

/** Runs the journey against a sandbox and tells it to the report. */
export async function runYouzanJourney(sandbox: Sandbox, report: Report): Promise<void> {
  report.chapter('Youzan 有赞', 'Tokens of two shops, paged orders, pushes handled once, ids past 2^53.')

  // Your server: one client for all shops, made once. Only baseUrl and clock differ from production.
  const youzan = initYouzan({
    clientId: sandbox.youzan.clientId,
    clientSecret: sandbox.youzan.clientSecret,
    grantId: sandbox.youzan.grantId,
    baseUrl: sandbox.youzan.baseUrl,
    clock: sandbox.clock
  })

  // Your push address: verifies, runs `handle` once per message, answers as the platform wants.
  const paid: string[] = []
  const refusals: unknown[] = []
  const pushes = youzan.createPushHandler({
    handle: (push: YouzanPush) => {
      if (isPush(push, 'trade_TradeBuyerPay')) paid.push(push.msg.full_order_info.order_info.tid)
    },
    onceStore: createMemoryOnceStore(sandbox.clock),
    onError: (error) => refusals.push(error)
  })
  const server = createServer((request, response) => void pushes.node(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  sandbox.youzan.setPushUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}/youzan/push`)

  try {
    await listOrders(sandbox, report, youzan)

    report.note('A buyer pays. Our answer to the push is lost, so Youzan delivers it again after 10 s.')
    const { trade } = sandbox.youzan.createTrade({ lines: [{ num: 2 }, {}], postFee: 500 })
    const { tid } = trade
    sandbox.youzan.hold()
    sandbox.youzan.pay(tid)
    const { key } = sandbox.youzan.pushes().find(({ type, id }) => type === 'trade_TradeBuyerPay' && id === tid)!
    sandbox.youzan.drop({ key, lose: 'reply' })
    await sandbox.youzan.release()
    await report.step(
      'push, second delivery',
      () => sandbox.clock.advance('10s'),
      () => `handled ${paid.length} time`
    )
    await report.step(
      'the same push again',
      () => sandbox.youzan.deliver(key, { copies: 2 }),
      (copies) => `${copies.length} copies answered success, handled ${paid.length} time in all`
    )
    if (paid.length !== 1 || paid[0] !== tid) throw new Error('the paid order was not handled once')

    await report.step(
      'trade.get',
      () => youzan.call('youzan.trade.get', '4.0.0', { tid }),
      ({ data }) => data.full_order_info.orders.map(({ oid }) => oid).join(', ')
    )
    await report.step(
      'logistics.online.confirm',
      () => youzan.call('youzan.logistics.online.confirm', '3.0.0', { tid, out_stype: '7', out_sid: 'SF1234567890' }),
      () => `${short(tid)} is on its way: ${sandbox.youzan.trade(tid).status}`
    )
    await sandbox.clock.advance('2h')
    await report.step(
      'expressbyorderno.get',
      () => youzan.call('youzan.logistics.expressbyorderno.get', '3.0.0', { tid }),
      ({ data }) => `${data.name} ${data.nu}, id ${data.id}`
    )
    const oid = trade.lines[1]!.oid
    await report.step(
      'refund.seller.active',
      // The platform wants this number bare, and it is past 2^53: a bigint travels as it is.
      () =>
        youzan.call('youzan.trade.refund.seller.active', '3.0.0', {
          tid,
          oid: BigInt(oid),
          refund_fee: '9.90',
          desc: '补偿'
        }),
      () => `line ${oid}: ${sandbox.youzan.trade(tid).refunded} fen went back`
    )

    for (const attack of ['tampered-body', 'body-sign-only'] as const) {
      await report.refused(
        `push: ${attack}`,
        async () => {
          await sandbox.youzan.deliver(key, { attack })
          throw refusals.pop()
        },
        'ERR_SIGNATURE_MISMATCH'
      )
    }
    report.note('Success false with HTTP 200 is an error all the same, with the trace id that support asks for:')
    const error = await youzan
      .call('youzan.trade.get', '4.0.2', { tid: `E${'0'.repeat(23)}` })
      .catch((thrown: unknown) => thrown)
    if (!ServiceError.isInstance(error)) throw new Error('an order that is not there should be refused')
    report.block(error.message)
  } finally {
    sandbox.youzan.setPushUrl(undefined)
    server.close()
    server.closeAllConnections()
    await youzan.close()
  }
}

/** Two shops with orders of their own; the token of the first dies while its second page is read. */
async function listOrders(sandbox: Sandbox, report: Report, youzan: ReturnType<typeof initYouzan>): Promise<void> {
  for (const { grantId } of sandbox.youzan.shops()) {
    for (let order = 0; order < 25; order++) sandbox.youzan.createTrade({ grantId })
  }
  for (const [index, { grantId, name }] of sandbox.youzan.shops().entries()) {
    await report.step(
      index === 0 ? 'orders, a token dies' : 'orders of the other shop',
      async () => {
        const seen = new Set<string>()
        for await (const { full_order_info } of youzan
          .shop(grantId)
          .paginate('youzan.trades.sold.get', '4.0.4', { page_size: 10 })) {
          seen.add(full_order_info.order_info.tid)
          if (index === 0 && seen.size === 5) sandbox.youzan.endTokens()
        }
        return seen.size
      },
      (orders) => {
        const { issued } = sandbox.youzan.tokens().find((tokens) => tokens.grantId === grantId)!
        return `${name}: ${orders} orders in 3 pages, ${issued} token${issued === 1 ? '' : 's'}`
      }
    )
  }
}
