import { type Bill, type BillFormat, parseBill } from '@kaifang/bill-csv'
import type { AlipayDesk } from '../../../support/use-alipay.ts'

/** Downloads the bill of a day or month as a client does. */
export async function downloadDay(
  desk: AlipayDesk,
  date: string,
  billType: 'trade' | 'signcustomer' = 'trade'
): Promise<Response> {
  const content = { bill_type: billType, bill_date: date }
  const { node } = await desk.call('alipay.data.dataservice.bill.downloadurl.query', content)
  if (node.code !== '10000') throw new Error(JSON.stringify(node))
  return fetch(node.bill_download_url as string)
}

/** The same, read by `@kaifang/bill-csv`, which knows the sandbox as little as the sandbox knows it. */
export async function readDay<Format extends BillFormat = 'alipay-trade'>(
  desk: AlipayDesk,
  date: string,
  format = 'alipay-trade' as Format
): Promise<Bill<Format>> {
  const response = await downloadDay(desk, date, format.startsWith('alipay-fund') ? 'signcustomer' : 'trade')
  return parseBill(new Uint8Array(await response.arrayBuffer()), { format })
}
