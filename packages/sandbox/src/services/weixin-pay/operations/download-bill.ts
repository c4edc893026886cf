import type { ServiceAnswer } from '../../../engine/service.ts'
import { type TradeBillType, tradeBillLayout } from '../../pay-bills/trade-bill-layout.ts'
import type { TradeBillRow } from '../../pay-bills/trade-bill-row.ts'
import { billWindow } from '../bills/bill-window.ts'
import { dayRows, sendBill } from '../bills/send-bill.ts'
import { optionalField, type PayCall, requireField } from '../wire/pay-call.ts'
import { businessRefusal, type PayRefusalReason, shapeRefusal } from '../wire/pay-refusal.ts'
import { presentFields, xmlAnswer } from '../wire/xml-answer.ts'

const fits: Readonly<Record<TradeBillType, (row: TradeBillRow) => boolean>> = {
  // Refunds from the balance (充值退款) have a bill of their own.
  ALL: ({ refund }) => refund?.fromRecharge !== true,
  SUCCESS: ({ refund }) => refund === undefined,
  REFUND: ({ refund }) => refund?.fromRecharge === false,
  RECHARGE_REFUND: ({ refund }) => refund?.fromRecharge === true
}

/** `POST /pay/downloadbill`, trade bill (下载交易账单): CSV, or a gzip member of it. */
export function downloadBill(call: PayCall): ServiceAnswer {
  const { fields, state, merchant, nowMs } = call
  const billDate = requireField(fields, 'bill_date')
  const type = optionalField(fields, 'bill_type') ?? 'ALL'
  if (!isBillType(type)) throw invalid('invalid bill_type', `"bill_type" is ${Object.keys(fits).join(', ')}`)
  const gzip = readTarType(call)
  const window = billWindow(billDate, nowMs)
  switch (window.state) {
    case 'no date':
      throw invalid('invalid bill_date', '"bill_date" is yyyyMMdd')
    case 'too old':
      throw invalid('invalid bill_date', 'bills are kept for three months')
    case 'not yet':
      throw noBill('bills are made from 09:00 of the next day (virtual clock)')
    case 'being made':
      throw businessRefusal('BILL_CREATING', 'Bill Creating', 'the bill is there from 10:00 (virtual clock)')
  }
  const rows = dayRows({ state, merchant, billDate, madeAtMs: window.madeAtMs }, fits[type])
  if (rows.isEmpty) throw noBill(`there is no row for bill_type ${type} on ${billDate}`)
  const { billColumns: columns, billDecimalCounts: decimalCounts } = state.settings
  return sendBill(() => tradeBillLayout({ type, columns, decimalCounts }), rows.all, { isLarge: rows.isLarge, gzip })
}

function isBillType(text: string): text is TradeBillType {
  return Object.hasOwn(fits, text)
}

/** `tar_type`: GZIP or nothing. */
export function readTarType({ fields }: PayCall): boolean {
  const tarType = optionalField(fields, 'tar_type')
  if (tarType === undefined) return false
  if (tarType !== 'GZIP') throw invalid('invalid tar_type: Only GZIP supported', '"tar_type" is GZIP')
  return true
}

function invalid(text: string, summary: string): Error {
  return shapeRefusal('PARAM_ERROR', text, summary)
}

function noBill(summary: string): Error {
  return businessRefusal('NO_BILL_EXIST', 'No Bill Exist', summary)
}

/** `error_code` of a reason; everything that is wrong with the request is 20001. */
const errorCodes: Readonly<Record<string, string>> = {
  NO_BILL_EXIST: '20002',
  BILL_CREATING: '20002',
  SYSTEMERROR: '20003'
}

/** Texts of this interface for what the others say in another way. */
const errorTexts: Readonly<Record<string, string>> = {
  SIGNERROR: 'sign error',
  XML_FORMAT_ERROR: 'data format error',
  LACK_PARAMS: 'missing parameter',
  APPID_NOT_EXIST: 'invalid appid',
  SYSTEMERROR: 'system error'
}

/** A failure of this interface: XML even for GZIP, `error_code` in place of `err_code`, unsigned. */
export function billFailure({ code, text, explanation }: PayRefusalReason): ServiceAnswer {
  const fields = {
    return_code: 'FAIL',
    return_msg: errorTexts[code] ?? text,
    error_code: errorCodes[code] ?? '20001'
  }
  return xmlAnswer(presentFields(fields), false, explanation)
}
