import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('points', () => {
  it('are increased and decreased, and is_success is text', async () => {
    const { data, code, youzan } = await openYouzan()
    const { yzOpenId, mobile } = youzan.createCustomer({ points: 5 })
    const user = { account_type: 2, account_id: mobile }
    const params = { user, points: 10, reason: '签到', biz_value: 'a' }
    expect(await data('youzan.crm.customer.points.increase.4.0.0', { params })).toEqual({ is_success: 'true' })
    const byOpenId = { user: { account_type: 5, account_id: yzOpenId } }
    expect(await data('youzan.crm.customer.points.get.1.0.0', byOpenId)).toEqual({ point: 15 })
    const less = { ...params, ...byOpenId, points: 15, biz_value: 'b' }
    expect(await code('youzan.crm.customer.points.decrease.4.0.0', { params: JSON.stringify(less) })).toBe(200)
    expect(youzan.customers()[0]?.points).toBe(0)
  })

  it('are changed once for a biz_value (142100106)', async () => {
    const { code, youzan } = await openYouzan()
    const { mobile } = youzan.createCustomer()
    const params = { user: { account_type: 2, account_id: mobile }, points: 10, reason: 'x', biz_value: 'a' }
    const codes = [
      await code('youzan.crm.customer.points.increase.4.0.0', { params }),
      await code('youzan.crm.customer.points.increase.4.0.0', { params })
    ]
    expect(codes).toEqual([200, 142100106])
    expect(youzan.customers()[0]?.points).toBe(10)
  })

  it.each([
    [{ points: 0 }, 141500101],
    [{ points: -5 }, 141500101],
    [{ reason: '' }, 141503112],
    [{ biz_value: undefined }, 5001],
    [{ user: { account_type: 2, account_id: '1' } }, 141503101],
    [{ user: { account_type: 'Mobile', account_id: '1' } }, 5001],
    [{ points: 11 }, 142100002]
  ])('are not decreased with %j: %d', async (more, expected) => {
    const { code, youzan } = await openYouzan()
    const { mobile } = youzan.createCustomer({ points: 10 })
    const params = { user: { account_type: 2, account_id: mobile }, points: 1, reason: 'x', biz_value: 'a', ...more }
    expect(await code('youzan.crm.customer.points.decrease.4.0.0', { params })).toBe(expected)
    expect(youzan.customers()[0]?.points).toBe(10)
  })

  it('want params as an object or as its text', async () => {
    const { code } = await openYouzan()
    for (const params of [undefined, 'x', '[]', 5]) {
      expect(await code('youzan.crm.customer.points.increase.4.0.0', { params })).toBe(5001)
    }
  })
})
