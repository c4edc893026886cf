import type { ApiRow } from '../gateway/api-types.ts'

/** The shop (Youzan reference 11.6). */
export const shopApis: readonly ApiRow[] = [
  {
    name: 'youzan.shop.get',
    versions: ['3.0.0'],
    note: 'every field is text, the id too',
    play: ({ shop }) => ({ id: shop.grantId, name: shop.name, logo: '', intro: '', type: '0' })
  },
  {
    name: 'youzan.shop.basic.get',
    versions: ['3.0.0'],
    note: 'sid is text, as in the demo',
    play: ({ shop }) => ({
      sid: shop.grantId,
      name: shop.name,
      logo: '',
      url: `https://h5.youzan.com/v2/home/${shop.grantId}`,
      physical_url: '',
      cert_type: 2
    })
  }
]
