import { expect, it } from 'vitest'
import { receivingAccount } from '../../../../src/services/weixin-pay/order/refund-fields.ts'
import type { StoredPayRefund } from '../../../../src/services/weixin-pay/weixin-pay-state.ts'

// Of the answers themselves: refund.test.ts and refund-query.test.ts. Recorded values: WeChat Pay v2 reference, 12.
it.each([
  ['OTHERS', '支付用户零钱'],
  ['CMB_CREDIT', '招商银行信用卡0403'],
  ['CMB_DEBIT', '招商银行借记卡8686']
])('what was paid from %s goes back to %s', (bankType, account) => {
  expect(receivingAccount({ order: { payment: { bankType } } } as unknown as StoredPayRefund)).toBe(account)
})
