import { type CallOptions, isRecord, readInput, readInteger, readText } from '@kaifang/http-core'
import type { UtoolsContext } from '../utools-context.ts'
import { readAccessToken } from './read-access-token.ts'

/** Input of {@link Utools.createGoods}. */
export interface CreateGoodsInput {
  /** Price in fen (分, 1/100 yuan), an integer from 1 up. */
  readonly totalFee: number
  /** Name that the buyer sees (商品名称), without blanks around it. One copy of the document says up to 50 characters. */
  readonly title: string
  /** How many times it may be bought (限购次数); 0 for no limit. @default 0 */
  readonly payLimit?: number
  /**
   * Token of the user (用户登录凭证), 32 characters. The document calls it required, an older copy and working code do
   * without. Sent and signed when given: give it if you have one.
   */
  readonly accessToken?: string
}

/** Result of {@link Utools.createGoods}. */
export interface CreateGoodsResult {
  /** Always 0: everything else throws. */
  readonly errCode: 0
  /** Always `ok`. */
  readonly errMsg: 'ok'
  /** What the client gives to `utools.openPayment` (商品 ID). */
  readonly goodsId: string
  /** The platform does not sign this reply: it is as good as the TLS connection. */
  readonly verified: false
}

/** Behind {@link Utools.createGoods}, which says what it promises. */
export function createGoods(
  context: UtoolsContext,
  input: CreateGoodsInput,
  options?: CallOptions
): Promise<CreateGoodsResult> {
  const caller = 'utools.createGoods'
  readInput(caller, input, ['totalFee', 'title', 'payLimit', 'accessToken'])
  const { payLimit, accessToken } = input
  const params = {
    total_fee: readInteger(caller, 'totalFee', input.totalFee, { min: 1 }),
    // A framework in front of the platform may trim what we signed untrimmed, so blanks around it are refused.
    title: readText(caller, 'title', input.title, {
      pattern: /^\S(?:.*\S)?$/su,
      patternRule: 'text without blanks around it'
    }),
    pay_limit: payLimit === undefined ? undefined : readInteger(caller, 'payLimit', payLimit, { min: 0 }),
    access_token: accessToken === undefined ? undefined : readAccessToken(caller, accessToken)
  }
  return context.http.send(
    {
      operation: 'createGoods',
      method: 'POST',
      path: '/goods',
      body: { kind: 'json', value: params },
      effect: 'write',
      settleHint: 'create again if you need it: an unused entry costs nothing'
    },
    (data, reply) => {
      const goodsId = isRecord(data) ? data.message : undefined
      if (typeof goodsId !== 'string' || !/^\S{1,128}$/.test(goodsId)) {
        throw reply.fail.shape('message', 'the id of the goods')
      }
      return { errCode: 0, errMsg: 'ok', goodsId, verified: false }
    },
    options
  )
}
