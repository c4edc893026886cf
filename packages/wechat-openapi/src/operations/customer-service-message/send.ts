import { type CallOptions, describeValue, InputError, readChoice, readInput, readText } from '@kaifang/http-core'
import { readOpenid } from '../../read-openid.ts'
import { readRecord } from '../../read-record.ts'
import type { WeixinResult } from '../../read-result.ts'
import { sendPost } from '../../send-post.ts'
import type { TokenInput } from '../../token-input.ts'
import type { WeixinContext } from '../../wechat-openapi-context.ts'

/** What every customer message has. */
export interface CustomerMessage extends TokenInput {
  /** The user (openid). */
  readonly touser: string
  /** Agent (客服帐号) in whose name it is sent. */
  readonly customservice?: { readonly kfAccount: string }
  /** `isAiMsg` 1 adds a line that says "made by AI". */
  readonly aimsgcontext?: { readonly isAiMsg: 0 | 1 }
  /** Sub-merchant (子商户). */
  readonly businessid?: string
}

/** Input of {@link WeixinCustomerServiceMessage.send}: the content is the one that `msgtype` names. */
export type SendMessageInput =
  | (CustomerMessage & {
      readonly msgtype: 'text'
      /** May hold links: `<a href="…" data-miniprogram-appid="…" data-miniprogram-path="…">`. */
      readonly text: { readonly content: string }
    })
  | (CustomerMessage & {
      readonly msgtype: 'image'
      /** `mediaId` of `uploadTempMedia`. */
      readonly image: { readonly mediaId: string }
    })
  | (CustomerMessage & {
      readonly msgtype: 'link'
      /** A card that opens a page; `thumbUrl` is JPG or PNG, 640×320 or 80×80. */
      readonly link: {
        readonly title: string
        readonly description: string
        readonly url: string
        readonly thumbUrl: string
      }
    })
  | (CustomerMessage & {
      readonly msgtype: 'miniprogrampage'
      /** A card that opens the mini program; `pagepath` may have a query, `thumbMediaId` is 520×416. */
      readonly miniprogrampage: {
        readonly title: string
        readonly pagepath: string
        readonly thumbMediaId: string
        /** The documents disagree whether it is needed. */
        readonly appid?: string
      }
    })

/** Fields of each content; those with `?` may be left out. */
const CONTENTS = {
  text: ['content'],
  image: ['mediaId'],
  link: ['title', 'description', 'url', 'thumbUrl'],
  miniprogrampage: ['title', 'pagepath', 'thumbMediaId', 'appid?']
} as const

const TYPES = Object.keys(CONTENTS) as (keyof typeof CONTENTS)[]
const CALLER = 'wechat-openapi.customerServiceMessage.send'
const NAMES = ['accessToken', 'touser', 'msgtype', 'customservice', 'aimsgcontext', 'businessid', ...TYPES] as const

function readContent(input: Readonly<Record<string, unknown>>, msgtype: keyof typeof CONTENTS): void {
  for (const other of TYPES) {
    if (other === msgtype || input[other] === undefined) continue
    const rule = `to be left out of a message with msgtype "${msgtype}"`
    throw new InputError({ caller: CALLER, field: other, rule, received: describeValue(input[other]) })
  }
  const content = readRecord(CALLER, msgtype, input[msgtype])
  const fields = CONTENTS[msgtype].map((name) => name.replace('?', ''))
  readInput<Readonly<Record<string, unknown>>>(CALLER, content, fields)
  for (const name of fields) {
    const optional = !(CONTENTS[msgtype] as readonly string[]).includes(name)
    if (!optional || content[name] !== undefined) readText(CALLER, `${msgtype}.${name}`, content[name])
  }
}

/** The wire call of {@link WeixinCustomerServiceMessage.send}. */
export async function send(
  context: WeixinContext,
  input: SendMessageInput,
  options?: CallOptions
): Promise<WeixinResult> {
  readInput<Readonly<Record<string, unknown>>>(CALLER, input as never, NAMES)
  readOpenid(CALLER, 'touser', input.touser)
  readContent(input as never, readChoice(CALLER, 'msgtype', input.msgtype, TYPES))
  const { accessToken, ...value } = input
  return sendPost<WeixinResult>(
    context,
    {
      operation: 'customerServiceMessage.send',
      path: '/cgi-bin/message/custom/send',
      accessToken,
      value,
      effect: 'write',
      settleHint: 'the user may have got it; sending again may show it twice'
    },
    options
  )
}
