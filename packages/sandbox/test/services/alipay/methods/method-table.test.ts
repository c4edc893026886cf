import { expect, it } from 'vitest'
import { methodTable } from '../../../../src/services/alipay/methods/method-table.ts'

it('plays these methods', () => {
  expect([...methodTable.keys()]).toEqual([
    'alipay.system.oauth.token',
    'alipay.trade.create',
    'alipay.trade.app.pay',
    'alipay.trade.page.pay',
    'alipay.trade.wap.pay',
    'alipay.trade.precreate',
    'alipay.trade.query',
    'alipay.trade.close',
    'alipay.trade.cancel',
    'alipay.trade.refund',
    'alipay.trade.fastpay.refund.query',
    'alipay.data.dataservice.bill.downloadurl.query',
    'alipay.open.app.alipaycert.download',
    'alipay.open.file.upload',
    'alipay.offline.material.image.upload'
  ])
})
