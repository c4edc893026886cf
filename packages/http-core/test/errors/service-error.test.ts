import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { ServiceError, type ServiceErrorOptions } from '../../src/errors/service-error.ts'

const least: ServiceErrorOptions = {
  service: 'utools',
  operation: 'createGoods',
  shortMessage: 'got no reply',
  retryable: true,
  outcome: 'rejected'
}
const request = {
  method: 'POST',
  url: 'https://open.u-tools.cn/goods',
  queryFields: ['plugin_id', 'sign'],
  headerNames: ['accept'],
  bodyBytes: 12
}
const reply = { status: 502, contentType: 'text/html', bodyBytes: 99 }

test('says the least in two lines', () => {
  expect(new ServiceError('ERR_HTTP_NETWORK', least).message).toMatchInlineSnapshot(`
    "utools.createGoods got no reply
      Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_http_network"
  `)
})

test('says all it knows, one thing a line', () => {
  const error = new ServiceError('ERR_HTTP_STATUS', {
    ...least,
    details: ['title: too long', 'price: missing'],
    request,
    reply,
    requestId: 'req-1',
    outcome: 'unknown',
    settleBy: { operation: 'getPaymentRecord', input: { outOrderId: 'A1' } },
    advice: 'wait'
  })
  expect(error.message).toMatchInlineSnapshot(`
    "utools.createGoods got no reply
      title: too long
      price: missing
      Request: POST https://open.u-tools.cn/goods (query: plugin_id, sign)
      Reply: status 502, text/html, 99 bytes
      Request id: req-1
      Outcome: unknown, the platform may have done it; call getPaymentRecord({"outOrderId":"A1"}) before you repeat it
      What to do: wait
      Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_http_status"
  `)
})

test('says what to do about an unknown outcome that no call settles', () => {
  const lines = (options: Partial<ServiceErrorOptions>) =>
    new ServiceError('ERR_X', { ...least, outcome: 'unknown', ...options }).message.split('\n')
  expect(lines({})[1]).toMatchInlineSnapshot(
    `"  Outcome: unknown, the platform may have done it; ask the platform before you repeat it"`
  )
  expect(lines({ settleHint: 'look into the console' })[1]).toMatchInlineSnapshot(
    `"  Outcome: unknown, the platform may have done it; look into the console"`
  )
})

test('names a reply without a media type, and a request without a query', () => {
  const { message } = new ServiceError('ERR_X', {
    ...least,
    request: { ...request, queryFields: [] },
    reply: { ...reply, contentType: '' }
  })
  expect(message.split('\n').slice(1, 3)).toEqual([
    '  Request: POST https://open.u-tools.cn/goods',
    '  Reply: status 502, no content type, 99 bytes'
  ])
})

test('has every field, and the names that users of uniCloud know', () => {
  const cause = new Error('socket')
  const error = new ServiceError('ERR_X', { ...least, request, cause })
  expect({ ...error }).toMatchObject({ code: 'ERR_X', service: 'utools', retryable: true, details: [], request })
  expect(error.cause).toBe(cause)
  expect([error.errCode, error.errMsg]).toEqual(['ERR_X', 'got no reply'])
  expect('cause' in new ServiceError('ERR_X', least)).toBe(false)
})

test('a log gets all but the stack', () => {
  expect(JSON.parse(JSON.stringify(new ServiceError('ERR_X', { ...least, request, reply, requestId: 'r' })))).toEqual({
    name: 'ServiceError',
    code: 'ERR_X',
    service: 'utools',
    operation: 'createGoods',
    message: expect.stringContaining('utools.createGoods got no reply\n'),
    retryable: true,
    outcome: 'rejected',
    errCode: 'ERR_X',
    errMsg: 'got no reply',
    requestId: 'r',
    request,
    reply,
    docsUrl: 'https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_x'
  })
})

test('is an Error with a stack, and knows itself across two copies by its mark', () => {
  const error = new ServiceError('ERR_X', least)
  expect(error).toBeInstanceOf(Error)
  expect(inspect(error)).toContain('service-error.test.ts')
  expect(ServiceError.isInstance(error)).toBe(true)
  expect(ServiceError.isInstance({ [Symbol.for('@kaifang/http-core/ServiceError')]: true })).toBe(true)
  for (const other of [new Error('x'), {}, null, undefined, 'ServiceError']) {
    expect(ServiceError.isInstance(other)).toBe(false)
  }
})
