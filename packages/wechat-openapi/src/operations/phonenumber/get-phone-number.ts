import { type CallOptions, readInput, readText } from '@kaifang/http-core'
import { readOpenid } from '../../read-openid.ts'
import type { WeixinResult } from '../../read-result.ts'
import { sendPost } from '../../send-post.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of {@link WeixinPhonenumber.getPhoneNumber}. */
export interface GetPhoneNumberInput extends TokenInput {
  /** Code of the button `getPhoneNumber` (动态令牌): works once, for 5 minutes; not the code of `wx.login`. */
  readonly code: string
  /** The user, where you want the platform to compare. */
  readonly openid?: string
}

/** Result of {@link WeixinPhonenumber.getPhoneNumber}. */
export interface GetPhoneNumberResult extends WeixinResult {
  readonly phoneInfo: {
    /** Number as the user bound it; foreign ones with their country code. */
    readonly phoneNumber: string
    /** Number without country code. */
    readonly purePhoneNumber: string
    /** Country code (区号), such as `86`. */
    readonly countryCode: string
    readonly watermark: {
      /** When it was read, in seconds since the epoch. */
      readonly timestamp: number
      /** App that it was read for. */
      readonly appid: string
    }
  }
}

/** The wire call of {@link WeixinPhonenumber.getPhoneNumber}. */
export async function getPhoneNumber(
  context: WeixinContext,
  input: GetPhoneNumberInput,
  options?: CallOptions
): Promise<GetPhoneNumberResult> {
  const caller = 'wechat-openapi.phonenumber.getPhoneNumber'
  readInput(caller, input, ['accessToken', 'code', 'openid'])
  const value = {
    code: readText(caller, 'code', input.code, { pattern: /^\S+$/, patternRule: 'text without white space' }),
    openid: input.openid === undefined ? undefined : readOpenid(caller, 'openid', input.openid)
  }
  return sendPost<GetPhoneNumberResult>(
    context,
    {
      operation: 'phonenumber.getPhoneNumber',
      path: '/wxa/business/getuserphonenumber',
      accessToken: input.accessToken,
      value,
      effect: 'write',
      settleHint: 'the code may be used up: let the user press the button again',
      required: { phone_info: 'object' },
      verify: (result, reply) => {
        const appid = result.phoneInfo.watermark?.appid
        if (appid === undefined || appid === context.settings.appId) return
        const advice = 'do not use it; check that appId is the one of the app that the user is in'
        throw reply.fail.signature('ERR_SIGNATURE_BINDING', 'sent the number of a user of another app', advice)
      }
    },
    options
  )
}
