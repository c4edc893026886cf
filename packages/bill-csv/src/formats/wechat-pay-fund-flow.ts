import type { WechatPayFundFlowRow } from '../row-types.ts'
import type { FormatSpec } from './format-types.ts'

/**
 * Fund-flow bill of WeChat Pay (资金账单): Basic, Operation and Fees.
 *
 * @see WeChat Pay, bills (docs/sources.md)
 */
export const wechatPayFundFlow: FormatSpec<'wechat-pay-fund-flow'> = {
  id: 'wechat-pay-fund-flow',
  title: '微信支付资金账单',
  frame: { kind: 'tick', footerStart: '资金流水总' },
  detect: ['记账时间', '资金流水单号'],
  columns: [
    { names: ['记账时间'], field: 'accountingTime', kind: 'time' },
    { names: ['微信支付业务单号'], field: 'bizTransactionId', kind: 'id' },
    { names: ['资金流水单号'], field: 'fundFlowId', kind: 'id' },
    { names: ['业务名称'], field: 'bizName', kind: 'enum' },
    { names: ['业务类型'], field: 'bizType', kind: 'enum' },
    { names: ['收支类型'], field: 'direction', kind: 'direction' },
    { names: ['收支金额(元)'], field: 'amount', kind: 'fen' },
    { names: ['账户结余(元)'], field: 'balance', kind: 'fen' },
    { names: ['资金变更提交申请人'], field: 'applicant', kind: 'text' },
    { names: ['备注'], field: 'remark', kind: 'free' },
    { names: ['业务凭证号'], field: 'bizVoucherId', kind: 'free' }
  ],
  totals: [
    { field: 'totalCount', names: ['资金流水总笔数'], unit: 'count' },
    { field: 'incomeCount', names: ['收入笔数'], unit: 'count', rowClass: 0 },
    { field: 'incomeAmount', names: ['收入金额'], unit: 'fen', of: 'amount', rowClass: 0 },
    { field: 'expenditureCount', names: ['支出笔数'], unit: 'count', rowClass: 1 },
    { field: 'expenditureAmount', names: ['支出金额'], unit: 'fen', of: 'amount', rowClass: 1 }
  ],
  joins: ['remark', 'bizVoucherId'],
  classes: { field: 'direction', marks: ['收入', '支出'] },
  fields: [
    'accountingTime',
    'bizTransactionId',
    'fundFlowId',
    'bizName',
    'bizType',
    'direction',
    'amount',
    'balance',
    'applicant',
    'remark',
    'bizVoucherId'
  ],
  createRow: (values): WechatPayFundFlowRow => ({
    accountingTime: values[0] as string,
    bizTransactionId: values[1] as string,
    fundFlowId: values[2] as string,
    bizName: values[3] as string | undefined,
    bizType: values[4] as string | undefined,
    direction: values[5] as string,
    amount: values[6] as number,
    balance: values[7] as number,
    applicant: values[8] as string | undefined,
    remark: values[9] as string | undefined,
    bizVoucherId: values[10] as string | undefined
  })
}
