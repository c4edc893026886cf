import { describe, expect, it } from 'vitest'
import { initWeixin } from '../src/init-weixin.ts'
import { APP_ID, KEY, MCH_ID } from './weixin/support/start-weixin.ts'

describe('initWeixin', () => {
  it('gives the operations under `payment`, and a way to end', async () => {
    const weixin = initWeixin({ appId: APP_ID, mchId: MCH_ID, key: KEY })
    expect(Object.keys(weixin)).toEqual(['payment', 'close'])
    expect(Object.isFrozen(weixin)).toBe(true)
    await weixin.close()
    await expect(weixin.payment.orderQuery({ outTradeNo: '123456' })).rejects.toThrow('a transport that is open')
  })

  it('throws at once for a wrong setting', () => {
    expect(() => initWeixin({ appId: APP_ID, mchId: MCH_ID, key: 'short' })).toThrow('"key" expected')
    expect(() => initWeixin(undefined as never)).toThrow('initWeixin: "input" expected an object')
  })
})
