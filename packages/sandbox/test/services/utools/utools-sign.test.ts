import { describe, expect, it } from 'vitest'
import type { PhpArray } from '../../../src/services/utools/php-query.ts'
import { utoolsSign, utoolsStringToSign } from '../../../src/services/utools/utools-sign.ts'

const secret = '0'.repeat(32)
const userInfo = {
  avatar: 'https://res.u-tools.cn/assets/avatars/eZCBIawAkspLw8Xg.png',
  member: 1,
  nickname: '却步.',
  open_id: '00a50cd81c37c4e381e8161b2d762158',
  timestamp: 1624329616
}
const record = {
  attach: '',
  body: '会员1年',
  created_at: '2021-06-18 16:42:16',
  goods_id: '6n193s7P95p9gA13786YkwQ5oxHpVW4f',
  open_id: 'a331127d654761ac91d086b942aae7b6',
  order_id: 'KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6',
  out_order_id: '123456',
  paid_at: '',
  pay_fee: 1,
  plugin_id: 'FFFFFFFF',
  status: 0,
  timestamp: 1624346603
}
const goods = { plugin_id: 'zueadppw', total_fee: 100, title: 'VIP * 1 ~ 年', timestamp: 1624329435 }
const token = 'a'.repeat(32)

/** uTools reference 6.5: computed with PHP 8.2.36. */
const vectors: readonly [name: string, params: PhpArray, signature: string, text?: string][] = [
  [
    '1',
    { plugin_id: 'zueadppw', access_token: token, timestamp: '1624329435' },
    '8181e04cb564663f2fc7deee6bad3032063617826329501cfe92e052937f9dc8',
    `access_token=${token}&plugin_id=zueadppw&timestamp=1624329435`
  ],
  [
    '2',
    userInfo,
    'a434c9a43308fd5230873e0d0d299e54b6ae97158825e64903e256f25cc45bc7',
    'avatar=https%3A%2F%2Fres.u-tools.cn%2Fassets%2Favatars%2FeZCBIawAkspLw8Xg.png&member=1&nickname=%E5%8D%B4%E6%AD%A5.&open_id=00a50cd81c37c4e381e8161b2d762158&timestamp=1624329616'
  ],
  [
    '3',
    record,
    '7bfac5bd2b8504d9a5f4c58491f74ddc12bbc0478fb4e6c61a884816f7d43057',
    'attach=&body=%E4%BC%9A%E5%91%981%E5%B9%B4&created_at=2021-06-18+16%3A42%3A16&goods_id=6n193s7P95p9gA13786YkwQ5oxHpVW4f&open_id=a331127d654761ac91d086b942aae7b6&order_id=KMFSOZt5cMe5A0ClkdCAAyPasyXZJzP6&out_order_id=123456&paid_at=&pay_fee=1&plugin_id=FFFFFFFF&status=0&timestamp=1624346603'
  ],
  ['4', { ...record, paid_at: null }, 'ea9a9ef2167676599b986d7d22ccd9ba406898a959cad118b0e9d96bc456fbb6'],
  [
    '5',
    { ...record, attach: '{"uid":7,"note":"a*b ~c"}' },
    '96c3437e1c47209fe6dae8218a8e273b204fdf932aa8c53e8ee260cfdd322049'
  ],
  [
    '6',
    { ...record, status: 10, paid_at: '2021-06-18 16:42:36' },
    '57f2428959c7d88d1379176eb9ae6fbd058a10aa7811bee958d3bbd80a4ac996'
  ],
  [
    '7',
    goods,
    'a2038f177692d17d43013ccc1ddde4b67f90345449a458cc1cea6a1392ba47dc',
    'plugin_id=zueadppw&timestamp=1624329435&title=VIP+%2A+1+%7E+%E5%B9%B4&total_fee=100'
  ],
  [
    '8',
    { ...goods, pay_limit: 1, access_token: token },
    'fafffb19471ffccd8515ab8abf9e7c74bfeb6c1bff21068c317525a9d26a8b68',
    `access_token=${token}&pay_limit=1&plugin_id=zueadppw&timestamp=1624329435&title=VIP+%2A+1+%7E+%E5%B9%B4&total_fee=100`
  ],
  [
    '9',
    { plugin_id: 'zueadppw', out_order_id: 'ord*2024~1 a', timestamp: 1624329435 },
    '7c2638c5df797ef0138cf529c5ccb1e02a5f1b067a04c83866dc73a4e22f35b0',
    'out_order_id=ord%2A2024%7E1+a&plugin_id=zueadppw&timestamp=1624329435'
  ],
  [
    '10',
    { ...userInfo, avatar: '', member: 0, nickname: '*~ +&=%😀é' },
    '513721b7971cba4f525bde648d0f618d5869caa07f1c3437b6c4bda2133929bb',
    'avatar=&member=0&nickname=%2A%7E+%2B%26%3D%25%F0%9F%98%80%C3%A9&open_id=00a50cd81c37c4e381e8161b2d762158&timestamp=1624329616'
  ]
]

describe('utoolsSign', () => {
  it.each(vectors)('gives what PHP gives (vector %s)', (_, params, signature) => {
    expect(utoolsSign(params, secret)).toBe(signature)
  })

  it('leaves "sign" out of what it signs', () => {
    const [, params, signature] = vectors[0]!
    expect(utoolsSign({ ...params, sign: 'anything' }, secret)).toBe(signature)
  })
})

describe('utoolsStringToSign', () => {
  it.each(vectors.filter(([, , , text]) => text !== undefined))(
    'writes what PHP writes (vector %s)',
    (_, params, __, text) => {
      expect(utoolsStringToSign(params)).toBe(text)
    }
  )
})
