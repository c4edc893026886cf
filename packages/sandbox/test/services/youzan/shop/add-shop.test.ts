import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('shops', () => {
  it('begins with two shops; another is authorised at once for the applications without a code', async () => {
    const { youzan, askToken } = await openYouzan()
    expect(youzan.shops()).toHaveLength(2)
    expect(youzan.shops()[0]?.grantId).toBe(youzan.grantId)
    const shop = youzan.createShop({ name: '分店' })
    expect(youzan.shops()[2]).toEqual(shop)
    expect((await askToken({ grant_id: shop.grantId })).json.data.authority_id).toBe(shop.grantId)
    expect(() => youzan.createShop({ name: '' })).toThrow('"name" expected text')
  })
})
