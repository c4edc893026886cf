import type { SandboxOptions } from '../../src/index.ts'
import { openSandbox } from './open-sandbox.ts'

/** What came back from the played Youzan. */
export interface YouzanReply {
  readonly status: number
  /** The body as it came: `JSON.parse` rounds what passes 2^53. */
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into envelopes of every kind
  readonly json: any
}

/** A sandbox and someone who calls its Youzan as the guide's curl does. */
export async function openYouzan(options: SandboxOptions = {}) {
  const sandbox = await openSandbox(options)
  const { youzan } = sandbox

  async function send(
    path: string,
    body: unknown,
    headers: Readonly<Record<string, string>> = {}
  ): Promise<YouzanReply> {
    const response = await fetch(`${youzan.baseUrl}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body)
    })
    const text = await response.text()
    return { status: response.status, text, json: text.startsWith('{') ? JSON.parse(text) : undefined }
  }

  /** Sends a token request of the self-use application, with other fields over it. */
  const askToken = (fields: Readonly<Record<string, unknown>> = {}) =>
    send('/auth/token', {
      client_id: youzan.clientId,
      client_secret: youzan.clientSecret,
      authorize_type: 'silent',
      grant_id: youzan.grantId,
      ...fields
    })

  const tokens = new Map<string, string>()
  async function token(grantId = youzan.grantId): Promise<string> {
    const known = tokens.get(grantId)
    if (known !== undefined) return known
    const reply = await askToken({ grant_id: grantId })
    tokens.set(grantId, reply.json.data.access_token)
    return reply.json.data.access_token
  }

  /** Calls an interface with a token of that shop; `id` is the name with the version. */
  async function call(id: string, params: unknown = {}, grantId?: string): Promise<YouzanReply> {
    return send(`/api/${splitId(id)}?access_token=${await token(grantId)}`, params)
  }

  return {
    sandbox,
    youzan,
    send,
    askToken,
    token,
    call,
    /** The data of a call that must succeed. */
    async data(id: string, params?: unknown, grantId?: string) {
      const { json, text } = await call(id, params, grantId)
      if (json.success !== true) throw new Error(`refused: ${text}`)
      return json.data
    },
    /** The code of a refusal, in whichever envelope. */
    async code(id: string, params?: unknown, grantId?: string): Promise<number | undefined> {
      const { json } = await call(id, params, grantId)
      return json.gw_err_resp?.err_code ?? json.error_response?.code ?? json.code
    },
    /** Why the last request was refused. */
    why: () => sandbox.requests().at(-1)?.explanation
  }
}

/** `youzan.trade.get.4.0.2` as the address has it: the last three numbers are the version. */
function splitId(id: string): string {
  return id.replace(/\.(\d+\.\d+\.\d+)$/, '/$1')
}
