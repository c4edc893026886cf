import { type CallOptions, describeValue, InputError, readChoice, readInput, readText } from '@kaifang/http-core'
import { readOpenid } from '../../read-openid.ts'
import { readOptionalText } from '../../read-optional.ts'
import type { WeixinResult } from '../../read-result.ts'
import { sendPost } from '../../send-post.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** Where a text is shown: 1 profile (资料), 2 comment (评论), 3 forum (论坛), 4 social log (社交日志). */
export type CheckScene = 1 | 2 | 3 | 4

/** Input of {@link WeixinSecurity.msgSecCheck}. */
export interface MsgSecCheckInput extends TokenInput {
  /** The text, 1 to 2500 characters. */
  readonly content: string
  readonly scene: CheckScene
  /** Who wrote it; must have been active in the last 2 hours. */
  readonly openid: string
  readonly title?: string
  readonly nickname?: string
  /** What a user says of himself; for scene 1 only. */
  readonly signature?: string
}

/** What the platform makes of a text or a file. */
export interface CheckVerdict {
  /** `pass`, `review` (a person should look) or `risky`. */
  readonly suggest: string
  /** 100 ok, 10001 ads, 20001 politics, 20002 porn, 20003 abuse, 20006 crime, 20008 fraud, 20012 vulgar, 20013 copyright, 21000 other. */
  readonly label: number
}

/** Result of {@link WeixinSecurity.msgSecCheck}. Risky text is a result, not an error. */
export interface MsgSecCheckResult extends WeixinResult {
  /** Id of the check. */
  readonly traceId: string
  readonly result: CheckVerdict
  /** What each strategy found. Its `errCode` is its own: other than 0 says that it failed. */
  readonly detail: readonly (Partial<CheckVerdict> & {
    readonly strategy: string
    readonly errCode: number
    readonly keyword?: string
    /** How sure, 0 to 100. */
    readonly prob?: number
    readonly level?: number
  })[]
}

const CALLER = 'wechat-openapi.security.msgSecCheck'

/** The wire call of {@link WeixinSecurity.msgSecCheck}. */
export async function msgSecCheck(
  context: WeixinContext,
  input: MsgSecCheckInput,
  options?: CallOptions
): Promise<MsgSecCheckResult> {
  readInput(CALLER, input, ['accessToken', 'content', 'scene', 'openid', 'title', 'nickname', 'signature'])
  const { signature, scene } = input
  if (signature !== undefined && scene !== 1) {
    const rule = 'to be left out unless "scene" is 1'
    throw new InputError({ caller: CALLER, field: 'signature', rule, received: describeValue(signature) })
  }
  const value = {
    content: readText(CALLER, 'content', input.content, { maxLength: 2500 }),
    version: 2,
    scene: readChoice(CALLER, 'scene', scene, [1, 2, 3, 4]),
    openid: readOpenid(CALLER, 'openid', input.openid),
    title: readOptionalText(CALLER, 'title', input.title),
    nickname: readOptionalText(CALLER, 'nickname', input.nickname),
    signature: readOptionalText(CALLER, 'signature', signature)
  }
  return sendPost<MsgSecCheckResult>(
    context,
    {
      operation: 'security.msgSecCheck',
      path: '/wxa/msg_sec_check',
      accessToken: input.accessToken,
      value,
      effect: 'read',
      required: { trace_id: 'text', result: 'object' }
    },
    options
  )
}
