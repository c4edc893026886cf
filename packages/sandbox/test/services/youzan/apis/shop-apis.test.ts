import { expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

it('youzan.shop.basic.get tells the shop of the token, its id as text', async () => {
  const { data, youzan } = await openYouzan()
  for (const { grantId, name } of youzan.shops()) {
    expect(await data('youzan.shop.basic.get.3.0.0', {}, grantId)).toMatchObject({ sid: grantId, name, cert_type: 2 })
  }
})
