/**
 * CPU of a whole payment call (sign, send, receive, verify, decode), 32 at once, beside a floor made by hand from the same
 * parts, and beside the peers, against one server on loopback: Alipay's `alipay.trade.query` and WeChat Pay's `orderquery`.
 *
 * Alone: `npx tsx --conditions=@kaifang/source packages/bench/src/pay-call.ts`
 * @module
 */
import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
  verify
} from 'node:crypto'
import { initAlipay, initWeixin } from '@kaifang/payment'
import { AlipaySdk } from 'alipay-sdk'
import Tenpay from 'tenpay'
import { Pool } from 'undici'
import { Wechatpay } from 'wechatpay-axios-plugin'
import { type CpuTable, formatCpuTable, measureCpu } from './measure-cpu.ts'
import { startLoopback } from './start-loopback.ts'

const ORDER = 'GZ201901301040361012'
const WEIXIN_KEY = '192006250b4c09247ec02edce69f6a2d'
const WEIXIN = { appId: 'wx2421b1c4370ec43b', mchId: '1900000109' }
const ALIPAY_APP = '2014072300007148'

/** Measures both platforms with 32 calls under way. */
export async function runPayCallBench(rounds = 7): Promise<readonly CpuTable[]> {
  const [merchant, platform] = [newKeyPair(), newKeyPair()]
  const server = await startLoopback('pay-server', { alipayPrivateKey: platform.privateKey, weixinKey: WEIXIN_KEY })
  const tables = [
    await measureAlipay(server.url, merchant.privateKey, platform.publicKey, rounds),
    await measureWeixin(server.url, rounds)
  ]
  server.stop()
  return tables
}

function newKeyPair(): { readonly publicKey: string; readonly privateKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' }
  })
}

async function measureAlipay(url: string, privateKey: string, publicKey: string, rounds: number): Promise<CpuTable> {
  const { payment, close } = initAlipay({
    appId: ALIPAY_APP,
    privateKey,
    alipayPublicKey: publicKey,
    gateway: `${url}/gateway.do`,
    timeout: 60_000
  })
  const sdk = new AlipaySdk({
    appId: ALIPAY_APP,
    privateKey,
    alipayPublicKey: publicKey,
    keyType: 'PKCS8',
    gateway: `${url}/gateway.do`
  })
  const pool = new Pool(url)
  const floor = alipayFloor(pool, createPrivateKey(privateKey), createPublicKey(publicKey))
  const cases = {
    'floor by hand': floor,
    '@kaifang/payment orderQuery': () => payment.orderQuery({ outTradeNo: ORDER }),
    'alipay-sdk exec, validateSign': () =>
      sdk.exec('alipay.trade.query', { bizContent: { out_trade_no: ORDER } }, { validateSign: true })
  }
  const table = await measureCpu('Alipay, a whole call, 32 at once', cases, { rounds, calls: 1280, concurrency: 32 })
  await Promise.all([close(), pool.close()])
  return table
}

/** Dispatch, pooled `crypto.sign`, `crypto.verify`, JSON. */
function alipayFloor(pool: Pool, privateKey: KeyObject, publicKey: KeyObject): () => Promise<unknown> {
  return async () => {
    const bizContent = JSON.stringify({ out_trade_no: ORDER })
    const params: Record<string, string> = {
      app_id: ALIPAY_APP,
      biz_content: bizContent,
      charset: 'utf-8',
      format: 'JSON',
      method: 'alipay.trade.query',
      sign_type: 'RSA2',
      timestamp: '2026-01-01 00:00:00',
      version: '1.0'
    }
    const pairs = Object.entries(params)
    const text = pairs.map(([name, value]) => `${name}=${value}`).join('&')
    const signature = await new Promise<Buffer>((resolve, reject) =>
      sign('RSA-SHA256', Buffer.from(text), privateKey, (error, made) => (error ? reject(error) : resolve(made)))
    )
    const open = pairs.filter(([name]) => name !== 'biz_content')
    const query = [...open, ['sign', signature.toString('base64')] as const]
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join('&')
    const body = `biz_content=${encodeURIComponent(bizContent)}`
    const reply = await dispatch(pool, `/gateway.do?${query}`, 'application/x-www-form-urlencoded', body)
    const from = reply.indexOf('{', 1)
    const to = reply.lastIndexOf(',"sign":"')
    const sealed = reply.subarray(from, to)
    const signed = Buffer.from(reply.toString('latin1', to + 9, reply.length - 2), 'base64')
    if (!verify('RSA-SHA256', sealed, publicKey, signed)) throw new Error('the reply is not genuine')
    return JSON.parse(sealed.toString())
  }
}

async function measureWeixin(url: string, rounds: number): Promise<CpuTable> {
  const { payment, close } = initWeixin({ ...WEIXIN, key: WEIXIN_KEY, baseUrl: url, timeout: 60_000 })
  // API v3 alone needs them, and the constructor demands them.
  const unused = newKeyPair()
  const plugin = new Wechatpay({
    mchid: WEIXIN.mchId,
    secret: WEIXIN_KEY,
    serial: 'none',
    privateKey: unused.privateKey,
    certs: { any: unused.publicKey },
    baseURL: url
  } as ConstructorParameters<typeof Wechatpay>[0])
  const tenpay = new Tenpay({ appid: WEIXIN.appId, mchid: WEIXIN.mchId, partnerKey: WEIXIN_KEY })
  tenpay.urls = { ...tenpay.urls, orderquery: `${url}/pay/orderquery` }
  const pool = new Pool(url)
  const cases = {
    'floor by hand': weixinFloor(pool),
    '@kaifang/payment orderQuery': () => payment.orderQuery({ outTradeNo: ORDER }),
    tenpay: () => tenpay.orderQuery({ out_trade_no: ORDER }),
    'wechatpay-axios-plugin, v2': () =>
      plugin.v2!.chain('pay/orderquery').post({ appid: WEIXIN.appId, mch_id: WEIXIN.mchId, out_trade_no: ORDER })
  }
  const table = await measureCpu('WeChat Pay v2, a whole call, 32 at once', cases, {
    rounds,
    calls: 1920,
    concurrency: 32
  })
  await Promise.all([close(), pool.close()])
  return table
}

/** Dispatch, MD5, and XML read by a pattern that knows this one reply. */
function weixinFloor(pool: Pool): () => Promise<unknown> {
  const digest = (fields: Readonly<Record<string, string>>): string => {
    const text = Object.keys(fields)
      .sort()
      .map((name) => `${name}=${fields[name]}`)
      .join('&')
    return createHash('md5').update(`${text}&key=${WEIXIN_KEY}`).digest('hex').toUpperCase()
  }
  let count = 0
  return async () => {
    const fields = { appid: WEIXIN.appId, mch_id: WEIXIN.mchId, nonce_str: `n${count++}`, out_trade_no: ORDER }
    const elements = Object.entries({ ...fields, sign: digest(fields) }).map(
      ([name, value]) => `<${name}>${value}</${name}>`
    )
    const reply = await dispatch(pool, '/pay/orderquery', 'text/xml', `<xml>${elements.join('')}</xml>`)
    const read: Record<string, string> = {}
    for (const [, name, value] of reply.toString().matchAll(/<(\w+)><!\[CDATA\[(.*?)\]\]>/g))
      read[name as string] = value as string
    const { sign: signature, ...signed } = read
    if (digest(signed) !== signature) throw new Error('the reply is not genuine')
    return signed
  }
}

/** The least that undici takes for a POST and its whole reply. */
function dispatch(pool: Pool, path: string, contentType: string, body: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    pool.dispatch(
      { path, method: 'POST', headers: { 'content-type': contentType }, body },
      {
        onRequestStart() {},
        onResponseStart() {},
        onResponseData: (_controller, chunk) => void chunks.push(chunk),
        onResponseEnd: () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)),
        onResponseError: (_controller, error) => reject(error)
      }
    )
  })
}

if (process.argv[1]?.match(/pay-call\.[jt]s$/)) {
  for (const table of await runPayCallBench()) console.log(formatCpuTable(table))
  process.exit(0)
}
