/** Carriers (快递公司) by id. */
export const carriers: readonly (readonly [id: number, code: string, name: string])[] = [
  [1, 'shentong', '申通快递'],
  [2, 'yuantong', '圆通速递'],
  [3, 'zhongtong', '中通快递'],
  [4, 'yunda', '韵达快递'],
  [7, 'shunfeng', '顺丰速运'],
  [11, 'ems', '中国邮政EMS']
]

/** "Only letters, digits and hyphen" (105000003). */
export const trackingNumber = /^[A-Za-z0-9-]{1,40}$/
