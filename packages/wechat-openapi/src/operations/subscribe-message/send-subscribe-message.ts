import { type CallOptions, readInput, readText } from '@kaifang/http-core'
import { readOpenid } from '../../read-openid.ts'
import { readOptionalText } from '../../read-optional.ts'
import { readOptionalChoice } from '../../read-optional-choice.ts'
import { readRecord } from '../../read-record.ts'
import type { WeixinResult } from '../../read-result.ts'
import { sendPost } from '../../send-post.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of `subscribeMessage.send`. */
export interface SendSubscribeMessageInput extends TokenInput {
  /** The user (openid), who has subscribed to this template. */
  readonly touser: string
  /** Id of the template (模板 ID). */
  readonly templateId: string
  /**
   * What stands in the template, under the template's own keys, which are never renamed: `thing1`, `character_string01`.
   * The limits depend on the kind: `thing` 20 characters, `character_string` 32, `phrase` 5 Chinese.
   */
  readonly data: Readonly<Record<string, { readonly value: string }>>
  /** Page that opens, with its query. */
  readonly page?: string
  /** Version that opens. @default 'formal' */
  readonly miniprogramState?: 'developer' | 'trial' | 'formal'
  /** Language of the card. @default 'zh_CN' */
  readonly lang?: 'zh_CN' | 'en_US' | 'zh_HK' | 'zh_TW'
}

const CALLER = 'wechat-openapi.subscribeMessage.send'

function readData(data: unknown): Readonly<Record<string, unknown>> {
  const record = readRecord(CALLER, 'data', data)
  for (const [key, entry] of Object.entries(record)) {
    const field = `data.${key.slice(0, 40)}`
    readText(CALLER, `${field}.value`, readRecord(CALLER, field, entry).value)
  }
  return record
}

/** The wire call of {@link WeixinSubscribeMessage.send}. */
export async function sendSubscribeMessage(
  context: WeixinContext,
  input: SendSubscribeMessageInput,
  options?: CallOptions
): Promise<WeixinResult> {
  readInput(CALLER, input, ['accessToken', 'touser', 'templateId', 'data', 'page', 'miniprogramState', 'lang'])
  const value = {
    touser: readOpenid(CALLER, 'touser', input.touser),
    templateId: readText(CALLER, 'templateId', input.templateId),
    data: readData(input.data),
    page: readOptionalText(CALLER, 'page', input.page),
    miniprogramState: readOptionalChoice(CALLER, 'miniprogramState', input.miniprogramState, [
      'developer',
      'trial',
      'formal'
    ]),
    lang: readOptionalChoice(CALLER, 'lang', input.lang, ['zh_CN', 'en_US', 'zh_HK', 'zh_TW'])
  }
  return sendPost<WeixinResult>(
    context,
    {
      operation: 'subscribeMessage.send',
      path: '/cgi-bin/message/subscribe/send',
      accessToken: input.accessToken,
      value,
      effect: 'write',
      settleHint: 'the user may have got it; sending again uses up another subscription'
    },
    options
  )
}
