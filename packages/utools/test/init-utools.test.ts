import { inspect } from 'node:util'
import type { NotifyHandler } from '@kaifang/http-core'
import { describe, expect, expectTypeOf, it } from 'vitest'
import {
  type BaseInfo,
  type CreateGoodsResult,
  type GetPaymentRecordInput,
  initUtools,
  type PaymentNotify,
  type PaymentRecordResult
} from '../src/index.ts'
import { failureOf, SECRET, startPlatform, TOKEN } from './start-platform.ts'

describe('initUtools', () => {
  it('returns the operations of the document, and nothing that can be changed', () => {
    const utools = initUtools({ pluginId: 'zueadppw', secret: SECRET })
    expect(Object.keys(utools)).toEqual([
      'getBaseInfo',
      'getPaymentRecord',
      'createGoods',
      'verifyPaymentNotify',
      'createPaymentNotifyHandler',
      'call',
      'close'
    ])
    expect(Object.isFrozen(utools)).toBe(true)
  })

  it('shows no secret when it is printed', () => {
    const utools = initUtools({ pluginId: 'zueadppw', secret: 'Zq'.repeat(16), previousSecrets: ['Yp'.repeat(16)] })
    const shown = inspect(utools, { depth: 20, showHidden: true, getters: true }) + JSON.stringify(utools)
    expect(shown).not.toMatch(/(?:Zq){2}|(?:Yp){2}/)
  })

  it('rejects instead of throwing, whatever is wrong', async () => {
    const utools = initUtools({ pluginId: 'zueadppw', secret: SECRET })
    const calls = [
      utools.getBaseInfo(undefined as never),
      utools.getPaymentRecord(undefined as never),
      utools.createGoods(undefined as never),
      utools.call(undefined as never),
      utools.verifyPaymentNotify(undefined as never)
    ]
    for (const call of calls) expect(await failureOf(call)).toMatchObject({ code: 'ERR_INPUT' })
  })

  it('opens no connection before the first call, and closes what it opened', async () => {
    const { server, utools } = await startPlatform()
    expect(server.connections()).toBe(0)
    await failureOf(utools.getBaseInfo({ accessToken: TOKEN }))
    expect(server.connections()).toBe(1)
    await utools.close()
    await expect.poll(() => server.openConnections()).toBe(0)
  })

  it('is checked by the compiler', () => {
    type Utools = ReturnType<typeof initUtools>
    expectTypeOf<Utools['getBaseInfo']>().returns.resolves.toEqualTypeOf<BaseInfo>()
    expectTypeOf<Utools['getPaymentRecord']>().returns.resolves.toEqualTypeOf<PaymentRecordResult>()
    expectTypeOf<Utools['createGoods']>().returns.resolves.toEqualTypeOf<CreateGoodsResult>()
    expectTypeOf<Utools['verifyPaymentNotify']>().returns.resolves.toEqualTypeOf<PaymentNotify>()
    expectTypeOf<Utools['createPaymentNotifyHandler']>().returns.toEqualTypeOf<NotifyHandler>()
    expectTypeOf<PaymentNotify['paid']>().toEqualTypeOf<true>()
    expectTypeOf<{ outOrderId: string; orderId: string }>().not.toExtend<GetPaymentRecordInput>()
    expectTypeOf<Record<never, never>>().not.toExtend<GetPaymentRecordInput>()
  })
})
