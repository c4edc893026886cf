import { type CallOptions, readInput } from '@kaifang/http-core'
import { readWidth } from '../../code-style.ts'
import { readBytesText } from '../../read-bytes-text.ts'
import { type CodeResult, sendCode } from '../../send-code.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of {@link WeixinWxacode.createQRCode}. */
export interface CreateQRCodeInput extends TokenInput {
  /** Page that it opens, with its query: 1 to 128 bytes. Mini games may give the query alone, such as `?foo=bar`. */
  readonly path: string
  /** Width in pixels, 280 to 1280. @default 430 */
  readonly width?: number
}

/** The wire call of {@link WeixinWxacode.createQRCode}. */
export async function createQrCode(
  context: WeixinContext,
  input: CreateQRCodeInput,
  options?: CallOptions
): Promise<CodeResult> {
  const caller = 'wechat-openapi.wxacode.createQRCode'
  readInput(caller, input, ['accessToken', 'path', 'width'])
  const value = { path: readBytesText(caller, 'path', input.path, 128), width: readWidth(caller, input.width) }
  return sendCode(
    context,
    {
      name: 'createQRCode',
      path: '/cgi-bin/wxaapp/createwxaqrcode',
      value,
      accessToken: input.accessToken,
      effect: 'keyed-write'
    },
    options
  )
}
