/**
 * Reconciles 400,000 rows with as many records, in a process whose heap the test has made small.
 *
 * Arguments: entries in memory.
 * @module
 */
import { reconcile } from '../../src/reconcile/reconcile.ts'

const count = 400_000

// In another order on each side: both factors are primes that do not divide the count.
function* bill(): Generator<object> {
  for (let index = 0; index < count; index += 1) {
    const number = (index * 7919) % count
    yield {
      tradeState: 'SUCCESS',
      outTradeNo: `S20210128170702${number}`,
      totalFee: number,
      transactionId: `4200000925202101${String(number).padStart(12, '0')}`
    }
  }
}

function* records(): Generator<{ readonly outTradeNo: string; readonly totalFee: number }> {
  for (let index = 0; index < count; index += 1) {
    const number = (index * 6007) % count
    yield { outTradeNo: `S20210128170702${number}`, totalFee: number }
  }
}

const { isBalanced, payment } = await reconcile(bill(), records(), {
  maxEntriesInMemory: Number(process.argv[2])
}).summarize()
process.stdout.write(JSON.stringify({ isBalanced, matched: payment.matched }))
