import { type CallOptions, readInput, readText } from '@kaifang/http-core'
import { CODE_STYLE_FIELDS, type CodeStyle, readCodeStyle } from '../../code-style.ts'
import { readOptionalFlag, readOptionalText } from '../../read-optional.ts'
import { type CodeResult, sendCode } from '../../send-code.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of {@link WeixinWxacode.getUnlimited}. */
export interface GetUnlimitedInput extends TokenInput, CodeStyle {
  /**
   * What the page gets (场景值): 1 to 32 characters of ``0-9 A-Z a-z ! # $ & ' ( ) * + , / : ; = ? @ - . _ ~``. There is no `%`,
   * so Chinese text must be encoded in another way. The page gets it URL-encoded in `query.scene`.
   */
  readonly scene: string
  /** Page that it opens, such as `pages/index/index`: no slash in front, no query. @default the home page */
  readonly page?: string
  /** Whether the page must be in the published version; without the check at most 60000 pages. @default true */
  readonly checkPath?: boolean
}

/** The wire call of {@link WeixinWxacode.getUnlimited}. */
export async function getUnlimited(
  context: WeixinContext,
  input: GetUnlimitedInput,
  options?: CallOptions
): Promise<CodeResult> {
  const caller = 'wechat-openapi.wxacode.getUnlimited'
  readInput(caller, input, ['accessToken', 'scene', 'page', 'checkPath', ...CODE_STYLE_FIELDS])
  const value = {
    scene: readText(caller, 'scene', input.scene, {
      maxLength: 32,
      pattern: /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/,
      patternRule: "digits, Latin letters and !#$&'()*+,/:;=?@-._~ (no %, so no percent-encoding)"
    }),
    page: readOptionalText(caller, 'page', input.page, {
      pattern: /^[^/?][^?]*$/,
      patternRule: 'a page without a slash in front and without a query (that belongs into "scene")'
    }),
    checkPath: readOptionalFlag(caller, 'checkPath', input.checkPath),
    ...readCodeStyle(caller, input)
  }
  // No limit in all, and nothing but a picture comes of it: as good as a read.
  return sendCode(
    context,
    { name: 'getUnlimited', path: '/wxa/getwxacodeunlimit', value, accessToken: input.accessToken, effect: 'read' },
    options
  )
}
