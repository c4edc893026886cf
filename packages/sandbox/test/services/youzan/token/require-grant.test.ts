import { describe, expect, it } from 'vitest'
import { grantOf, requireGrant } from '../../../../src/services/youzan/token/require-grant.ts'
import type { StoredApp, YouzanState } from '../../../../src/services/youzan/youzan-state.ts'

const app: StoredApp = { kind: 'self-use', clientId: 'a', clientSecret: 'x' }
const open = () => ({ grants: new Map(), shops: new Map([['7', {}]]) }) as unknown as YouzanState

describe('grants', () => {
  it('are one for each application and shop', () => {
    const state = open()
    expect(grantOf(state, app, '7')).toBe(grantOf(state, app, '7'))
    expect(grantOf(state, { ...app, clientId: 'b' }, '7')).not.toBe(grantOf(state, app, '7'))
    expect(requireGrant(state, app, '7')).toBe(grantOf(state, app, '7'))
  })

  it('are missing (1103) without an authorization, when it was switched off, and without a shop', () => {
    const state = open()
    expect(() => requireGrant(state, app, '7')).toThrow('应用与店铺没有授权关系')
    grantOf(state, app, '7').on = false
    const why = (grantId: string) => {
      try {
        requireGrant(state, app, grantId)
      } catch (error) {
        return error
      }
      return undefined
    }
    expect(why('7')).toMatchObject({
      kind: 'token',
      code: 1103,
      explanation: { summary: expect.stringContaining('switched it off') }
    })
    expect(why('8')).toMatchObject({ code: 1103, explanation: { summary: 'there is no shop of that grant_id' } })
  })
})
