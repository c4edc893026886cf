import { describe, expect, it } from 'vitest'
import { readApi } from '../../src/operations/api-call.ts'
import { failureOf, gatewayError, startPlatform } from '../support/start-platform.ts'

it('an API is read from its name', () => {
  expect(readApi('youzan.call', 'youzan.shop.get', '3.0.0')).toEqual({
    caller: 'youzan.shop.get',
    operation: 'shop.get',
    name: 'youzan.shop.get',
    version: '3.0.0',
    rule: { effect: 'read' }
  })
  expect(readApi('youzan.call', 'kdt.item.get', '1.0.0')).toMatchObject({ caller: 'youzan.kdt.item.get', rule: {} })
})

describe('the path', () => {
  it.each<[object | undefined, string, boolean]>([
    [undefined, '/api/youzan.a.b/1.0.0', true],
    [{ richText: true }, '/api/_textarea_/youzan.a.b/1.0.0', true],
    [{ withoutToken: true }, '/api/auth_exempt/youzan.a.b/1.0.0', false],
    [{ withoutToken: false, richText: false }, '/api/youzan.a.b/1.0.0', true]
  ])('with %o is %s', async (options, path, withToken) => {
    const { youzan, apiCalls, tokenCalls } = await startPlatform()
    await youzan.call('youzan.a.b', '1.0.0', {}, options)
    expect([apiCalls[0]?.path, apiCalls[0]?.query.has('access_token')]).toEqual([path, withToken])
    expect(tokenCalls).toHaveLength(withToken ? 1 : 0)
  })

  it('of an API that is known to need no token has none, unless you say so', async () => {
    const { youzan, apiCalls } = await startPlatform()
    const name = 'youzan.cloud.secret.query.all'
    await youzan.call(name, '1.0.0')
    await youzan.call(name, '1.0.0', {}, { withoutToken: false })
    expect(apiCalls.map(({ path }) => path)).toEqual([`/api/auth_exempt/${name}/1.0.0`, `/api/${name}/1.0.0`])
  })
})

describe('a call that fails on the way', () => {
  const lose = (_request: unknown, response: { destroy(): void }): undefined => {
    response.destroy()
  }

  it('is repeated where it is known to read', async () => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    answerApi(lose)
    expect(await failureOf(youzan.call('youzan.trade.get', '4.0.0', { tid: 'E1' }))).toMatchObject({
      outcome: 'rejected'
    })
    expect(apiCalls).toHaveLength(3)
  })

  it('is not repeated where the name is not known: it may be a write', async () => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    answerApi(lose)
    expect(await failureOf(youzan.call('youzan.trade.got', '1.0.0'))).toMatchObject({ outcome: 'unknown' })
    expect(apiCalls).toHaveLength(1)
  })

  it.each(['read', 'keyed-write'] as const)('is repeated where you say that it is a %s', async (effect) => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    answerApi(lose)
    await failureOf(youzan.call('youzan.trade.got', '1.0.0', {}, { effect }))
    expect(apiCalls).toHaveLength(3)
  })

  it('is repeated where its key lets it count once', async () => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    answerApi(lose)
    const user = { account_id: '13800000000', account_type: 2 }
    const params = { params: { user, points: 1, reason: 'x', biz_value: 'order-1' } }
    expect(await failureOf(youzan.call('youzan.crm.customer.points.increase', '4.0.0', params))).toMatchObject({
      outcome: 'unknown'
    })
    expect(apiCalls).toHaveLength(3)
  })

  it('tells how to find out what became of a write', async () => {
    const { youzan, answerApi } = await startPlatform()
    answerApi(lose)
    const error = await failureOf(
      youzan.call('youzan.trade.refund.agree', '3.0.1', {
        refund_id: '202001020304050000010001',
        version: 1577905445000
      })
    )
    expect(error).toMatchObject({
      outcome: 'unknown',
      settleBy: { operation: 'youzan.trade.refund.get', input: { refund_id: '202001020304050000010001' } }
    })
    expect(error.message).toContain(
      'call youzan.trade.refund.get({"refund_id":"202001020304050000010001"}) before you repeat it'
    )
  })

  it.each([undefined, { a: 1 }])('names no read where its parameter is %o', async (tid) => {
    const { youzan, answerApi } = await startPlatform()
    answerApi(lose)
    const error = await failureOf(youzan.call('youzan.trade.memo.update', '3.0.0', { tid } as never))
    expect(error).toMatchObject({ outcome: 'unknown', settleBy: undefined })
  })

  it('is given up in time', async () => {
    const { youzan, answerApi } = await startPlatform()
    await youzan.call('youzan.shop.get', '3.0.0')
    answerApi(() => undefined)
    const options = { timeout: 30, retry: false } as const
    expect(await failureOf(youzan.call('youzan.shop.get', '3.0.0', {}, options))).toMatchObject({
      code: 'ERR_HTTP_TIMEOUT',
      timeoutMs: 30
    })
  })

  it('rethrows the reason of an abort as it is', async () => {
    const { youzan, answerApi } = await startPlatform()
    const controller = new AbortController()
    const reason = new Error('left')
    answerApi(() => {
      controller.abort(reason)
      return undefined
    })
    expect(await failureOf(youzan.call('youzan.shop.get', '3.0.0', {}, { signal: controller.signal }))).toBe(reason)
  })
})

describe('a rate limit', () => {
  it.each([
    ['of the gateway', gatewayError(4101, '请求太频繁')],
    ['of the gateway, in its older form', { body: { msg: '请求太频繁', code: 4101 } }],
    ['of the business', { body: { code: 500100004, success: false, message: '请求被限流' } }],
    ['of items', { body: { code: 123000042, success: false, message: 'x' } }],
    ['of points', { body: { code: 141500203, success: false, message: 'x' } }]
  ])('%s is waited out by a read, and not by a write', async (_, refusal) => {
    const { youzan, apiCalls, clock, answerApi } = await startPlatform()
    answerApi(refusal)
    const limited = { code: 'ERR_YOUZAN_RATE_LIMIT', retryable: true, outcome: 'rejected', retryAfterMs: 3000 }
    expect(await failureOf(youzan.call('youzan.item.get', '3.0.0', { alias: 'a' }))).toMatchObject(limited)
    expect([apiCalls.length, clock.sleeps]).toEqual([3, [3000, 3000]])
    expect(await failureOf(youzan.call('youzan.item.delete', '3.0.0', { item_id: 1 }))).toMatchObject(limited)
    expect(apiCalls).toHaveLength(4)
  })
})

describe('a timeout in the backend', () => {
  it.each([106000001, 106100118])('%i is repeated for a read, and open for a write', async (code) => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    answerApi({ body: { code, success: false, message: '超时' } })
    const params = { tid: 'E1' }
    expect(await failureOf(youzan.call('youzan.trade.get', '4.0.0', params))).toMatchObject({ outcome: 'rejected' })
    expect(apiCalls).toHaveLength(3)
    expect(await failureOf(youzan.call('youzan.trade.memo.update', '3.0.0', params))).toMatchObject({
      outcome: 'unknown'
    })
    expect(apiCalls).toHaveLength(4)
  })
})

it.each<[string, unknown, string]>([
  ['an effect that does not exist', { effect: 'reed' }, '"effect" expected one of read, keyed-write, write'],
  ['withoutToken as text', { withoutToken: 'true' }, '"withoutToken" expected true or false'],
  ['richText as a number', { richText: 1 }, '"richText" expected true or false'],
  [
    'rich text without a token',
    { richText: true, withoutToken: true },
    '"richText" expected to be left out for an API without token'
  ],
  ['an option that it does not know', { token: 'x' }, '"token" expected one of the known fields'],
  ['null', null, '"input" expected an object']
])('options are refused: %s', async (_, options, text) => {
  const { youzan, apiCalls } = await startPlatform()
  const error = await failureOf(youzan.call('youzan.a.b', '1.0.0', {}, options as never))
  expect(error).toMatchObject({ code: 'ERR_INPUT' })
  expect(error.message).toContain(text)
  expect(apiCalls).toEqual([])
})
