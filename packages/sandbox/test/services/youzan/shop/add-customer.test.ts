import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

describe('making customers', () => {
  it('refuses a customer whose number is none', async () => {
    const { youzan } = await openYouzan()
    expect(() => youzan.createCustomer({ mobile: '123' })).toThrow('11 digits')
    expect(youzan.createCustomer({ mobile: '13912345678', name: '王', points: 3 })).toMatchObject({
      mobile: '13912345678',
      name: '王',
      points: 3
    })
  })
})
