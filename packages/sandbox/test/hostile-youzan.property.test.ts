import fc from 'fast-check'
import { expect, it } from 'vitest'
import { apiOperations } from '../src/services/youzan/gateway/api-table.ts'
import { openYouzan } from './support/open-youzan.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 300)

/** Names that the interfaces read. */
const names = [
  'tid', 'oid', 'oids', 'refund_id', 'version', 'refund_fee', 'desc', 'remark', 'name', 'mobile', 'address', 'memo', 'flag', 'status',
  'page_no', 'page_size', 'order_by', 'q', 'banner', 'item_id', 'alias', 'item_ids', 'title', 'price', 'quantity', 'type', 'sku_id',
  'sku_stocks', 'image_ids', 'out_stype', 'out_sid', 'is_no_express', 'customer_create', 'fields', 'account_info', 'account_id',
  'account_type', 'user', 'params', 'points', 'reason', 'biz_value', 'start_created', 'end_created', 'yz_open_id', 'client_id',
  'kdt_id', 'timestamp', 'sign', 'grant_id', 'client_secret', 'authorize_type', 'refresh', 'refresh_token', 'code'
] // biome-ignore format: a list of words

it(
  'survives any JSON at any interface of Youzan, whatever state its orders are in',
  async () => {
    const { sandbox, youzan, send, token } = await openYouzan({
      youzan: { rateLimits: false, tokenCallsPerMinute: 1_000_000 }
    })
    const open = youzan.createTrade({ lines: [{}, {}] }).trade
    const sent = youzan.pay(youzan.createTrade().trade.tid).trade
    youzan.ship({ tid: sent.tid })
    const refund = youzan.applyRefund({ tid: sent.tid, refundFee: 5 })
    const item = youzan.createItem({ skus: ['L'] })
    const customer = youzan.createCustomer()
    const known = [
      open.tid, sent.tid, sent.lines[0]!.oid, refund.refundId, refund.version, item.itemId, item.skus[0]!.skuId, customer.mobile,
      customer.yzOpenId, youzan.grantId, youzan.clientId, youzan.clientSecret, 'silent', 'refresh_token', 'Mobile', 2, '1.00', '7',
      '2026-01-02 00:00:00', 'credit'
    ] // biome-ignore format: a list of values
    const at = await token()
    const value: fc.Arbitrary<unknown> = fc.oneof(fc.constantFrom(...known), fc.jsonValue({ maxDepth: 2 }))
    const flat = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 12 })
    const body = fc.oneof(
      flat,
      fc
        .tuple(flat, fc.constantFrom('params', 'user', 'account_info', 'customer_create'), flat)
        .map(([outer, name, inner]) => ({ ...outer, [name]: { ...inner, user: inner } })),
      value
    )
    const path = fc.constantFrom('/auth/token', ...apiOperations.map((operation) => operation.path))
    const type = fc.constantFrom(
      'application/json',
      'application/json',
      'application/json',
      'multipart/form-data; boundary=x',
      'text/plain'
    )
    await fc.assert(
      fc.asyncProperty(path, body, type, async (target, params, contentType) => {
        const { status, json } = await send(`${target}?access_token=${at}`, JSON.stringify(params), {
          'content-type': contentType
        })
        expect(sandbox.requests().at(-1)?.explanation?.summary ?? '').not.toContain('the sandbox itself failed')
        expect(status).toBe(200)
        // One of the known envelopes.
        expect(['gw_err_resp', 'error_response', 'response', 'success'].some((key) => key in json)).toBe(true)
      }),
      { numRuns }
    )
  },
  60_000 + numRuns * 50
)
