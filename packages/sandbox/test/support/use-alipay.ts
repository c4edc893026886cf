import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { afterAll, beforeAll, beforeEach } from 'vitest'
import {
  type AlipayKeys,
  type AlipaySandbox,
  type Sandbox,
  type SandboxOptions,
  startSandbox
} from '../../src/index.ts'

/** A reply of the gateway as it arrived. */
export interface AlipayReply {
  readonly status: number
  readonly contentType: string | null
  readonly text: string
  /** The parsed node. */
  readonly node: Record<string, unknown>
  readonly nodeName: string
  readonly sign: string | undefined
  readonly certSn: string | undefined
  /** Whether the signature fits the bytes of the node and Alipay's public key. */
  readonly verified: boolean
}

/** How a call departs from a right one. */
export interface AlipayCallOptions {
  /** Public parameters put in or, with `undefined`, left out. */
  readonly params?: Readonly<Record<string, string | undefined>>
  /** Where the parameters travel. @default 'official': public ones in the URL, the others in the body */
  readonly via?: 'official' | 'body' | 'body with charset in the URL'
  /** Makes the signature from the text to sign. */
  readonly signing?: (text: string) => string
  /** Sent instead of the signed text's parameters, after signing. */
  readonly afterSigning?: Readonly<Record<string, string>>
  /** The text of `biz_content`. @default the JSON of the content */
  readonly content?: string
}

/** What tests of the played Alipay work with; put back to its first state before each test. */
export interface AlipayDesk {
  readonly sandbox: Sandbox
  readonly alipay: AlipaySandbox
  readonly keys: AlipayKeys
  /** Signs as the documents say and calls a method. */
  call(method: string, content?: object, options?: AlipayCallOptions): Promise<AlipayReply>
  /** Places a trade of a new user. */
  place(content?: object, params?: Readonly<Record<string, string>>): Promise<AlipayReply>
  /** Signs a string with the application's private key. */
  signText(text: string | Buffer, digest?: 'sha256' | 'sha1'): string
  /** Sends a signed request and reads the reply. */
  send(query: string, body?: string | Buffer, contentType?: string): Promise<AlipayReply>
  /** Public parameters of a method, unsigned. */
  params(method: string): Record<string, string>
}

/** Opens one sandbox for a test file: its keys are made once. The time is 2026-01-02 11:04:05 in Beijing and stands still. */
export function useAlipay(options: SandboxOptions = {}): AlipayDesk {
  let sandbox: Sandbox
  let keys: AlipayKeys
  beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'test', startTime: Date.UTC(2026, 0, 2, 3, 4, 5), frozen: true, ...options })
    keys = await sandbox.alipay.keys()
  })
  afterAll(() => sandbox.close())
  beforeEach(() => sandbox.reset())

  const signText = (text: string | Buffer, digest: 'sha256' | 'sha1' = 'sha256'): string => {
    const key = createPrivateKey({ key: Buffer.from(keys.privateKey, 'base64'), format: 'der', type: 'pkcs8' })
    return sign(digest, Buffer.from(text), key).toString('base64')
  }

  const params = (method: string): Record<string, string> => ({
    app_id: sandbox.alipay.appId,
    method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: 'RSA2',
    timestamp: '2026-01-02 11:04:05',
    version: '1.0'
  })

  async function send(query: string, body?: string | Buffer, contentType?: string): Promise<AlipayReply> {
    const response = await fetch(`${sandbox.alipay.gateway}${query === '' ? '' : `?${query}`}`, {
      method: 'POST',
      headers: { 'content-type': contentType ?? 'application/x-www-form-urlencoded' },
      body: body ?? ''
    })
    return readReply(response, Buffer.from(await response.arrayBuffer()), keys)
  }

  async function call(method: string, content?: object, given: AlipayCallOptions = {}): Promise<AlipayReply> {
    const { via = 'official', signing = signText, afterSigning = {} } = given
    const text = given.content ?? (content === undefined ? undefined : JSON.stringify(content))
    const all = { ...params(method), ...(text === undefined ? {} : { biz_content: text }), ...given.params }
    const sent = Object.fromEntries(
      Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined)
    )
    const names = Object.keys(sent).sort()
    const signed = { ...sent, sign: signing(names.map((name) => `${name}=${sent[name]}`).join('&')), ...afterSigning }
    if (signed.sign === '') delete (signed as Record<string, string>).sign
    const encode = (pairs: [string, string][]): string => new URLSearchParams(pairs).toString()
    const pairs = Object.entries(signed)
    const inBody = (name: string): boolean => via !== 'official' || name === 'biz_content'
    const query = pairs.filter(([name]) => !inBody(name))
    if (via === 'body with charset in the URL') query.push(['charset', 'utf-8'])
    return send(encode(query), encode(pairs.filter(([name]) => inBody(name))))
  }

  return {
    get sandbox() {
      return sandbox
    },
    get alipay() {
      return sandbox.alipay
    },
    get keys() {
      return keys
    },
    call,
    send,
    params,
    signText,
    place(content = {}, more = {}) {
      const { openId } = sandbox.alipay.createUser()
      const order = {
        out_trade_no: 'order-1',
        total_amount: '88.88',
        subject: '测试 - 1+1',
        buyer_open_id: openId,
        ...content
      }
      return call('alipay.trade.create', order, { params: more })
    }
  }
}

/** Cuts the node out of the bytes, without a parser of the sandbox. */
export function readReply(response: Response, bytes: Buffer, { alipayPublicKey }: AlipayKeys): AlipayReply {
  const contentType = response.headers.get('content-type')
  const charset = /gbk/i.test(contentType ?? '') ? 'gb18030' : 'utf-8'
  const text = new TextDecoder(charset).decode(bytes)
  const parsed = text.trimStart().startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : {}
  const nodeName = Object.keys(parsed).find((name) => name.endsWith('_response')) ?? ''
  const [start, end] = [bytes.indexOf(`"${nodeName}":`), bytes.lastIndexOf(',"sign":')]
  const certified = bytes.lastIndexOf(',"alipay_cert_sn":')
  const slice = bytes.subarray(start + nodeName.length + 3, certified === -1 ? end : certified)
  const key = createPublicKey({ key: Buffer.from(alipayPublicKey, 'base64'), format: 'der', type: 'spki' })
  const sign = parsed.sign as string | undefined
  return {
    status: response.status,
    contentType,
    text,
    nodeName,
    node: parsed[nodeName] as Record<string, unknown>,
    sign,
    certSn: parsed.alipay_cert_sn as string | undefined,
    verified: sign !== undefined && verify('sha256', slice, key, Buffer.from(sign, 'base64'))
  }
}
