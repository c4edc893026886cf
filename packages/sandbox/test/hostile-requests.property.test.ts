import { request } from 'node:http'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { utoolsSign } from '../src/services/utools/utools-sign.ts'
import { weixinOperations } from '../src/services/weixin/weixin-operations.ts'
import { connectWeixin } from './support/call-weixin.ts'
import { openSandbox } from './support/open-sandbox.ts'

const numRuns = Number(process.env.FUZZ_RUNS ?? 150)
const type = fc.constantFrom(
  'application/json',
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data',
  ''
)
const query = fc.stringMatching(/^[-a-z0-9_=&%[\].+~*]{0,80}$/)

const timeout = 30_000 + numRuns * 20

/** JSON on any method; fetch refuses a body on GET, the platform does not. */
function sendJson(method: string, url: string, value: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'application/json', 'content-type': 'application/json' }
    const outgoing = request(url, { method, headers }, (response) => response.resume().on('end', resolve))
    outgoing.on('error', reject).end(JSON.stringify(value))
  })
}

/** What must never happen: a defect of the sandbox, which shows as status 500. */
const defects = (sandbox: Awaited<ReturnType<typeof openSandbox>>) =>
  sandbox.requests().filter(({ status }) => status === 500 || status === undefined)

it(
  'survives any bytes at any operation',
  async () => {
    const sandbox = await openSandbox()
    const targets = [
      ['GET', `${sandbox.utools.baseUrl}/baseinfo`],
      ['POST', `${sandbox.utools.baseUrl}/goods`],
      ['GET', `${sandbox.tianyiH5.baseUrl}/platform/h5auth/api/open/oauth2/authorizeUserInfo`]
    ] as const
    const body = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => new TextEncoder().encode(text))
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...targets),
        query,
        type,
        body,
        async ([method, url], text, contentType, bytes) => {
          const headers = {
            accept: 'application/json',
            'content-type': contentType,
            'x-h5-id': text.replace(/[^a-z0-9]/g, '')
          }
          const init = method === 'GET' ? { headers } : { headers, body: Buffer.from(bytes) }
          const response = await fetch(`${url}?${text}`, { method, redirect: 'manual', ...init })
          await response.arrayBuffer()
          expect(defects(sandbox)).toEqual([])
        }
      ),
      { numRuns }
    )
  },
  timeout
)

it(
  'survives any bytes at any operation of WeChat behind a right token',
  async () => {
    const sandbox = await openSandbox({ weixin: { quotas: { 'auth.getAccessToken': { perDay: 1_000_000 } } } })
    const { weixin } = sandbox
    const { access_token } = await connectWeixin(sandbox)
    const { openid } = weixin.login()
    const { templateId } = weixin.createTemplate({ fields: ['thing1'] })
    const operations = weixinOperations.filter(({ status, path }) => status === 'simulated' && path.startsWith('/'))
    const names = [
      ...['touser', 'openid', 'msgtype', 'text', 'image', 'link', 'template_id', 'data', 'scene', 'page', 'path'],
      ...['width', 'line_color', 'begin_date', 'end_date', 'version', 'content', 'media_url', 'media_type', 'code'],
      ...['jump_wxa', 'expire_type', 'expire_time', 'cgi_path', 'rid', 'command', '__proto__', 'constructor', 'thing1']
    ]
    const value = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom<unknown>(
        openid,
        templateId,
        'text',
        1,
        2,
        '20251201',
        { content: 'x' },
        { thing1: { value: 'x' } }
      )
    )
    const body = fc.oneof(
      fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 8 }).map((entries) => JSON.stringify(entries)),
      fc.string(),
      fc
        .string()
        .map((text) => `--b\r\nContent-Disposition: form-data; name=media; filename=a.png\r\n\r\n${text}\r\n--b--`)
    )
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...operations),
        query,
        fc.constantFrom('application/json', 'multipart/form-data; boundary=b', 'multipart/form-data'),
        body,
        async ({ method, path }, text, contentType, content) => {
          const address = `${weixin.baseUrl}${path}?access_token=${access_token}&type=image&openid=${openid}&${text}`
          const init = method === 'GET' ? {} : { headers: { 'content-type': contentType }, body: content }
          await (await fetch(address, { method, ...init })).arrayBuffer()
          expect(defects(sandbox)).toEqual([])
        }
      ),
      { numRuns }
    )
  },
  timeout
)

it(
  'survives any rightly signed parameters',
  async () => {
    const sandbox = await openSandbox()
    const { pluginId, secret, baseUrl } = sandbox.utools
    const name = fc.constantFrom(
      'title',
      'total_fee',
      'pay_limit',
      'access_token',
      'order_id',
      'out_order_id',
      '__proto__',
      'x'
    )
    const params = fc.dictionary(name, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5, noNullPrototype: true })
    await fc.assert(
      fc.asyncProperty(params, fc.constantFrom('/goods', '/payments/record', '/baseinfo'), async (extra, path) => {
        const all = { ...extra, plugin_id: pluginId, timestamp: sandbox.clock.now() / 1000 } as Parameters<
          typeof utoolsSign
        >[0]
        await sendJson(path === '/goods' ? 'POST' : 'GET', `${baseUrl}${path}`, {
          ...all,
          sign: utoolsSign(all, secret)
        })
        expect(defects(sandbox)).toEqual([])
      }),
      { numRuns }
    )
  },
  timeout
)
