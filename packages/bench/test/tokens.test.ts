import { expect, it } from 'vitest'
import { countTokenFetches, formatTokenFetches } from '../src/tokens.ts'

it('counts one fetch for any number of calls, and one a call for co-wechat-api', async () => {
  const rows = await countTokenFetches([1, 20])
  const found = rows.map(({ client, calls, first, afterEnd, failed }) => [client, calls, first, afterEnd, failed])
  expect(found).toEqual([
    ['@kaifang/wechat-openapi', 1, 1, 1, 0],
    ['@kaifang/wechat-openapi, plain tokens', 1, 1, 1, 0],
    ['co-wechat-api', 1, 1, 1, 0],
    ['@kaifang/wechat-openapi', 20, 1, 1, 0],
    ['@kaifang/wechat-openapi, plain tokens', 20, 1, 1, 0],
    ['co-wechat-api', 20, 20, 20, 0]
  ])
  expect(formatTokenFetches(rows.slice(0, 1))).toContain('| 1 | @kaifang/wechat-openapi | 1 | 1 | 0 |')
})
