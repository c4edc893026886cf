import type { ServiceAnswer } from '../../../engine/service.ts'
import { fundBillLayout } from '../../pay-bills/fund-bill-layout.ts'
import type { TradeBillRow } from '../../pay-bills/trade-bill-row.ts'
import { billWindow } from '../bills/bill-window.ts'
import { dayRows, sendBill } from '../bills/send-bill.ts'
import { fundRows, tradeRows } from '../bills/trade-rows.ts'
import { type PayCall, requireField } from '../wire/pay-call.ts'
import { businessRefusal, type PayRefusalReason } from '../wire/pay-refusal.ts'
import { communicationFailure, presentFields, xmlAnswer } from '../wire/xml-answer.ts'
import { readTarType } from './download-bill.ts'

/** Data since 2017-06-01. */
const oldest = '20170601'

/** Fen that the merchant has before the first order. */
const firstBalance = 10_000_000

/** Which account a row moves. Fees are taken out of what is settled, so the account for fees (手续费账户) stays still. */
const fits: Readonly<Record<string, (row: TradeBillRow) => boolean>> = {
  Basic: ({ refund }) => refund?.fromRecharge !== true,
  Operation: ({ refund }) => refund?.fromRecharge === true,
  Fees: () => false
}

/** `POST /pay/downloadfundflow`, fund-flow bill (下载资金账单). */
export function downloadFundflow(call: PayCall): ServiceAnswer {
  const { fields, state, merchant, nowMs } = call
  const billDate = requireField(fields, 'bill_date')
  const account = requireField(fields, 'account_type')
  const fit = Object.hasOwn(fits, account) ? fits[account] : undefined
  if (fit === undefined) {
    throw businessRefusal(
      'PARAM_ERROR',
      '参数错误',
      '"account_type" is Basic, Operation or Fees, in this case of letters'
    )
  }
  const gzip = readTarType(call)
  const window = billWindow(billDate, nowMs, oldest)
  switch (window.state) {
    case 'no date':
      throw businessRefusal('PARAM_ERROR', '参数错误', '"bill_date" is yyyyMMdd')
    case 'too old':
    case 'not yet':
      throw businessRefusal(
        'NO_BILL_EXIST',
        '流水账单不存在',
        'bills are made from 09:00 of the next day (virtual clock)'
      )
    case 'being made':
      throw businessRefusal('BILL_CREATING', '账单生成中', 'the bill is there from 10:00 (virtual clock)')
  }
  const scene = { state, merchant, billDate, madeAtMs: window.madeAtMs }
  const rows = dayRows(scene, fit)
  if (rows.isEmpty) {
    throw businessRefusal('NO_BILL_EXIST', '流水账单不存在', `nothing moved on the account ${account} on ${billDate}`)
  }
  const { billDecimalCounts } = state.settings
  // Made-up rows move nothing but the balance of their own day.
  const earlier = fundRows(tradeRows(scene, (day) => day < billDate).filter(fit))
  let openingBalance = firstBalance
  for (const { direction, movedFee } of earlier) openingBalance += direction === '收入' ? movedFee : -movedFee
  return sendBill(
    () => fundBillLayout(openingBalance, billDecimalCounts),
    () => fundRows(rows.all()),
    { isLarge: rows.isLarge, gzip }
  )
}

/** A failure of this interface: `return_code` SUCCESS, `result_code` FAIL, unsigned. */
export function fundflowFailure({ code, text, level, explanation }: PayRefusalReason): ServiceAnswer {
  // What is no request at all fails as everywhere.
  if (level === 'shape' && code !== 'PARAM_ERROR' && code !== 'SIGNERROR')
    return communicationFailure(text, explanation)
  const fields = { return_code: 'SUCCESS', result_code: 'FAIL', err_code: code, err_code_des: text }
  return xmlAnswer(presentFields(fields), false, explanation)
}
