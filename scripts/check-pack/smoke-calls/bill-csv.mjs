import assert from 'node:assert/strict'

const bill = `\ufeff${[
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,商品名称,商户数据包,手续费,费率,订单金额,费率备注',
  '`2019-11-03 19:10:56,`wxdf9968af00e458e0,`1393091302,`0,`,`4200000436201911030714109414,`1572779286073fbwqfwo,`o1gswuOe-4_AZqm1gipKyZGU2iZ8,`NATIVE,`SUCCESS,`CFT,`CNY,`0.01,`0.00,`长春工业大学收费,`,`0.00000,`0.60%,`0.01,`',
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额',
  '`1,`0.01,`0.00,`0.00,`0.00000,`0.01,`0.00'
].join('\r\n')}\r\n`

/** A published row, read whole, as a stream and as sums; its hash; and reconciled with records that go through a file. */
export async function smokeCall({ '@kaifang/bill-csv': modules }) {
  const { parseBill, readBill, readBillTime, reconcile, summarizeBill, verifyBillHash } = modules
  const bytes = new TextEncoder().encode(bill)
  const [row] = parseBill(bytes).rows
  assert.equal(row.body, '长春工业大学收费')
  assert.equal(row.totalFee, 1)
  assert.equal(readBillTime(row.tradeTime), Date.UTC(2019, 10, 3, 11, 10, 56))
  assert.deepEqual((await summarizeBill(bytes)).differences, [])
  assert.equal(await verifyBillHash('abc', 'a9993e364706816aba3e25717850c26c9cd0d89d'), true)
  const records = [{ outTradeNo: '1572779286073fbwqfwo', totalFee: 1 }]
  const summary = await reconcile(readBill([bytes]), records, { maxEntriesInMemory: 1 }).summarize()
  assert.equal(summary.isBalanced, true)
}
