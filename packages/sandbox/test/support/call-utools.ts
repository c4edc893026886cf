import { createHmac } from 'node:crypto'
import type { Sandbox } from '../../src/index.ts'

/** A call to the played uTools, signed here by the documentation's own Node sample plus the asterisk rule of PHP. */
export interface UtoolsCall {
  readonly method?: 'GET' | 'POST'
  readonly path: string
  readonly params?: Readonly<Record<string, string | number>>
  readonly headers?: Readonly<Record<string, string>>
  /** Where the parameters travel. */
  readonly via?: 'query' | 'json' | 'form'
  /** Replaces what was computed; `undefined` sends none. */
  readonly sign?: (text: string) => string
}

/** Signs as the documentation shows. */
export function signSample(params: Readonly<Record<string, string | number>>, secret: string): string {
  return createHmac('sha256', secret).update(sortedText(params)).digest('hex')
}

/** Sorted form text; `*` as PHP writes it. */
function sortedText(params: Readonly<Record<string, string | number>>): string {
  const pairs = Object.keys(params)
    .sort()
    .map((name): [string, string] => [name, String(params[name])])
  return new URLSearchParams(pairs).toString().replaceAll('*', '%2A')
}

/** Completes, signs and sends a call. */
export async function callUtools(sandbox: Sandbox, call: UtoolsCall) {
  const { utools, clock } = sandbox
  const { path, method = 'GET', via = method === 'GET' ? 'query' : 'json', headers = {} } = call
  const params = {
    plugin_id: utools.pluginId,
    timestamp: Math.floor(clock.now() / 1000),
    ...call.params
  }
  const text = sortedText(params)
  const sent = { ...params, sign: call.sign ? call.sign(text) : signSample(params, utools.secret) }
  const query = new URLSearchParams(
    Object.entries(sent).map(([name, value]): [string, string] => [name, String(value)])
  ).toString()
  const types = { json: 'application/json', form: 'application/x-www-form-urlencoded', query: 'text/plain' }
  const response = await fetch(`${utools.baseUrl}${path}${via === 'query' ? `?${query}` : ''}`, {
    method,
    redirect: 'manual',
    headers: { accept: 'application/json', ...(via === 'query' ? {} : { 'content-type': types[via] }), ...headers },
    ...(via === 'query' ? {} : { body: via === 'json' ? JSON.stringify(sent) : query })
  })
  const body = await response.text()
  return { status: response.status, headers: response.headers, body, json: () => JSON.parse(body) }
}
