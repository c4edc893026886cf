import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('customers', () => {
  it('are created by mobile number, once (143001027)', async () => {
    const { data, code, youzan } = await openYouzan()
    const input = { mobile: '13800001111', customer_create: { name: '李四', gender: 1, remark: 'VIP' } }
    const made = await data('youzan.scrm.customer.create.3.0.0', input)
    expect(made).toEqual({
      account_id: '13800001111',
      account_type: 'Mobile',
      yz_open_id: youzan.customers()[0]?.yzOpenId
    })
    expect(await code('youzan.scrm.customer.create.3.0.0', input)).toBe(143001027)
    // Another shop has customers of its own.
    expect(await code('youzan.scrm.customer.create.3.0.0', input, youzan.shops()[1]!.grantId)).toBe(200)
    expect(await code('youzan.scrm.customer.create.3.0.0', { ...input, mobile: '138' })).toBe(141500101)
    expect(await code('youzan.scrm.customer.create.3.0.0', { mobile: '13800002222' })).toBe(5001)
  })

  it('show one block for each field', async () => {
    const { data, code, youzan } = await openYouzan()
    const { yzOpenId, mobile } = youzan.createCustomer({ name: '李四', points: 7 })
    expect(
      await data('youzan.scrm.customer.detail.get.1.0.1', { yz_open_id: yzOpenId, fields: 'credit,user_base' })
    ).toMatchObject({
      yz_open_id: yzOpenId,
      credit: { credit_value: 7 },
      user_base: { name: '李四' }
    })
    const account_info = { account_type: 'Mobile', account_id: mobile }
    expect(await data('youzan.scrm.customer.detail.get.1.0.1', { account_info, fields: 'tags' })).toEqual({
      yz_open_id: yzOpenId,
      tags: { tags: [] }
    })
    expect(await code('youzan.scrm.customer.detail.get.1.0.1', { yz_open_id: 'x', fields: 'tags' })).toBe(141502108)
    expect(await code('youzan.scrm.customer.detail.get.1.0.1', { yz_open_id: yzOpenId, fields: 'constructor' })).toBe(
      141500101
    )
  })

  it('are listed by time, milliseconds in and seconds out', async () => {
    const { data, code, youzan, sandbox } = await openYouzan()
    youzan.createCustomer({ name: '早' })
    await sandbox.clock.advance('1h')
    youzan.createCustomer({ name: '晚' })
    const now = sandbox.clock.now()
    const list = await data('youzan.scrm.customer.list.1.0.0', { created_at_start: now, page_no: 1, page_size: 50 })
    expect(list).toMatchObject({
      total: 1,
      page_no: 1,
      record_list: [{ name: '晚', created_at: Math.floor(now / 1000) }]
    })
    expect(
      (await data('youzan.scrm.customer.list.1.0.0')).record_list.map(({ name }: { name: string }) => name)
    ).toEqual(['晚', '早'])
    expect(await code('youzan.scrm.customer.list.1.0.0', { page_size: 51 })).toBe(5001)
  })

  it('are found as users by exactly one of their ids', async () => {
    const { data, code, youzan } = await openYouzan()
    const { yzOpenId, mobile, weixinOpenid } = youzan.createCustomer({ name: '李四' })
    for (const params of [{ yz_open_id: yzOpenId }, { mobile }, { weixin_open_id: weixinOpenid }]) {
      const { user_list } = await data('youzan.users.info.query.1.0.1', params)
      expect(user_list).toMatchObject([
        { primitive_info: { nick_name: '李四', yz_open_id: yzOpenId }, mobile_info: { mobile } }
      ])
    }
    expect((await data('youzan.users.info.query.1.0.0', { mobile: '13900000000' })).user_list).toEqual([])
    expect(await code('youzan.users.info.query.1.0.0', { mobile, yz_open_id: yzOpenId })).toBe(5001)
  })

  it('are checked with a bare boolean for data', async () => {
    const { call, youzan } = await openYouzan()
    const { mobile } = youzan.createCustomer()
    const check = async (account_id: string) =>
      (await call('youzan.users.account.check.1.0.0', { account_id, account_type: 'Mobile' })).json.data
    expect([await check(mobile), await check('13900000000')]).toEqual([true, false])
  })
})
