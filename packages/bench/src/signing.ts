/**
 * Signing of request parameters: a whole `signParams` (sort, encode, digest) beside a bare digest of the ready text,
 * the way that the uTools documentation shows, and @noble/hashes.
 *
 * Alone: `npx tsx --conditions=@kaifang/source packages/bench/src/signing.ts`
 * @module
 */
import { createHash, createHmac, createSecretKey } from 'node:crypto'
import { canonicalQuery, canonicalText, createSecret, type SignOptions, signParams } from '@kaifang/hmac-sign'
import { hmac } from '@noble/hashes/hmac.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { type BenchCase, type BenchTable, type MeasureSettings, measure, printWhenRunAlone } from './measure.ts'

type FlatParams = Readonly<Record<string, string | number>>

const UTOOLS_SECRET = '0'.repeat(32)
/** Vector 1 of the uTools reference. */
const THREE_PLAIN: FlatParams = { plugin_id: 'zueadppw', access_token: 'a'.repeat(32), timestamp: '1624329435' }
/** No asterisk: the documented way would sign it wrongly, and there would be nothing to compare. */
const EIGHT_CHINESE: FlatParams = {
  title: '年度会员（赠送三个月）',
  body: '插件高级版功能解锁 / 一年有效',
  plugin_id: 'zueadppw',
  access_token: 'a'.repeat(32),
  total_fee: 9900,
  pay_limit: 1,
  attach: '{"uid":7,"note":"来自首页的购买按钮"}',
  timestamp: 1624329435
}

const WECHAT_KEY = '192006250b4c09247ec02edce69f6a2d'
const WECHAT_ORDER: FlatParams = {
  appid: 'wxd930ea5d5a258f4f',
  mch_id: '10000100',
  nonce_str: 'ibuaiVcKdpRxkhJA',
  body: '腾讯充值中心-QQ会员充值',
  detail: '',
  out_trade_no: '20150806125346',
  total_fee: 88,
  spbill_create_ip: '123.12.12.123',
  notify_url: 'https://example.com/notify?x',
  trade_type: 'JSAPI',
  openid: 'oUpF8uMuAJO_M2pxb1Q9zNjWeS6o'
}

/**
 * Measures all signing cases.
 *
 * @param settings - Rounds and time.
 * @returns One table a kind of signature.
 */
export async function runSigningBench(settings: MeasureSettings = {}): Promise<readonly BenchTable[]> {
  return [
    await measure('uTools, three plain parameters', utoolsCases(THREE_PLAIN), settings),
    await measure('uTools, eight parameters with Chinese text', utoolsCases(EIGHT_CHINESE), settings),
    await measure('WeChat Pay v2, MD5', wechatCases('md5'), settings),
    await measure('WeChat Pay v2, HMAC-SHA256', wechatCases('hmac-sha256'), settings)
  ]
}

function utoolsCases(params: FlatParams): Record<string, BenchCase> {
  const text = canonicalQuery(params)
  const keyObject = createSecretKey(Buffer.from(UTOOLS_SECRET))
  const secret = createSecret(UTOOLS_SECRET)
  const keyBytes = new TextEncoder().encode(UTOOLS_SECRET)
  const encoder = new TextEncoder()
  return agreeing({
    'createHmac(KeyObject), text ready': () => createHmac('sha256', keyObject).update(text).digest('hex'),
    'signParams, secret prepared': () => signParams(params, secret),
    'signParams, secret as text': () => signParams(params, UTOOLS_SECRET),
    'as the uTools documentation shows': () => signAsDocumented(params),
    '@noble/hashes hmac, text ready': () => Buffer.from(hmac(sha256, keyBytes, encoder.encode(text))).toString('hex')
  })
}

/** Sorts into an object, `URLSearchParams`, `createHmac` with the secret as text. */
function signAsDocumented(params: FlatParams): string {
  const sorted = Object.keys(params)
    .sort()
    .reduce<Record<string, string>>((copy, key) => {
      copy[key] = params[key] as string
      return copy
    }, {})
  return createHmac('sha256', UTOOLS_SECRET).update(new URLSearchParams(sorted).toString()).digest('hex')
}

function wechatCases(algorithm: 'md5' | 'hmac-sha256'): Record<string, BenchCase> {
  const rules: SignOptions = { algorithm, dialect: 'text', skipEmpty: true, secretSuffix: '&key=', letterCase: 'upper' }
  const text = `${canonicalText(WECHAT_ORDER, { skipEmpty: true })}&key=${WECHAT_KEY}`
  const keyObject = createSecretKey(Buffer.from(WECHAT_KEY))
  const secret = createSecret(WECHAT_KEY)
  const digest = (ready: string, key: typeof keyObject | string): string =>
    (algorithm === 'md5' ? createHash('md5') : createHmac('sha256', key)).update(ready).digest('hex').toUpperCase()
  return agreeing({
    'bare digest, text ready': () => digest(text, keyObject),
    'signParams, secret prepared': () => signParams(WECHAT_ORDER, secret, rules),
    'sort, filter, map, join': () => {
      const pairs = Object.keys(WECHAT_ORDER)
        .sort()
        .filter((name) => name !== 'sign' && WECHAT_ORDER[name] !== '')
        .map((name) => `${name}=${WECHAT_ORDER[name]}`)
      return digest(`${pairs.join('&')}&key=${WECHAT_KEY}`, WECHAT_KEY)
    }
  })
}

/** Cases that do not come to one result are not worth timing. */
function agreeing(cases: Record<string, () => string>): Record<string, BenchCase> {
  const results = new Set(Object.values(cases).map((run) => run()))
  if (results.size !== 1) throw new Error(`the cases disagree: ${[...results].join(', ')}`)
  return cases
}

await printWhenRunAlone('signing', runSigningBench)
