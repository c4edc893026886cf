import { describe, expect, it } from 'vitest'
import { apiOperations } from '../../../src/services/youzan/gateway/api-table.ts'
import { youzanService } from '../../../src/services/youzan/youzan-service.ts'
import { openYouzan } from '../../support/open-youzan.ts'

describe('the played Youzan', () => {
  it('lists what is simulated and what is absent', async () => {
    const { sandbox } = await openYouzan()
    const coverage = sandbox.coverage().find(({ service }) => service === 'youzan')
    expect(coverage?.operations).toHaveLength(apiOperations.length + 4)
    expect(coverage?.operations.filter(({ status }) => status === 'absent').map(({ operation }) => operation)).toEqual([
      'youzan.cloud.secret.decrypt.single'
    ])
  })

  it('says 501 to what is absent, and why', async () => {
    const { send } = await openYouzan()
    const { status, json } = await send('/api/youzan.cloud.secret.decrypt.single/1.0.0', {})
    expect([status, json.gw_err_resp.err_code]).toEqual([501, 4005])
    expect(json.gw_err_resp.err_msg).toContain('not published field by field')
  })

  it('never explains itself in the answer', async () => {
    const { call, why } = await openYouzan()
    const { text } = await call('youzan.trade.get.4.0.2', { tid: 'E1' })
    expect(text).toBe(text.replace(/an order number/, ''))
    expect(why()?.summary).toBe('an order number is E and 23 digits')
  })

  it('shares nothing between namespaces', async () => {
    const { sandbox } = await openYouzan()
    const other = sandbox.namespace('other').youzan
    expect(other.clientSecret).not.toBe(sandbox.youzan.clientSecret)
    other.createTrade()
    expect(sandbox.youzan.trades()).toEqual([])
  })

  it('refuses in the gateway’s envelope what the engine refuses in its name', () => {
    expect(JSON.parse(String(youzanService.refuse(413, 'Payload Too Large').body))).toMatchObject({
      gw_err_resp: { err_code: 5001, err_msg: 'Payload Too Large' }
    })
    expect(JSON.parse(String(youzanService.refuseMethod?.('POST').body))).toMatchObject({
      gw_err_resp: { err_code: 4007 }
    })
  })

  it('refuses settings that are none, and frees the port', async () => {
    await expect(openYouzan({ youzan: { absentDates: 'x' as never } })).rejects.toThrow('"absentDates" expected')
  })
})
