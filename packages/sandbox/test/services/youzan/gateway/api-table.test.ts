import { describe, expect, it } from 'vitest'
import { apiOperations, apiTable, routeApiPath } from '../../../../src/services/youzan/gateway/api-table.ts'

describe('the interfaces that are played', () => {
  it('are 37, the one of the guide among them', () => {
    expect(apiTable.size).toBe(37)
    expect(apiTable.get('youzan.logistics.expressbyorderno.get')?.versions).toEqual(['3.0.0'])
  })

  it('are listed with each version', () => {
    const paths = apiOperations.map(({ path }) => path)
    expect(new Set(paths).size).toBe(paths.length)
    expect(paths).toContain('/api/youzan.trades.sold.get/4.0.4')
    expect(paths).toContain('/api/auth_exempt/youzan.cloud.client.query.encryptconfig/1.0.0')
  })

  it('route every form of their address', () => {
    expect(routeApiPath('/api/youzan.trade.get/4.0.2')).toBe('youzan.trade.get')
    expect(routeApiPath('/api/youzan.trade.get')).toBe('youzan.trade.get')
    expect(routeApiPath('/api/_textarea_/youzan.trade.get/4.0.0')).toBe('youzan.trade.get')
    expect(routeApiPath('/api/youzan.trade.get/3.0.0')).toBeUndefined()
    expect(routeApiPath('/api/youzan.nothing.get/3.0.0')).toBeUndefined()
    expect(routeApiPath('/auth/token')).toBeUndefined()
  })
})
