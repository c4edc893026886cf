import { type CallOptions, readInput, readText } from '@kaifang/http-core'
import { LINK_EXPIRY_FIELDS, LINK_QUERY, type LinkExpiry, readLinkExpiry } from '../../link-expiry.ts'
import { readOptionalText } from '../../read-optional.ts'
import { readOptionalChoice } from '../../read-optional-choice.ts'
import { readRecord } from '../../read-record.ts'
import type { WeixinResult } from '../../read-result.ts'
import { sendPost } from '../../send-post.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Page of cloud hosting (云开发静态网站) that a link goes through. */
export interface CloudBase {
  /** Environment (云开发环境). */
  readonly env: string
  readonly domain?: string
  readonly path?: string
  readonly query?: string
  readonly resourceAppid?: string
}

/** Input of `urllink.generate`. */
export interface GenerateUrlLinkInput extends TokenInput, LinkExpiry {
  /** Page that opens, without a query. @default the home page */
  readonly path?: string
  /** Query of the page, up to 1024 ASCII characters. */
  readonly query?: string
  /** Version that opens. @default 'release' */
  readonly envVersion?: 'release' | 'trial' | 'develop'
  readonly cloudBase?: CloudBase
}

/** Result of `urllink.generate`. */
export interface GenerateUrlLinkResult extends WeixinResult {
  /** The link, such as `https://wxaurl.cn/…`. */
  readonly urlLink: string
}

const CALLER = 'wechat-openapi.urllink.generate'

function readCloudBase(value: unknown): Readonly<Record<string, unknown>> | undefined {
  if (value === undefined) return undefined
  const cloud = readRecord(CALLER, 'cloudBase', value)
  readInput<Readonly<Record<string, unknown>>>(CALLER, cloud, ['env', 'domain', 'path', 'query', 'resourceAppid'])
  readText(CALLER, 'cloudBase.env', cloud.env)
  return cloud
}

/** The wire call of {@link WeixinUrllink.generate}. */
export async function generateUrlLink(
  context: WeixinContext,
  input: GenerateUrlLinkInput,
  options?: CallOptions
): Promise<GenerateUrlLinkResult> {
  readInput(CALLER, input, ['accessToken', 'path', 'query', 'envVersion', 'cloudBase', ...LINK_EXPIRY_FIELDS])
  const value = {
    path: readOptionalText(CALLER, 'path', input.path, {
      minLength: 0,
      pattern: /^[^?]*$/,
      patternRule: 'a page without a query (that belongs into "query")'
    }),
    query: readOptionalText(CALLER, 'query', input.query, LINK_QUERY),
    envVersion: readOptionalChoice(CALLER, 'envVersion', input.envVersion, ['release', 'trial', 'develop']),
    cloudBase: readCloudBase(input.cloudBase),
    ...readLinkExpiry(CALLER, input)
  }
  return sendPost<GenerateUrlLinkResult>(
    context,
    {
      operation: 'urllink.generate',
      path: '/wxa/generate_urllink',
      accessToken: input.accessToken,
      value,
      effect: 'read',
      required: { url_link: 'text' }
    },
    options
  )
}
