import { type CallOptions, readInput, readText } from '@kaifang/http-core'
import { CODE_STYLE_FIELDS, type CodeStyle, readCodeStyle } from '../../code-style.ts'
import { type CodeResult, sendCode } from '../../send-code.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of `wxacode.get`. */
export interface GetCodeInput extends TokenInput, CodeStyle {
  /** Page that it opens, with its query: 1 to 1024 characters. Older pages allow 128 bytes only. */
  readonly path: string
}

/** The wire call of {@link WeixinWxacode.get}. */
export async function getCode(context: WeixinContext, input: GetCodeInput, options?: CallOptions): Promise<CodeResult> {
  const caller = 'wechat-openapi.wxacode.get'
  readInput(caller, input, ['accessToken', 'path', ...CODE_STYLE_FIELDS])
  const value = { path: readText(caller, 'path', input.path, { maxLength: 1024 }), ...readCodeStyle(caller, input) }
  return sendCode(
    context,
    { name: 'get', path: '/wxa/getwxacode', value, accessToken: input.accessToken, effect: 'keyed-write' },
    options
  )
}
