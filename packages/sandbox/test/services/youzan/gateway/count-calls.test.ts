import { describe, expect, it } from 'vitest'
import { countCall } from '../../../../src/services/youzan/gateway/count-calls.ts'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('countCall', () => {
  it('counts each subject in spans of its own', () => {
    const state = { spent: new Map<string, number>() }
    const count = (subject: string, nowMs: number) => countCall(state, subject, 2, 1000, nowMs)
    expect([count('a', 0), count('a', 500), count('a', 999), count('b', 999), count('a', 1000)]).toEqual([
      true,
      true,
      false,
      true,
      true
    ])
  })
})

describe('the documented calls per second', () => {
  it('are enforced for each shop (4101), and free again in the next second', async () => {
    const { code, youzan, sandbox, why, token } = await openYouzan()
    const { itemId } = youzan.createItem()
    const other = youzan.createItem({ grantId: youzan.shops()[1]!.grantId })
    await Promise.all([token(), token(other.grantId)])
    const list = (item: { itemId: number; grantId?: string }) =>
      code('youzan.item.update.listing.3.0.0', { item_id: item.itemId }, item.grantId)
    const codes = await Promise.all(Array.from({ length: 21 }, () => list({ itemId })))
    expect(codes.filter((each) => each === 200)).toHaveLength(20)
    expect(codes.filter((each) => each === 4101)).toHaveLength(1)
    expect(await list(other)).toBe(200)
    await sandbox.clock.advance('1s')
    expect(await list({ itemId })).toBe(200)
    expect(why()).toBeUndefined()
  })

  it('can be switched off', async () => {
    const { code, youzan, token } = await openYouzan({ youzan: { rateLimits: false } })
    const { itemId } = youzan.createItem()
    await token()
    const codes = await Promise.all(
      Array.from({ length: 25 }, () => code('youzan.item.update.listing.3.0.0', { item_id: itemId }))
    )
    expect(new Set(codes)).toEqual(new Set([200]))
  })
})
