import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openWeixinPay, signV2, writeXml } from './support/open-weixin-pay.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 150)
const paths = [
  '/pay/unifiedorder',
  '/pay/orderquery',
  '/pay/closeorder',
  '/secapi/pay/refund',
  '/pay/refundquery',
  '/pay/downloadbill',
  '/pay/downloadfundflow',
  '/sandboxnew/pay/getsignkey'
]
const withCertificate = new Set(['/secapi/pay/refund', '/pay/downloadfundflow'])
const timeout = 60_000 + numRuns * 100

it(
  'survives any bytes at any interface of WeChat Pay',
  async () => {
    const { send, sandbox } = await openWeixinPay()
    const piece = fc.constantFrom(
      '<xml>',
      '</xml>',
      '<a>',
      '</a>',
      '<![CDATA[',
      ']]>',
      '&amp;',
      '&',
      '<!DOCTYPE',
      ' ',
      '\n',
      '<a/>',
      '中'
    )
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      fc
        .array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 30 })
        .map((parts) => Buffer.from(parts.join('')))
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), body, async (path, bytes) => {
        const { fields, status } = await send(path, bytes)
        expect(sandbox.requests().at(-1)?.explanation?.summary ?? '').not.toContain('the sandbox itself failed')
        if (!withCertificate.has(path)) expect([status, fields.return_code]).toEqual([200, 'FAIL'])
      }),
      { numRuns }
    )
  },
  timeout
)

it(
  'survives any rightly signed parameters, and signs what it answers',
  async () => {
    const { sandbox, weixinPay, send, paid, refund, place } = await openWeixinPay()
    const { transactionId } = await paid({ total_fee: 1_000_000 })
    await refund({ total_fee: 1_000_000 })
    await place({ out_trade_no: 'order_0002' })
    const names = [
      ...[
        'out_trade_no',
        'transaction_id',
        'out_refund_no',
        'refund_id',
        'total_fee',
        'refund_fee',
        'body',
        'attach',
        'detail'
      ],
      ...[
        'trade_type',
        'openid',
        'sub_openid',
        'sub_mch_id',
        'sub_appid',
        'product_id',
        'scene_info',
        'notify_url',
        'time_expire'
      ],
      ...[
        'spbill_create_ip',
        'bill_date',
        'bill_type',
        'tar_type',
        'account_type',
        'offset',
        'refund_account',
        '__proto__',
        'device_info'
      ]
    ]
    const known = [
      ...[
        'order_0001',
        'order_0002',
        'order_0003',
        'back_1',
        'back_2',
        transactionId!,
        '1',
        '100',
        '1000000',
        'JSAPI',
        'NATIVE',
        'MWEB'
      ],
      ...[
        '20260101',
        '20260102',
        'ALL',
        'Basic',
        'GZIP',
        '127.0.0.1',
        'http://127.0.0.1:1/n',
        '{}',
        '{"h5_info":{}}',
        '0',
        '{"h5_info":null}'
      ],
      ...[weixinPay.subMerchant.subMchId, weixinPay.subMerchant.subAppId, '20990101000000', 'APP']
    ]
    // XML reads CR as LF, and has no control characters.
    const text = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...known) },
      {
        weight: 1,
        arbitrary: fc
          .string({ maxLength: 40, unit: 'grapheme' })
          .map((value) => value.replace(/[\p{Cc}\ufffe\uffff]/gu, ''))
      }
    )
    const params = fc.dictionary(fc.constantFrom(...names), text, { maxKeys: 12, noNullPrototype: true })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...paths),
        params,
        fc.constantFrom('MD5', 'HMAC-SHA256'),
        async (path, extra, type) => {
          const all = { ...extra, appid: weixinPay.appId, mch_id: weixinPay.mchId, nonce_str: 'n', sign_type: type }
          const sign = signV2(all, weixinPay.key, type as 'MD5')
          const { fields, status } = await send(path, writeXml({ ...all, sign }), { secure: withCertificate.has(path) })
          const summary = sandbox.requests().at(-1)?.explanation?.summary ?? ''
          expect([status, summary]).toEqual([
            200,
            expect.not.stringMatching(/the sandbox itself failed|SIGNERROR|XML_FORMAT/)
          ])
          if (fields.sign !== undefined) expect(fields.sign).toBe(signV2(fields, weixinPay.key, type as 'MD5'))
        }
      ),
      { numRuns }
    )
  },
  timeout
)
