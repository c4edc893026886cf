import type { PayCall } from '../wire/pay-call.ts'
import type { WireFields } from '../wire/xml-answer.ts'

/**
 * `POST /sandboxnew/pay/getsignkey` and `/xdc/apiv2getsignkey/sign/getsignkey`: the key of the platform's own test
 * environment. Nothing behind that key is played.
 */
export function getSignKey({ state, merchant }: PayCall): WireFields {
  return { mch_id: merchant.mchId, sandbox_signkey: state.signKey }
}
