import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readBillHead } from '../../../src/weixin/bills/read-bill-head.ts'

describe('the first bytes of a download', () => {
  it.each([
    ['gzip', gzipSync('交易时间'), 'gzip'],
    ['a header behind a byte order mark', Buffer.from('\ufeff交易时间,公众账号ID'), 'text'],
    ['a header of the fund-flow bill', Buffer.from('记账时间,微信支付业务单号'), 'text'],
    ['a row', Buffer.from('`2014-11-10 16:33:45,`wx2421'), 'text'],
    ['a header cut in the middle of a letter', Buffer.from('交易时间').subarray(0, 4), 'text'],
    ['a refusal', Buffer.from('<xml><return_code>'), 'failure'],
    ['a refusal behind a byte order mark and blanks', Buffer.from('\ufeff\r\n <xml>'), 'failure'],
    ['a page', Buffer.from('<!DOCTYPE html>'), 'failure'],
    ['JSON', Buffer.from('{"errcode":40001}'), 'failure'],
    ['words', Buffer.from('Bad gateway'), 'failure'],
    ['zip, which is Alipay', Buffer.from('PK\u0003\u0004'), 'failure'],
    ['half of the gzip mark', Buffer.from([0x1f]), 'failure'],
    ['GBK', Buffer.from([0xbd, 0xbb, 0xd2, 0xd7]), 'failure'],
    ['nothing', Buffer.alloc(0), 'failure']
  ])('are told apart: %s', (_, head, kind) => {
    expect(readBillHead(head)).toBe(kind)
  })
})
