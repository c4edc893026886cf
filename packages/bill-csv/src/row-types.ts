/** One trade of a WeChat Pay trade bill (交易账单): a payment, a refund or a reversal. Every row has every key. */
export interface WechatPayTradeRow {
  /** Payment time, or for a refund the time it was accepted (交易时间): the platform's text, Beijing time. */
  readonly tradeTime: string
  /** App id used when ordering (公众账号ID). */
  readonly appId: string | undefined
  /** Merchant number (商户号). */
  readonly mchId: string
  /** Sub-merchant (特约商户号, 子商户号); `'0'` for direct merchants. */
  readonly subMchId: string | undefined
  /** `device_info` of the order (设备号). */
  readonly deviceInfo: string | undefined
  /** 28 digits (微信订单号). */
  readonly transactionId: string
  /** The merchant's own order number (商户订单号). */
  readonly outTradeNo: string
  /** Payer under `appId` (用户标识). */
  readonly openid: string | undefined
  /** `JSAPI`, `NATIVE`, `APP`, `MICROPAY`, `MWEB`, `FACE` and whatever comes (交易类型). */
  readonly tradeType: string | undefined
  /** `SUCCESS`, `REFUND` or `REVOKED` (交易状态). */
  readonly tradeState: string
  /** Bank of the payer (付款银行). */
  readonly bankType: string | undefined
  /** `CNY` (货币种类). */
  readonly feeType: string | undefined
  /** Fen: order less non-recharge coupons (应结订单金额); 0 on refund rows. New bills only. */
  readonly settlementTotalFee: number | undefined
  /** Fen: what was ordered (订单金额, in old bills 总金额); compare this with your order. 0 on refund rows of new bills. */
  readonly totalFee: number | undefined
  /** Fen: coupons (代金券金额, 代金券或立减优惠金额, 企业红包金额). */
  readonly couponFee: number | undefined
  /** When the refund was asked for (退款申请时间). REFUND bills only. */
  readonly refundApplyTime: string | undefined
  /** When the refund arrived (退款成功时间). REFUND bills only. */
  readonly refundSuccessTime: string | undefined
  /** The platform's refund number (微信退款单号); `undefined` on payment rows, where the file has `0`. */
  readonly refundId: string | undefined
  /** The merchant's refund number (商户退款单号); `undefined` on payment rows, where the file has `0`. */
  readonly outRefundNo: string | undefined
  /** Fen: requested refund less non-recharge coupons (退款金额). New bills only. */
  readonly settlementRefundFee: number | undefined
  /** Fen: requested refund (申请退款金额, in old bills 退款金额). */
  readonly refundFee: number | undefined
  /** Fen: coupons refunded (充值券退款金额, 代金券或立减优惠退款金额, 企业红包退款金额). */
  readonly couponRefundFee: number | undefined
  /** `ORIGINAL`, `BALANCE` and whatever comes (退款类型). */
  readonly refundChannel: string | undefined
  /** Status when the bill was made, never updated (退款状态). */
  readonly refundStatus: string | undefined
  /** Product name (商品名称), raw or unescaped. */
  readonly body: string | undefined
  /** The merchant's own data (商户数据包), raw or unescaped. */
  readonly attach: string | undefined
  /** Yuan as exact decimal text with up to 5 decimals (手续费): 0 or more on payments, 0 or less on refunds. */
  readonly serviceFee: string | undefined
  /** Yuan as exact decimal text (返还手续费). RECHARGE_REFUND bills only. */
  readonly returnedServiceFee: string | undefined
  /** Percentage as it stands, such as `0.60%` (费率). */
  readonly serviceFeeRate: string | undefined
  /** Remark on the rate (费率备注). */
  readonly serviceFeeRemark: string | undefined
}

/** Totals of a WeChat Pay trade bill: those that its footer or its columns have. Fen, but for `totalServiceFee`. */
export interface WechatPayTradeTotals {
  /** Rows (总交易单数). */
  readonly totalCount?: number
  /** Sum of `settlementTotalFee` (应结订单总金额). */
  readonly totalSettlementFee?: number
  /** Sum of `totalFee` in old bills (总交易额). */
  readonly totalFee?: number
  /** Sum of `settlementRefundFee` (退款总金额). */
  readonly totalSettlementRefundFee?: number
  /** Sum of `refundFee` in old bills (总退款金额). */
  readonly totalRefundFee?: number
  /** Sum of `couponRefundFee` (充值券退款总金额, 总代金券或立减优惠退款金额, 总企业红包退款金额). */
  readonly totalCouponRefundFee?: number
  /** Sum of `serviceFee` in yuan, exact decimal text (手续费总金额). */
  readonly totalServiceFee?: string
  /** Sum of `totalFee` in new bills (订单总金额). */
  readonly totalOrderFee?: number
  /** Sum of `refundFee` in new bills (申请退款总金额). */
  readonly totalAppliedRefundFee?: number
}

/** One movement of a WeChat Pay fund-flow bill (资金账单). */
export interface WechatPayFundFlowRow {
  /** The platform's text, Beijing time (记账时间). */
  readonly accountingTime: string
  /** Transaction or refund number (微信支付业务单号). */
  readonly bizTransactionId: string
  /** Number of the movement (资金流水单号). */
  readonly fundFlowId: string
  /** Such as 交易, 退款, 分账 (业务名称). */
  readonly bizName: string | undefined
  /** Such as 交易, 扣除交易手续费 (业务类型). */
  readonly bizType: string | undefined
  /** `IN` for 收入, `OUT` for 支出, otherwise the text as it stands (收支类型). */
  readonly direction: string
  /** Fen, never negative; its sign is `direction` (收支金额). */
  readonly amount: number
  /** Fen on the account after the movement (账户结余). */
  readonly balance: number
  /** Who asked for it (资金变更提交申请人). */
  readonly applicant: string | undefined
  /** Remark (备注), raw or unescaped. */
  readonly remark: string | undefined
  /** Usually a number of the merchant's (业务凭证号), raw or unescaped. */
  readonly bizVoucherId: string | undefined
}

/** Totals of a WeChat Pay fund-flow bill. */
export interface WechatPayFundFlowTotals {
  /** Rows (资金流水总笔数). */
  readonly totalCount?: number
  /** Rows with `direction` `IN` (收入笔数). */
  readonly incomeCount?: number
  /** Fen (收入金额). */
  readonly incomeAmount?: number
  /** Rows with `direction` `OUT` (支出笔数). */
  readonly expenditureCount?: number
  /** Fen (支出金额). */
  readonly expenditureAmount?: number
}

/** One trade of an Alipay merchant bill (业务明细). Amounts of refunds are negative. */
export interface AlipayTradeRow {
  /** 28 digits (支付宝交易号). */
  readonly tradeNo: string
  /** The merchant's own order number (商户订单号). */
  readonly outTradeNo: string
  /** 交易, 退款 and whatever comes (业务类型). */
  readonly bizType: string
  /** Product name (商品名称). */
  readonly subject: string | undefined
  /** The platform's text, Beijing time (创建时间). */
  readonly createTime: string | undefined
  /** The platform's text, Beijing time (完成时间). */
  readonly finishTime: string | undefined
  /** 门店编号 */
  readonly storeId: string | undefined
  /** 门店名称 */
  readonly storeName: string | undefined
  /** 操作员 */
  readonly operatorId: string | undefined
  /** 终端号 */
  readonly terminalId: string | undefined
  /** Masked account of the payer (对方账户). */
  readonly buyerAccount: string | undefined
  /** Fen, negative on refunds (订单金额). */
  readonly totalAmount: number
  /** Fen, negative on refunds (商家实收). */
  readonly receiptAmount: number
  /** Fen (支付宝红包). */
  readonly alipayCouponAmount: number | undefined
  /** Fen (集分宝). */
  readonly pointAmount: number | undefined
  /** Fen (支付宝优惠). */
  readonly alipayDiscountAmount: number | undefined
  /** Fen (商家优惠). */
  readonly merchantDiscountAmount: number | undefined
  /** Fen (券核销金额). */
  readonly voucherAmount: number | undefined
  /** 券名称 */
  readonly voucherName: string | undefined
  /** Fen (商家红包消费金额). */
  readonly merchantCouponAmount: number | undefined
  /** Fen (卡消费金额). */
  readonly cardAmount: number | undefined
  /** Number of the refund request (退款批次号/请求号). */
  readonly outRequestNo: string | undefined
  /** Fen, negative on payments (服务费). */
  readonly serviceFee: number | undefined
  /** Fen (分润). */
  readonly royaltyAmount: number | undefined
  /** Fen (实收净额). Bills of institutions only. */
  readonly netReceiptAmount: number | undefined
  /** 商户识别号. Bills of institutions only. */
  readonly merchantId: string | undefined
  /** 交易方式. Bills of institutions only. */
  readonly tradeMode: string | undefined
  /** Fen (花呗分期手续费). Bills of institutions only. */
  readonly hbFqFee: number | undefined
  /** 花呗分期数. Bills of institutions only. */
  readonly hbFqNum: string | undefined
  /** 备注 */
  readonly remark: string | undefined
}

/** Totals of an Alipay merchant bill, from its lines #交易合计 and #退款合计. Fen; those of refunds are negative. */
export interface AlipayTradeTotals {
  /** Rows that are no refund. */
  readonly tradeCount?: number
  /** Sum of their `receiptAmount` (商家实收). */
  readonly tradeReceiptAmount?: number
  /** Sum of their `merchantDiscountAmount` (商家优惠). */
  readonly tradeMerchantDiscountAmount?: number
  /** Rows that are refunds (业务类型 退款). */
  readonly refundCount?: number
  /** Sum of their `receiptAmount` (商家实收退款). */
  readonly refundReceiptAmount?: number
  /** Sum of their `merchantDiscountAmount` (商家优惠退款). */
  readonly refundMerchantDiscountAmount?: number
}

/** One store of an Alipay merchant bill's summary file (业务明细(汇总)). */
export interface AlipayTradeSummaryRow {
  /** 门店编号. The last row of the file, 合计, is the footer and no row. */
  readonly storeId: string | undefined
  /** 门店名称 */
  readonly storeName: string | undefined
  /** 交易订单总笔数 */
  readonly tradeCount: number
  /** 退款订单总笔数 */
  readonly refundCount: number
  /** Fen (订单金额). */
  readonly totalAmount: number
  /** Fen (商家实收). */
  readonly receiptAmount: number
  /** Fen (支付宝优惠). */
  readonly alipayDiscountAmount: number | undefined
  /** Fen (商家优惠). */
  readonly merchantDiscountAmount: number | undefined
  /** Fen (卡消费金额). */
  readonly cardAmount: number | undefined
  /** Fen (服务费). */
  readonly serviceFee: number | undefined
  /** Fen (分润). */
  readonly royaltyAmount: number | undefined
  /** Fen (实收净额). */
  readonly netReceiptAmount: number | undefined
}

/** Totals of the summary file: its last row 合计 against the rows above. */
export interface AlipayTradeSummaryTotals {
  readonly tradeCount?: number
  readonly refundCount?: number
  readonly totalAmount?: number
  readonly receiptAmount?: number
  readonly alipayDiscountAmount?: number
  readonly merchantDiscountAmount?: number
  readonly cardAmount?: number
  readonly serviceFee?: number
  readonly royaltyAmount?: number
  readonly netReceiptAmount?: number
}

/** One movement of an Alipay fund bill (账务明细). */
export interface AlipayFundRow {
  /** 账务流水号 */
  readonly accountLogId: string
  /** Alipay's trade number (业务流水号). */
  readonly bizTradeNo: string | undefined
  /** 商户订单号 */
  readonly outTradeNo: string | undefined
  /** 商品名称 */
  readonly subject: string | undefined
  /** The platform's text, Beijing time (发生时间). */
  readonly occurTime: string
  /** 对方账号 */
  readonly counterpartyAccount: string | undefined
  /** Fen (收入金额); may be absent on expenditure rows. */
  readonly incomeAmount: number | undefined
  /** Fen, negative (支出金额); may be absent on income rows. */
  readonly expenditureAmount: number | undefined
  /** Fen (账户余额). */
  readonly balance: number | undefined
  /** 交易渠道 */
  readonly channel: string | undefined
  /** 业务类型 */
  readonly bizType: string | undefined
  /** 备注 */
  readonly remark: string | undefined
  /** 业务描述. Newer files only. */
  readonly bizDescription: string | undefined
  /** 业务订单号. Newer files only. */
  readonly bizOrderNo: string | undefined
  /** 业务基础订单号. Newer files only. */
  readonly bizBaseOrderNo: string | undefined
  /** 业务账单来源. Newer files only. */
  readonly bizBillSource: string | undefined
}

/** Totals of an Alipay fund bill, from its lines #支出合计 and #收入合计. */
export interface AlipayFundTotals {
  readonly expenditureCount?: number
  /** Fen, negative. */
  readonly expenditureAmount?: number
  readonly incomeCount?: number
  /** Fen. */
  readonly incomeAmount?: number
}

/** One kind of movement in an Alipay fund bill's summary file (账务明细(汇总)). */
export interface AlipayFundSummaryRow {
  /** 类型. The last row of the file, 合计, is the footer and no row. */
  readonly type: string
  /** 收入笔数 */
  readonly incomeCount: number
  /** Fen (收入金额). */
  readonly incomeAmount: number
  /** 支出笔数 */
  readonly expenditureCount: number
  /** Fen, negative (支出金额). */
  readonly expenditureAmount: number
  /** Fen (总金额). */
  readonly totalAmount: number
}

/** Totals of the summary file: its last row 合计 against the rows above. */
export interface AlipayFundSummaryTotals {
  readonly incomeCount?: number
  readonly incomeAmount?: number
  readonly expenditureCount?: number
  readonly expenditureAmount?: number
  readonly totalAmount?: number
}
