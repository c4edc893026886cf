import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { failureOf, gatewayError, startPlatform, success } from '../support/start-platform.ts'

/** Ids of the platform's demo and their neighbours, which one double has for its own: spacing is 256 there. */
const IDS = ['1481453940569543562', '1481453940569543563', '1481453940569543564', '1481453940569543700']

describe('call', () => {
  it("asks for the guide's own example, and reads its reply", async () => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    // Field types as the guide gives them (API 调用指南, API 结构).
    const data = {
      com: 'yuantong',
      created_time: '2020-01-02 03:04:05',
      express_id: '2',
      data: '[{"time":"2020-01-02 03:04:05","context":"已签收","status":"签收"}]',
      nu: 'YT1234567890',
      name: '圆通速递',
      id: 1,
      state: 3,
      message: 'ok',
      status: '3'
    }
    answerApi({ body: { code: 200, data, success: true, message: '' } })
    const result = await youzan.call('youzan.logistics.expressbyorderno.get', '3.0.0', { tid: 'E20200101' })
    expect(result.data).toEqual(data)
    expect([apiCalls[0]?.method, apiCalls[0]?.path, apiCalls[0]?.headers['content-type']]).toEqual([
      'POST',
      '/api/youzan.logistics.expressbyorderno.get/3.0.0',
      'application/json; charset=utf-8'
    ])
    expect(apiCalls[0]?.body.toString()).toBe('{"tid":"E20200101"}')
  })

  it.each(IDS)(
    'sends %s as a bare number where the API declares Long, and gets it back with all digits',
    async (oid) => {
      const { youzan, apiCalls, answerApi } = await startPlatform()
      answerApi(({ body }) => ({ body: `{"code":200,"success":true,"data":${body.toString()}}` }))
      for (const given of [oid, BigInt(oid)]) {
        const { data } = await youzan.call('youzan.trade.refund.seller.active', '3.0.0', {
          tid: 'E1',
          oid: given,
          refund_fee: '1.00',
          desc: 'x'
        })
        expect(apiCalls.at(-1)?.body.toString()).toBe(`{"tid":"E1","oid":${oid},"refund_fee":"1.00","desc":"x"}`)
        expect((data as unknown as { oid: string }).oid).toBe(oid)
      }
    }
  )

  it('loses no digit of any id, both ways, also under names that nobody knows', async () => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    answerApi(({ body }) => ({ body: `{"code":200,"success":true,"data":${body.toString()}}` }))
    await fc.assert(
      fc.asyncProperty(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }), async (id) => {
        const { data } = await youzan.call('youzan.some.thing', '1.0.0', { number: id, text: String(id) })
        expect(apiCalls.at(-1)?.body.toString()).toBe(`{"number":${id},"text":"${id}"}`)
        expect(data).toEqual({ number: Number.isSafeInteger(Number(id)) ? Number(id) : String(id), text: String(id) })
      }),
      { numRuns: 50 }
    )
  })

  it('sends an empty object where there are no parameters', async () => {
    const { youzan, apiCalls } = await startPlatform()
    await youzan.call('youzan.shop.get', '3.0.0')
    await youzan.call('youzan.shop.get', '3.0.0', {})
    expect(apiCalls.map(({ body }) => body.toString())).toEqual(['{}', '{}'])
  })

  it.each<[string, unknown, unknown, string]>([
    [
      'a name with its version',
      'youzan.trade.get.4.0.0/x',
      '4.0.0',
      '"name" expected the name of an API without its version'
    ],
    ['a path', '../auth/token', '4.0.0', '"name" expected the name of an API'],
    ['an empty name', '', '4.0.0', '"name" expected'],
    ['no name', undefined, '4.0.0', '"name" expected'],
    ['no version', 'youzan.trade.get', undefined, '"version" expected'],
    ['a version of two parts', 'youzan.trade.get', '4.0', '"version" expected the version of an API, such as 4.0.0'],
    ['a number as version', 'youzan.trade.get', 4, '"version" expected']
  ])('refuses %s', async (_, name, version, text) => {
    const { youzan, apiCalls } = await startPlatform()
    const error = await failureOf(youzan.call(name as string, version as string))
    expect(error.message).toContain(`youzan.call: ${text}`)
    expect(apiCalls).toEqual([])
  })

  it('names the API in what it refuses', async () => {
    const { youzan } = await startPlatform()
    const error = await failureOf(youzan.call('youzan.trade.get', '4.0.0', { tid: 2 ** 60 } as never))
    expect(error.message).toContain('youzan.trade.get: "params.tid" expected a number with all its digits')
  })

  it('is told of codes that help is known for', async () => {
    const { youzan, answerApi } = await startPlatform({ retry: false })
    answerApi(gatewayError(4005, 'api not exist'))
    const error = await failureOf(youzan.call('youzan.trade.got', '9.9.9'))
    expect(error).toMatchObject({ code: 'ERR_YOUZAN_UNKNOWN_API', errCode: 4005 })
    answerApi(success(1))
    expect((await youzan.call('youzan.trade.got', '9.9.9')).data).toBe(1)
  })
})
