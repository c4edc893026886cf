import type { CallOptions } from '@kaifang/http-core'
import type { GetPhoneNumberInput, GetPhoneNumberResult } from './get-phone-number.ts'

/** Phone numbers (手机号). */
export interface WeixinPhonenumber {
  /**
   * Reads the phone number that a user gives by a button (手机号快速验证).
   *
   * Wire: POST /wxa/business/getuserphonenumber; the token in the query, the code in the JSON body.
   *
   * > [!NOTE]
   * > A code works once, so this is never repeated after it was sent.
   *
   * @param input - `code` of the button.
   * @param options - Abort signal, time limits, repeats.
   * @returns `phoneInfo`.
   * @throws {@link InputError} when the code is no text.
   * @throws {@link ApiError} `ERR_WECHAT_OPENAPI_CODE`, `ERR_WECHAT_OPENAPI_CREDENTIAL` (40013: a code of another app).
   * @throws {@link SignatureError} `ERR_SIGNATURE_BINDING` when the number is of a user of another app.
   * @see WeChat server API, "获取手机号" (docs/sources.md#wechat-server-api)
   */
  getPhoneNumber(input: GetPhoneNumberInput, options?: CallOptions): Promise<GetPhoneNumberResult>
}
