import { createHash, createHmac } from 'node:crypto'
import { request } from 'node:https'
import { Transformer } from 'wechatpay-axios-plugin'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/index.ts'

type Fields = Readonly<Record<string, string | number | undefined>>
export type SignType = 'MD5' | 'HMAC-SHA256'

/** Signs as the documents say, with nothing of the sandbox's code. */
export function signV2(fields: Fields, key: string, type: SignType = 'MD5'): string {
  const text = Object.keys(fields)
    .filter((name) => name !== 'sign' && fields[name] !== undefined && fields[name] !== '')
    .sort()
    .map((name) => `${name}=${fields[name]}&`)
    .join('')
  const digest = type === 'MD5' ? createHash('md5') : createHmac('sha256', key)
  return digest.update(`${text}key=${key}`).digest('hex').toUpperCase()
}

/** What came back. */
export interface PayReply {
  readonly status: number
  readonly bytes: Buffer
  readonly text: string
  /** The elements, read by another client's reader. */
  readonly fields: Readonly<Record<string, string>>
}

/** How a call differs from a right one. */
export interface PayCallOptions {
  readonly signType?: SignType
  readonly key?: string
  /** Changes the signature. */
  readonly sign?: (right: string) => string | undefined
  /** Over TLS with the merchant's certificate (true), or with these TLS options. */
  readonly secure?: boolean | object
  readonly method?: string
}

/** Writes a request as clients do. */
export function writeXml(fields: Fields): string {
  const lines = Object.entries(fields).filter(([, value]) => value !== undefined)
  const cdata = (value: unknown) => `<![CDATA[${String(value).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
  return `<xml>${lines.map(([name, value]) => `<${name}>${cdata(value)}</${name}>`).join('')}</xml>`
}

function read(status: number, bytes: Buffer): PayReply {
  const text = bytes.toString('utf8')
  return { status, bytes, text, fields: text.startsWith('<xml>') ? (Transformer.toObject(text) as never) : {} }
}

/** One sandbox for all files of a worker, reset for each test: RSA keys take their time. It ends with its process. */
let shared: Promise<Sandbox> | undefined

async function freshSandbox(): Promise<Sandbox> {
  shared ??= startSandbox({ seed: 'test', startTime: Date.UTC(2026, 0, 2, 3, 4, 5), frozen: true })
  const sandbox = await shared
  sandbox.reset()
  return sandbox
}

/** A sandbox and a merchant's server that calls its WeChat Pay with plain Node. */
export async function openWeixinPay({ weixinPay: settings = {} }: Pick<SandboxOptions, 'weixinPay'> = {}) {
  const sandbox = await freshSandbox()
  sandbox.weixinPay.configure(settings)
  const { weixinPay } = sandbox
  let count = 0

  async function send(path: string, body: string | Buffer, { secure, method = 'POST' }: PayCallOptions = {}) {
    if (secure === undefined || secure === false) {
      const response = await fetch(`${weixinPay.baseUrl}${path}`, {
        method,
        ...(method === 'POST' ? { body: body as string } : {})
      })
      return read(response.status, Buffer.from(await response.arrayBuffer()))
    }
    const { ca, pfx, passphrase } = await weixinPay.certificate()
    const tls = secure === true ? { ca, pfx, passphrase } : { ca, ...secure }
    return new Promise<PayReply>((resolve, reject) => {
      const outgoing = request(`${weixinPay.secureBaseUrl}${path}`, { method, agent: false, ...tls }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve(read(response.statusCode!, Buffer.concat(chunks))))
        response.on('error', reject)
      })
      outgoing.on('error', reject).end(body)
    })
  }

  /** Completes, signs and sends a call. */
  async function call(path: string, fields: Fields, callOptions: PayCallOptions = {}): Promise<PayReply> {
    const { signType, key = weixinPay.key, sign = (right: string) => right } = callOptions
    const all = {
      appid: weixinPay.appId,
      mch_id: weixinPay.mchId,
      nonce_str: `nonce${++count}`,
      ...(signType && { sign_type: signType }),
      ...fields
    }
    const xml = writeXml({ ...all, sign: sign(signV2(all, key, signType)) })
    return send(path, xml, callOptions)
  }

  /** Parameters of an order that is right. */
  const order = (fields: Fields = {}) => ({
    out_trade_no: 'order_0001',
    body: '年度会员',
    total_fee: 100,
    spbill_create_ip: '127.0.0.1',
    notify_url: 'http://127.0.0.1:1/notify',
    trade_type: 'APP',
    ...fields
  })

  return {
    sandbox,
    weixinPay,
    send,
    call,
    order,
    place: (fields?: Fields, callOptions?: PayCallOptions) => call('/pay/unifiedorder', order(fields), callOptions),
    /** Places and pays. */
    async paid(fields?: Fields, payOptions?: Parameters<typeof weixinPay.pay>[1]) {
      const wanted = order(fields)
      await call('/pay/unifiedorder', wanted)
      const { order: view, firstDelivery } = weixinPay.pay(wanted.out_trade_no, payOptions)
      await firstDelivery
      return view
    },
    query: (fields: Fields = { out_trade_no: 'order_0001' }) => call('/pay/orderquery', fields),
    refund: (fields: Fields = {}, callOptions: PayCallOptions = {}) =>
      call(
        '/secapi/pay/refund',
        { out_trade_no: 'order_0001', out_refund_no: 'back_1', total_fee: 100, refund_fee: 10, ...fields },
        { secure: true, ...callOptions }
      ),
    refundQuery: (fields: Fields = { out_trade_no: 'order_0001' }) => call('/pay/refundquery', fields),
    /** Code and text of a reply, whichever level it fails at. */
    said: ({ fields }: PayReply) => [fields.return_code, fields.return_msg, fields.result_code, fields.err_code],
    /** Why the last request was refused. */
    why: () => sandbox.requests().at(-1)?.explanation
  }
}
