import { checkAccessToken, readParameter, type UtoolsScene } from '../check-utools-request.ts'
import { addGoods } from '../open-order.ts'
import type { PhpArray } from '../php-query.ts'
import { invalidField } from '../utools-refusal.ts'

/** `POST /goods`, create goods (创建商品): the whole answer, which is not signed. */
export function createGoods(params: PhpArray, scene: UtoolsScene): { readonly message: string } {
  const { state } = scene
  const title = readParameter(params, 'title')
  if (title === undefined) throw invalidField('title', '不能为空', 'is required and missing, empty or not text')
  if ([...title].length > 50)
    throw invalidField('title', '不能大于 50 个字符', `has ${[...title].length} characters, at most 50`)
  const totalFee = readParameter(params, 'total_fee') ?? ''
  if (!/^[1-9]\d{0,8}$/.test(totalFee)) {
    throw invalidField('total_fee', '必须是整数', 'must be a whole number of fen (分) above 0')
  }
  const payLimit = readParameter(params, 'pay_limit') ?? '0'
  if (!/^\d{1,9}$/.test(payLimit)) throw invalidField('pay_limit', '必须是整数', 'must be a whole number from 0')
  if (state.settings.goodsRequireAccessToken && readParameter(params, 'access_token') === undefined) {
    const why =
      'is required by the current document; the older one does without (setting goodsRequireAccessToken of the sandbox)'
    throw invalidField('access_token', '不能为空', why)
  }
  if (readParameter(params, 'access_token') !== undefined) checkAccessToken(params, scene)
  return { message: addGoods(state, { title, totalFee: Number(totalFee), payLimit: Number(payLimit) }).goodsId }
}
