/**
 * RSA2 signatures (SHA256withRSA, 2048 bits), 32 asked for at once: throughput on the wall and the delay of the event loop.
 * Ours are whole calls over a transport that answers at once: they sign on the thread pool, and also encode the request and
 * decode the reply, which `execute` verifies besides. The others only sign.
 *
 * Alone: `npx tsx --conditions=@kaifang/source packages/bench/src/rsa2.ts`
 * @module
 */
import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto'
import { createRequire } from 'node:module'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { initAlipay } from '@kaifang/alipay'

/** `sign` of alipay-sdk, which its `exec` calls for every request. */
const { sign: signLikeSdk } = createRequire(createRequire(import.meta.url).resolve('alipay-sdk'))('./util.js') as {
  sign(method: string, params: object, config: object): { readonly sign: string }
}

/** One way to sign. */
export interface Rsa2Row {
  readonly name: string
  /** Signatures a second, median. */
  readonly perSecond: number
  /** Beside the first row of the same round. */
  readonly ratio: { readonly median: number; readonly min: number; readonly max: number }
  /** 99th percentile of the delay of the event loop in milliseconds, median of the rounds. */
  readonly delayMs: number
}

const LOGIN = Buffer.from(
  '{"alipay_system_oauth_token_response":{"user_id":"2088102150477652","access_token":"a","expires_in":300},"sign":"a"}'
)
const AT_ONCE = 32
const BATCHES = 40
const BIZ_CONTENT = { out_trade_no: 'GZ201901301040361012' }

/** Measures every way once a round, in another order each time; the first rounds only warm up. */
export async function runRsa2Bench(rounds = 7): Promise<readonly Rsa2Row[]> {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const alipayPair = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const node = '{"code":"10000","msg":"Success","out_trade_no":"GZ201901301040361012"}'
  const signature = sign('RSA-SHA256', Buffer.from(node), alipayPair.privateKey).toString('base64')
  const body = Buffer.from(`{"alipay_trade_query_response":${node},"sign":"${signature}"}`)
  const client = initAlipay({
    appId: '2014072300007148',
    privateKey: pem,
    alipayPublicKey: alipayPair.publicKey.export({ type: 'spki', format: 'pem' }) as string,
    transport: { send: async () => ({ status: 200, headers: {}, body }), close: async () => {} }
  })
  // Without Alipay's key the login alone works, and nothing is verified: what is left beside the signature is the least.
  const login = initAlipay({
    appId: '2014072300007148',
    privateKey: pem,
    transport: { send: async () => ({ status: 200, headers: {}, body: LOGIN }), close: async () => {} }
  })
  const key = createPrivateKey(pem)
  const text = Buffer.from(
    `app_id=2014072300007148&biz_content=${JSON.stringify(BIZ_CONTENT)}&charset=utf-8&sign_type=RSA2`
  )
  const sdk = {
    appId: '2014072300007148',
    privateKey: pem,
    signType: 'RSA2',
    charset: 'utf-8',
    version: '1.0',
    camelcase: true
  }
  const cases: Readonly<Record<string, () => unknown>> = {
    'crypto.sign, key prepared, on the main thread': () => sign('RSA-SHA256', text, key).toString('base64'),
    'crypto.sign, key prepared, on the thread pool': () =>
      new Promise((resolve, reject) =>
        sign('RSA-SHA256', text, key, (error, made) => (error ? reject(error) : resolve(made.toString('base64'))))
      ),
    '@kaifang/alipay, login without network': () => login.auth.code2Session('a'.repeat(32)),
    '@kaifang/alipay, execute without network, verified': () =>
      client.execute('alipay.trade.query', { bizContent: BIZ_CONTENT }),
    'alipay-sdk, sign alone': () => signLikeSdk('alipay.trade.query', { bizContent: BIZ_CONTENT }, sdk)
  }

  const names = Object.keys(cases)
  const speeds = new Map(names.map((name): [string, number[]] => [name, []]))
  const delays = new Map(names.map((name): [string, number[]] => [name, []]))
  for (let round = -3; round < rounds; round++) {
    const order = names.map((_, index) => names[(index + round + 3) % names.length] as string)
    for (const name of order) {
      const { perSecond, delayMs } = await timeBatches(cases[name] as () => unknown)
      if (round < 0) continue
      speeds.get(name)?.push(perSecond)
      delays.get(name)?.push(delayMs)
    }
  }
  await Promise.all([client.close(), login.close()])
  const baseline = speeds.get(names[0] as string) as number[]
  return names.map((name) => {
    const own = speeds.get(name) as number[]
    const ratios = own.map((speed, round) => speed / (baseline[round] as number))
    const ratio = { median: median(ratios), min: Math.min(...ratios), max: Math.max(...ratios) }
    return { name, perSecond: median(own), ratio, delayMs: median(delays.get(name) as number[]) }
  })
}

/** 32 at once, then the next 32: as a server that gets requests in bursts. */
async function timeBatches(run: () => unknown): Promise<{ readonly perSecond: number; readonly delayMs: number }> {
  const histogram = monitorEventLoopDelay({ resolution: 1 })
  histogram.enable()
  const started = performance.now()
  for (let batch = 0; batch < BATCHES; batch++) {
    await Promise.all(Array.from({ length: AT_ONCE }, run))
    await new Promise((resolve) => setImmediate(resolve))
  }
  const seconds = (performance.now() - started) / 1000
  histogram.disable()
  return { perSecond: (AT_ONCE * BATCHES) / seconds, delayMs: histogram.percentile(99) / 1e6 }
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}

/** Writes the rows as Markdown. */
export function formatRsa2(rows: readonly Rsa2Row[], rounds = 7): string {
  return [
    `### RSA2 signatures, ${AT_ONCE} at once`,
    '',
    `Beside "${rows[0]?.name}": median [min..max] of ${rounds} rounds of ${AT_ONCE * BATCHES} signatures.`,
    '',
    '| case | ratio | a second | event-loop delay, p99 |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ name, ratio, perSecond, delayMs }) =>
        `| ${name} | ${ratio.median.toFixed(2)} [${ratio.min.toFixed(2)}..${ratio.max.toFixed(2)}] | ${perSecond.toFixed(0)} | ${delayMs.toFixed(1)} ms |`
    ),
    ''
  ].join('\n')
}

if (process.argv[1]?.match(/rsa2\.[jt]s$/)) {
  console.log(formatRsa2(await runRsa2Bench()))
  process.exit(0)
}
