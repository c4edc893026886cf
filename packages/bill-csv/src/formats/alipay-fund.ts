import type { AlipayFundRow } from '../row-types.ts'
import type { FormatSpec } from './format-types.ts'

/**
 * Fund bill of Alipay, one row a movement (账务明细).
 *
 * @see Alipay, bills (docs/sources.md)
 */
export const alipayFund: FormatSpec<'alipay-fund'> = {
  id: 'alipay-fund',
  title: '支付宝账务明细',
  frame: {
    kind: 'comment',
    endMark: '账务明细列表结束',
    footerLines: [
      { pattern: /^#\s*支出合计[：:](.*?)笔[，,]\s*共(.*?)元/, fields: ['expenditureCount', 'expenditureAmount'] },
      { pattern: /^#\s*收入合计[：:](.*?)笔[，,]\s*共(.*?)元/, fields: ['incomeCount', 'incomeAmount'] }
    ]
  },
  detect: ['账务流水号', '业务流水号', '收入金额(+元)'],
  columns: [
    { names: ['账务流水号'], field: 'accountLogId', kind: 'id' },
    { names: ['业务流水号'], field: 'bizTradeNo', kind: 'text' },
    { names: ['商户订单号'], field: 'outTradeNo', kind: 'text' },
    { names: ['商品名称'], field: 'subject', kind: 'free' },
    { names: ['发生时间'], field: 'occurTime', kind: 'time' },
    { names: ['对方账号'], field: 'counterpartyAccount', kind: 'text' },
    { names: ['收入金额(+元)'], field: 'incomeAmount', kind: 'optional-fen' },
    { names: ['支出金额(-元)'], field: 'expenditureAmount', kind: 'optional-fen' },
    { names: ['账户余额(元)'], field: 'balance', kind: 'optional-fen' },
    { names: ['交易渠道'], field: 'channel', kind: 'enum' },
    { names: ['业务类型'], field: 'bizType', kind: 'enum' },
    { names: ['备注'], field: 'remark', kind: 'free' },
    { names: ['业务描述'], field: 'bizDescription', kind: 'text' },
    { names: ['业务订单号'], field: 'bizOrderNo', kind: 'text' },
    { names: ['业务基础订单号'], field: 'bizBaseOrderNo', kind: 'text' },
    { names: ['业务账单来源'], field: 'bizBillSource', kind: 'text' }
  ],
  totals: [
    { field: 'expenditureCount', names: ['支出合计笔数'], unit: 'count', of: 'expenditureAmount' },
    { field: 'expenditureAmount', names: ['支出合计'], unit: 'fen', of: 'expenditureAmount', anySign: true },
    { field: 'incomeCount', names: ['收入合计笔数'], unit: 'count', of: 'incomeAmount' },
    { field: 'incomeAmount', names: ['收入合计'], unit: 'fen', of: 'incomeAmount' }
  ],
  joins: ['remark', 'subject'],
  fields: [
    'accountLogId',
    'bizTradeNo',
    'outTradeNo',
    'subject',
    'occurTime',
    'counterpartyAccount',
    'incomeAmount',
    'expenditureAmount',
    'balance',
    'channel',
    'bizType',
    'remark',
    'bizDescription',
    'bizOrderNo',
    'bizBaseOrderNo',
    'bizBillSource'
  ],
  createRow: (values): AlipayFundRow => ({
    accountLogId: values[0] as string,
    bizTradeNo: values[1] as string | undefined,
    outTradeNo: values[2] as string | undefined,
    subject: values[3] as string | undefined,
    occurTime: values[4] as string,
    counterpartyAccount: values[5] as string | undefined,
    incomeAmount: values[6] as number | undefined,
    expenditureAmount: values[7] as number | undefined,
    balance: values[8] as number | undefined,
    channel: values[9] as string | undefined,
    bizType: values[10] as string | undefined,
    remark: values[11] as string | undefined,
    bizDescription: values[12] as string | undefined,
    bizOrderNo: values[13] as string | undefined,
    bizBaseOrderNo: values[14] as string | undefined,
    bizBillSource: values[15] as string | undefined
  })
}
