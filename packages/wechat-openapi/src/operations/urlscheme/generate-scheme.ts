import { type CallOptions, readInput } from '@kaifang/http-core'
import { LINK_EXPIRY_FIELDS, LINK_QUERY, type LinkExpiry, readLinkExpiry } from '../../link-expiry.ts'
import { readOptionalText } from '../../read-optional.ts'
import { readOptionalChoice } from '../../read-optional-choice.ts'
import { readRecord } from '../../read-record.ts'
import type { WeixinResult } from '../../read-result.ts'
import { sendPost } from '../../send-post.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Input of `urlscheme.generate`. */
export interface GenerateSchemeInput extends TokenInput, LinkExpiry {
  /** What opens. @default the home page */
  readonly jumpWxa?: {
    /** Page, without a query. */
    readonly path?: string
    /** Query of the page, up to 1024 ASCII characters. */
    readonly query?: string
    /** Version that opens. @default 'release' */
    readonly envVersion?: 'release' | 'trial' | 'develop'
  }
}

/** Result of `urlscheme.generate`. */
export interface GenerateSchemeResult extends WeixinResult {
  /** The scheme, such as `weixin://dl/business/?t=…`. */
  readonly openlink: string
}

const CALLER = 'wechat-openapi.urlscheme.generate'

function readJump(value: unknown): Record<string, unknown> | undefined {
  if (value === undefined) return undefined
  const jump = readRecord(CALLER, 'jumpWxa', value)
  readInput<Readonly<Record<string, unknown>>>(CALLER, jump, ['path', 'query', 'envVersion'])
  return {
    path: readOptionalText(CALLER, 'jumpWxa.path', jump.path, {
      minLength: 0,
      pattern: /^[^?]*$/,
      patternRule: 'a page without a query (that belongs into "query")'
    }),
    query: readOptionalText(CALLER, 'jumpWxa.query', jump.query, LINK_QUERY),
    envVersion: readOptionalChoice(CALLER, 'jumpWxa.envVersion', jump.envVersion, ['release', 'trial', 'develop'])
  }
}

/** The wire call of {@link WeixinUrlscheme.generate}. */
export async function generateScheme(
  context: WeixinContext,
  input: GenerateSchemeInput,
  options?: CallOptions
): Promise<GenerateSchemeResult> {
  readInput(CALLER, input, ['accessToken', 'jumpWxa', ...LINK_EXPIRY_FIELDS])
  const value = {
    jumpWxa: readJump(input.jumpWxa),
    ...readLinkExpiry(CALLER, input)
  }
  return sendPost<GenerateSchemeResult>(
    context,
    {
      operation: 'urlscheme.generate',
      path: '/wxa/generatescheme',
      accessToken: input.accessToken,
      value,
      effect: 'read',
      required: { openlink: 'text' }
    },
    options
  )
}
