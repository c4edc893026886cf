import { checkAccessToken, type UtoolsScene } from '../check-utools-request.ts'
import { userResource } from '../order-resource.ts'
import type { PhpArray } from '../php-query.ts'

/** `GET /baseinfo`, user info (获取用户基础信息): the `resource` of a granted request. */
export function getBaseInfo(params: PhpArray, scene: UtoolsScene): { readonly resource: PhpArray } {
  return { resource: userResource(checkAccessToken(params, scene), scene.state, scene.nowMs) }
}
