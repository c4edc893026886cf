import { type AlipayErrorMeaning, type Entry, errorGroup } from './error-group.ts'

const FIX = 'mend the call; a repeat of the same one is refused again'
const QUERY = 'query the order before you decide'
const NEW_NUMBER = 'place a new order with a number of its own'
const BUYER = 'tell the buyer; another account or means of payment may do'
const LIMIT = "a limit of the merchant: look into Alipay's merchant centre"
const MERCHANT = "the merchant's account or contract: look into Alipay's merchant centre"
const SHARING = 'check the profit sharing (分账) of the order'

/** Makes one entry for each code of a list that means the same. */
function alike(codes: string, entry: Entry): Readonly<Record<string, Entry>> {
  return Object.fromEntries(codes.split(' ').map((code) => [code, entry]))
}

/** Codes of trades and bills (ACQ.…), without the prefix. Part of {@link ALIPAY_ERROR_CODES}. */
export const ALIPAY_BUSINESS_CODES: Readonly<Record<string, AlipayErrorMeaning>> = {
  ...errorGroup('ERR_ALIPAY_NOT_FOUND', {
    TRADE_NOT_EXIST: ['no such order', 'App and page orders exist only once the buyer has opened the cashier'],
    ...alike('BILL_NOT_EXIST NO_BILL_DATA', [
      'there is no such bill',
      'a day without trades has none; the one of yesterday is there from about 10:00'
    ])
  }),
  ...errorGroup('ERR_ALIPAY_STATE', {
    TRADE_HAS_SUCCESS: ['the order is paid', QUERY],
    TRADE_HAS_CLOSE: ['the order is closed, or all of it refunded', 'query it; to be paid again it needs a new number'],
    ...alike('TRADE_STATUS_ERROR REASON_TRADE_STATUS_INVALID REASON_ILLEGAL_STATUS', [
      "the order's state does not allow it",
      QUERY
    ]),
    ...alike('TRADE_NOT_ALLOW_REFUND NOT_ALLOW_PARTIAL_REFUND ONLINE_TRADE_VOUCHER_NOT_ALLOW_REFUND', [
      'the order can not be refunded like this',
      QUERY
    ]),
    TRADE_HAS_FINISHED: ['the time for refunds is over', 'pay the buyer back in another way'],
    TRADE_CANCEL_TIME_OUT: ['the time for cancelling is over', 'refund it instead'],
    CANCEL_NOT_ALLOWED: ['the order can not be cancelled', 'refund it instead'],
    REASON_TRADE_BEEN_FREEZEN: ['the order is frozen', "ask Alipay's support"],
    NOW_TIME_AFTER_EXPIRE_TIME_ERROR: ['it expires in the past', 'check time_expire, which is Beijing time'],
    APPLY_PC_MERCHANT_CODE_ERROR: ['the code was asked for again', NEW_NUMBER]
  }),
  ...errorGroup('ERR_ALIPAY_CONFLICT', {
    CONTEXT_INCONSISTENT: ['the number exists with other content', NEW_NUMBER]
  }),
  ...errorGroup(
    'ERR_ALIPAY_CONFLICT',
    {
      DISCORDANT_REPEAT_REQUEST: [
        'this refund number has succeeded with another amount',
        'query the refund; never change the number blindly'
      ]
    },
    { mayHaveActed: true }
  ),
  ...errorGroup('ERR_ALIPAY_AMOUNT', {
    TOTAL_FEE_EXCEED: ['the amount is out of range', FIX],
    ...alike('REFUND_AMT_NOT_EQUAL_TOTAL REASON_TRADE_REFUND_FEE_ERR REFUND_FEE_ERROR', [
      'the amount does not fit what is left, or a partial refund has no number of its own',
      QUERY
    ])
  }),
  ...errorGroup('ERR_ALIPAY_BUYER', {
    ...alike('BUYER_SELLER_EQUAL TRADE_BUYER_NOT_MATCH BUYER_NOT_EXIST BUYER_ENABLE_STATUS_FORBID PAYER_UNMATCHED', [
      'this buyer may not pay it',
      BUYER
    ]),
    ...alike('BUYER_ERROR CUSTOMER_VALIDATE_ERROR USER_NOT_MATCH_ERR', ["the buyer's account does not fit", BUYER]),
    ...alike(
      'BUYER_PAYMENT_AMOUNT_DAY_LIMIT_ERROR BUYER_PAYMENT_AMOUNT_MONTH_LIMIT_ERROR ERROR_BUYER_CERTIFY_LEVEL_LIMIT ERROR_BALANCE_PAYMENT_DISABLE',
      ['a limit of the buyer', BUYER]
    ),
    ...alike('BUYER_BALANCE_NOT_ENOUGH BUYER_BANKCARD_BALANCE_NOT_ENOUGH NO_PAYMENT_INSTRUMENTS_AVAILABLE', [
      "the buyer's money does not do",
      BUYER
    ]),
    ...alike('PAYMENT_REQUEST_HAS_RISK PAYMENT_FAIL PAYMENT_AUTH_CODE_INVALID PULL_MOBILE_CASHIER_FAIL', [
      'the payment failed',
      BUYER
    ])
  }),
  ...errorGroup('ERR_ALIPAY_MERCHANT', {
    ...alike(
      'BEYOND_PAY_RESTRICTION BEYOND_PER_RECEIPT_RESTRICTION BEYOND_PER_RECEIPT_DAY_RESTRICTION BEYOND_PER_RECEIPT_SINGLE_RESTRICTION MERCHANT_PERM_RECEIPT_DAY_LIMIT MERCHANT_PERM_RECEIPT_SINGLE_LIMIT MERCHANT_PERM_RECEIPT_SUSPEND_LIMIT PRODUCT_AMOUNT_LIMIT_ERROR',
      ['a limit of the merchant', LIMIT]
    ),
    ...alike(
      'SELLER_BEEN_BLOCKED SELLER_NOT_EXIST MERCHANT_STATUS_NOT_NORMAL MERCHANT_AGREEMENT_NOT_EXIST MERCHANT_AGREEMENT_INVALID SUB_MERCHANT_CREATE_FAIL SUB_MERCHANT_TYPE_INVALID INVALID_STORE_ID INVALID_RECEIVE_ACCOUNT',
      ['the merchant can not be paid', MERCHANT]
    ),
    SELLER_BALANCE_NOT_ENOUGH: ["the merchant's balance is too low", 'top it up, then repeat with the same number'],
    RISK_MERCHANT_IP_NOT_EXIST: ["the buyer's address is missing", 'send business_params.mc_create_trade_ip']
  }),
  ...errorGroup('ERR_ALIPAY_BUSINESS', {
    EXIST_FORBIDDEN_WORD: ['subject or body has a forbidden word', FIX],
    SUB_GOODS_SIZE_MAX_COUNT: ['more than 150 lines of goods', FIX],
    ...alike(
      'ALLOC_AMOUNT_VALIDATE_ERROR REFUNDALLOC_UNAUTH_LIMIT REFUND_ROYALTY_PAYEE_ACCOUNT_NOT_EXIST TRADE_SETTLE_ERROR',
      ['the profit sharing does not fit', SHARING]
    ),
    ...alike(
      'CURRENCY_NOT_SUPPORT ENTERPRISE_PAY_BIZ_ERROR OVERDRAFT_AGREEMENT_NOT_MATCH OVERDRAFT_ASSIGN_ACCOUNT_INVALID REFUND_ACCOUNT_NOT_EXIST',
      ['the refund does not fit the order', QUERY]
    )
  }),
  // The only code of the business that the documents call repeatable.
  ...errorGroup(
    'ERR_ALIPAY_BUSINESS',
    { REFUND_CHARGE_ERROR: ['the fee could not be given back', 'repeat later, with the same number'] },
    { retryable: true }
  )
}
