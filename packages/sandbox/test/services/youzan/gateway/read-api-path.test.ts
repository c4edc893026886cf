import { describe, expect, it } from 'vitest'
import { readApiPath } from '../../../../src/services/youzan/gateway/read-api-path.ts'

describe('addresses of interfaces', () => {
  // Youzan reference 3.1.
  it.each([
    ['/api/youzan.trade.get/4.0.2', { form: 'plain', name: 'youzan.trade.get', version: '4.0.2' }],
    ['/api/auth_exempt/youzan.cloud.x/1.0.0', { form: 'auth_exempt', name: 'youzan.cloud.x', version: '1.0.0' }],
    ['/api/_textarea_/youzan.item.create/3.0.0', { form: '_textarea_', name: 'youzan.item.create', version: '3.0.0' }],
    ['/api/youzan.trade.get', { form: 'plain', name: 'youzan.trade.get', version: undefined }],
    ['/api/youzan.trade.get/', { form: 'plain', name: 'youzan.trade.get', version: undefined }]
  ])('reads %s', (path, read) => expect(readApiPath(path)).toEqual(read))

  it.each([
    '/api',
    '/auth/token',
    '/api/other/youzan.trade.get/4.0.2',
    '/api/youzan.trade.get/4.0',
    '/api/nodots/1.0.0'
  ])('does not read %s', (path) => expect(readApiPath(path)).toBeUndefined())
})
