import { type CallOptions, readChoice, readInput } from '@kaifang/http-core'
import { readOpenid } from '../../read-openid.ts'
import { readOptionalText } from '../../read-optional.ts'
import type { WeixinResult } from '../../read-result.ts'
import { sendPost } from '../../send-post.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of {@link WeixinCustomerServiceMessage.setTyping}. */
export interface SetTypingInput extends TokenInput {
  /** The user (openid). */
  readonly touser: string
  /** `Typing` shows the state for 15 seconds or until a message comes; `CancelTyping` ends it. */
  readonly command: 'Typing' | 'CancelTyping'
  /** Sub-merchant (子商户). */
  readonly businessid?: string
}

/** The wire call of {@link WeixinCustomerServiceMessage.setTyping}. */
export async function setTyping(
  context: WeixinContext,
  input: SetTypingInput,
  options?: CallOptions
): Promise<WeixinResult> {
  const caller = 'wechat-openapi.customerServiceMessage.setTyping'
  readInput(caller, input, ['accessToken', 'touser', 'command', 'businessid'])
  const value = {
    touser: readOpenid(caller, 'touser', input.touser),
    command: readChoice(caller, 'command', input.command, ['Typing', 'CancelTyping']),
    businessid: readOptionalText(caller, 'businessid', input.businessid)
  }
  return sendPost<WeixinResult>(
    context,
    {
      operation: 'customerServiceMessage.setTyping',
      path: context.settings.typingPath,
      accessToken: input.accessToken,
      value,
      effect: 'write',
      settleHint: 'send it again: 45081 then says that it is showing'
    },
    options
  )
}
