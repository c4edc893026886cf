import { describe, expectTypeOf, it } from 'vitest'
import type {
  ApiData,
  ApiElement,
  ApiName,
  ApiParams,
  ExpressByOrderNoData,
  FullOrderInfo,
  SoldTrade,
  WriteResult,
  Youzan,
  YouzanResult
} from '../../src/index.ts'

declare module '../../src/index.ts' {
  interface YouzanApis {
    'youzan.item.detail.get/1.0.2': { params: { alias: string }; data: { title: string } }
    'youzan.item.get/9.0.0': { params: { item_id: string }; data: { item: { title: string } }; element: number }
  }
}

// Checked by the type checker: the functions are never called.
describe('the types of call', () => {
  it("know the guide's own API, by its version", () => {
    const call = (youzan: Youzan) => youzan.call('youzan.logistics.expressbyorderno.get', '3.0.0', { tid: 'E1' })
    expectTypeOf(call).returns.resolves.toEqualTypeOf<YouzanResult<ExpressByOrderNoData>>()
    // @ts-expect-error: tid is missing.
    const wrong = (youzan: Youzan) => youzan.call('youzan.logistics.expressbyorderno.get', '3.0.0', {})
    // @ts-expect-error: parameters are missing.
    const none = (youzan: Youzan) => youzan.call('youzan.logistics.expressbyorderno.get', '3.0.0')
    // @ts-expect-error: the parameter has another name.
    const other = (youzan: Youzan) => youzan.call('youzan.trade.get', '4.0.2', { tids: 'E1' })
    expectTypeOf([wrong, none, other]).toBeArray()
  })

  it('let parameters be left out where none is required', () => {
    const call = (youzan: Youzan) => youzan.call('youzan.shop.get', '3.0.0')
    const options = (youzan: Youzan) => youzan.call('youzan.shop.get', '3.0.0', {}, { timeout: 100 })
    expectTypeOf(call).returns.resolves.toHaveProperty('data')
    expectTypeOf(options).returns.resolves.toHaveProperty('data')
  })

  it('take any other name and version, with data that must be looked at', () => {
    const call = (youzan: Youzan) => youzan.call('youzan.some.api', '1.2.3', { anything: 1n })
    const version = (youzan: Youzan) => youzan.call('youzan.trade.get', '9.9.9', { anything: 1n })
    const name = (youzan: Youzan, given: string) => youzan.call(given, '1.0.0')
    expectTypeOf(call).returns.resolves.toEqualTypeOf<YouzanResult<unknown>>()
    expectTypeOf(version).returns.resolves.toEqualTypeOf<YouzanResult<unknown>>()
    expectTypeOf(name).returns.resolves.toEqualTypeOf<YouzanResult<unknown>>()
  })

  it('are open to names and versions of your own', () => {
    const call = (youzan: Youzan) => youzan.call('youzan.item.detail.get', '1.0.2', { alias: 'a' })
    const version = (youzan: Youzan) => youzan.call('youzan.item.get', '9.0.0', { item_id: '1' })
    expectTypeOf(call).returns.resolves.toEqualTypeOf<YouzanResult<{ title: string }>>()
    expectTypeOf(version).returns.resolves.toEqualTypeOf<YouzanResult<{ item: { title: string } }>>()
    expectTypeOf<'youzan.item.detail.get'>().toExtend<ApiName>()
    expectTypeOf<ApiElement<'youzan.item.get', '9.0.0'>>().toEqualTypeOf<number>()
    // @ts-expect-error: alias is missing.
    const wrong = (youzan: Youzan) => youzan.call('youzan.item.detail.get', '1.0.2', {})
    expectTypeOf(wrong).toBeFunction()
  })

  it('know the elements of lists', () => {
    const walk = (youzan: Youzan) => youzan.paginate('youzan.trades.sold.get', '4.0.4', { page_size: 50 })
    expectTypeOf(walk).returns.toEqualTypeOf<AsyncGenerator<SoldTrade, void, undefined>>()
    expectTypeOf<SoldTrade['full_order_info']>().toEqualTypeOf<FullOrderInfo>()
    const other = (youzan: Youzan) => youzan.paginate('youzan.a.list', '1.0.0', {}, { list: 'items' })
    expectTypeOf(other).returns.toEqualTypeOf<AsyncGenerator<unknown, void, undefined>>()
  })

  it('take a Long as text, number or bigint, and text where the platform wants text', () => {
    type Params = ApiParams<'youzan.trade.refund.seller.active', '3.0.0'>
    expectTypeOf<Params['oid']>().toEqualTypeOf<string | number | bigint>()
    expectTypeOf<Params['refund_fee']>().toEqualTypeOf<string>()
    expectTypeOf<ApiData<'youzan.trade.memo.update', '3.0.0'>>().toEqualTypeOf<WriteResult>()
    expectTypeOf<ApiData<'youzan.users.account.check', '1.0.0'>>().toEqualTypeOf<boolean>()
  })

  it('know the result of an upload', () => {
    const name = 'youzan.materials.storage.platform.img.upload'
    const upload = (youzan: Youzan) =>
      youzan.upload(name, '3.0.0', { files: [{ value: new Uint8Array(1), filename: 'a.png' }] })
    expectTypeOf(upload).returns.resolves.toHaveProperty('data').toHaveProperty('image_url').toEqualTypeOf<string>()
  })
})
