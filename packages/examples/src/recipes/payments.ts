import type { NotifyHandler, OnceStore, Payment } from '@kaifang/payment'

/** Your orders, wherever you keep them. */
export interface Orders {
  /** What was ordered, in fen. */
  amountOf(outTradeNo: string): Promise<number | undefined>
  markPaid(outTradeNo: string, transactionId: string): Promise<void>
  noteRefund(outTradeNo: string, outRefundNo: string | undefined, status: string): Promise<void>
}

/**
 * Makes the handler of the payment address, of WeChat Pay and of Alipay: `initWeixin(…).payment`, `initAlipay(…).payment`.
 *
 * @param onceStore - `createRedisOnceStore` of `@kaifang/redis-store` where several processes receive.
 */
export function createPayments(
  payment: Payment,
  orders: Orders,
  onceStore: OnceStore,
  onError: (error: unknown) => void
): NotifyHandler {
  return payment.createNotifyHandler({
    // Runs once for each payment, however often it is told. What it throws makes the platform tell it again.
    async onPayment({ outTradeNo, totalFee, transactionId }) {
      // The signature proves who says so; only your own order says how much it should be.
      if ((await orders.amountOf(outTradeNo)) !== totalFee) throw new Error(`${outTradeNo}: another amount was paid`)
      await orders.markPaid(outTradeNo, transactionId)
    },
    onRefund: ({ outTradeNo, outRefundNo, refundStatus }) => orders.noteRefund(outTradeNo, outRefundNo, refundStatus),
    onceStore,
    // Refused messages, what your work threw, a store out of reach. Nothing in it is secret: log it.
    onError
  })
}
