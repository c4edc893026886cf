import { expect, it } from 'vitest'
import { cashierPage, errorPage, maintenancePage } from '../../../../src/services/alipay/gateway/cashier-page.ts'

it('shows the trade that waits for payment', () => {
  const { body, granted, headers } = cashierPage('2026010222001', 'utf-8')
  expect([granted, headers['content-type']]).toEqual([true, 'text/html;charset=utf-8'])
  expect(body.toString()).toContain('2026010222001')
})

it('says in GBK what is wrong, and lets no markup through', () => {
  const { body, granted } = errorPage('isv.x', '<script>', { summary: 'x' })
  const text = new TextDecoder('gbk').decode(body as Buffer)
  expect(granted).toBe(false)
  expect(text).toContain('抱歉，支付失败：&#60;script&#62;（错误码：isv.x）')
})

it('has a page for maintenance', () => {
  expect(new TextDecoder('gbk').decode(maintenancePage().body as Buffer)).toContain('系统维护中')
})
