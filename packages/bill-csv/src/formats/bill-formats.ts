import type { BillFormat } from '../bill-types.ts'
import { alipayFund } from './alipay-fund.ts'
import { alipayFundSummary } from './alipay-fund-summary.ts'
import { alipayTrade } from './alipay-trade.ts'
import { alipayTradeSummary } from './alipay-trade-summary.ts'
import type { FormatSpec } from './format-types.ts'
import { wechatPayFundFlow } from './wechat-pay-fund-flow.ts'
import { wechatPayTrade } from './wechat-pay-trade.ts'

/** All formats by their id, in the order in which a header is compared with them. */
export const billFormats: { readonly [Format in BillFormat]: FormatSpec<Format> } = {
  'wechat-pay-trade': wechatPayTrade,
  'wechat-pay-fund-flow': wechatPayFundFlow,
  'alipay-trade': alipayTrade,
  'alipay-trade-summary': alipayTradeSummary,
  'alipay-fund': alipayFund,
  'alipay-fund-summary': alipayFundSummary
}

/** Column names that differ only in the width of their parentheses are the same. */
export function toPlainName(name: string): string {
  return name.replaceAll('（', '(').replaceAll('）', ')')
}

/**
 * Finds the format that a header belongs to.
 *
 * @param columns - Names of the columns as they stand in the file.
 * @returns The format, or `undefined` when it is none of ours.
 */
export function detectFormat(columns: readonly string[]): FormatSpec | undefined {
  const names = columns.map(toPlainName)
  return Object.values(billFormats).find(({ detect }) => detect.every((name) => names.includes(name)))
}
