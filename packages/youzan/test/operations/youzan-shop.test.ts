import { describe, expect, it } from 'vitest'
import { failureOf, startPlatform, success } from '../support/start-platform.ts'

describe('a client without a shop of its own', () => {
  it('tells each call that it needs one', async () => {
    const { youzan } = await startPlatform({ grantId: undefined } as never)
    const calls = [
      youzan.call('youzan.shop.get', '3.0.0'),
      youzan.upload('youzan.a.upload', '1.0.0', { files: [] }),
      youzan.decryptField('x'),
      youzan.paginate('youzan.items.onsale.get', '3.0.0').next()
    ]
    for (const call of calls)
      expect((await failureOf(call)).message).toContain('Give grantId to initYouzan, or take shop(grantId)')
  })

  it('works for the shops that it is given', async () => {
    const { youzan, tokenCalls, answerApi } = await startPlatform({ grantId: undefined } as never)
    answerApi(success({ count: 1, items: [{ item_id: 1 }] }))
    const shop = youzan.shop(42)
    expect(shop.grantId).toBe('42')
    expect(Object.isFrozen(shop)).toBe(true)
    const items = []
    for await (const item of shop.paginate('youzan.items.onsale.get', '3.0.0')) items.push(item.item_id)
    expect([items, tokenCalls.map(({ grant_id }) => grant_id)]).toEqual([[1], ['42']])
  })

  it.each([
    ['', 'empty text'],
    [0, 'an integer outside the range'],
    [null, 'null']
  ])('has no shop %o', async (id, received) => {
    const { youzan } = await startPlatform()
    expect(() => youzan.shop(id as never)).toThrow(
      `youzan.shop: "grantId" expected the id of a shop, as text or a number, got ${received}`
    )
  })
})
