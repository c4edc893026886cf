import type { ReplyView } from '@kaifang/http-core'
import type { AlipayNode, CheckedNode } from '../../alipay-reply.ts'

/** Who has logged in, and the tokens to ask more about them. */
export interface AlipaySession {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** Always `ok`. */
  readonly errMsg: 'ok'
  /** What to store of the user (用户唯一标识): `openId`, or `userId` where the application has no open ids. */
  readonly openid: string
  /** User id (user_id), 16 digits from `2088`; applications since the switch to open ids do not get it. */
  readonly userId: string | undefined
  /** Open id (open_id): of this user for this application. */
  readonly openId: string | undefined
  /** Union id (union_id): of this user for all applications of one owner. */
  readonly unionId: string | undefined
  /** Token for methods that act for the user (auth_token). A secret. */
  readonly accessToken: string
  /** Token for {@link AlipayAuth.refreshToken}. A secret. */
  readonly refreshToken: string | undefined
  /** Seconds until `accessToken` expires. */
  readonly expiresIn: number | undefined
  /** Seconds until `refreshToken` expires. */
  readonly reExpiresIn: number | undefined
  /** Whether Alipay's signature was verified; without its key the reply is as good as the TLS connection. */
  readonly verified: boolean
  /** Every field as it came, by wire name. */
  readonly raw: AlipayNode
}

function readText(node: AlipayNode, name: string): string | undefined {
  const value = node[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Seconds: a number, or digits in text, by the generation of the interface. */
function readSeconds(node: AlipayNode, name: string): number | undefined {
  const value = node[name]
  const seconds = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof seconds === 'number' && Number.isSafeInteger(seconds) && seconds >= 0 ? seconds : undefined
}

/**
 * Maps the wire names of a session.
 *
 * @throws {@link DecodeError} when there is no token, or neither of the ids.
 */
export function readSession({ node, verified }: CheckedNode, reply: Pick<ReplyView, 'fail'>): AlipaySession {
  const accessToken = readText(node, 'access_token')
  const openId = readText(node, 'open_id')
  const userId = readText(node, 'user_id')
  const openid = openId ?? userId
  if (accessToken === undefined) throw reply.fail.shape('access_token', 'text')
  if (openid === undefined) throw reply.fail.shape('open_id', 'there, nor is user_id')
  return {
    errCode: 0,
    errMsg: 'ok',
    openid,
    userId,
    openId,
    unionId: readText(node, 'union_id'),
    accessToken,
    refreshToken: readText(node, 'refresh_token'),
    expiresIn: readSeconds(node, 'expires_in'),
    reExpiresIn: readSeconds(node, 're_expires_in'),
    verified,
    raw: node
  }
}
