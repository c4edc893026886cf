import * as jsqr from 'jsqr'
import { PNG } from 'pngjs'
import type { Sandbox } from '../../src/index.ts'

/** What came back from the played WeChat. */
export interface WeixinReplyRead {
  readonly status: number
  readonly type: string | null
  readonly headers: Headers
  readonly bytes: Buffer
  /** The body as JSON. */
  json(): Record<string, unknown> & { readonly errcode?: number; readonly errmsg?: string }
}

async function read(response: Response): Promise<WeixinReplyRead> {
  const bytes = Buffer.from(await response.arrayBuffer())
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    headers: response.headers,
    bytes,
    json: () => JSON.parse(bytes.toString('utf8'))
  }
}

/** Calls the played WeChat by plain fetch, with a token that was fetched first. */
export async function connectWeixin({ weixin }: Sandbox) {
  const { baseUrl, appId, secret } = weixin
  const address = (path: string, query: Record<string, string> = {}) =>
    `${baseUrl}${path}?${new URLSearchParams(query).toString()}`
  const get = async (path: string, query: Record<string, string> = {}) => read(await fetch(address(path, query)))
  const fetchToken = async () =>
    String((await get('/cgi-bin/token', { grant_type: 'client_credential', appid: appId, secret })).json().access_token)
  const fetchStableToken = async (more: object = {}) => {
    const body = JSON.stringify({ grant_type: 'client_credential', appid: appId, secret, ...more })
    return (await read(await fetch(address('/cgi-bin/stable_token'), { method: 'POST', body }))).json()
  }
  const access_token = await fetchToken()
  return {
    get,
    fetchToken,
    fetchStableToken,
    access_token,
    getWithToken: (path: string, query: Record<string, string> = {}) => get(path, { access_token, ...query }),
    post: async (path: string, body: unknown, query: Record<string, string> = {}) =>
      read(
        await fetch(address(path, { access_token, ...query }), {
          method: 'POST',
          body: typeof body === 'string' || body instanceof FormData ? body : JSON.stringify(body)
        })
      ),
    code2Session: (js_code: string, more: Record<string, string> = {}) =>
      get('/sns/jscode2session', { appid: appId, secret, js_code, grant_type: 'authorization_code', ...more })
  }
}

/** `errcode` of a reply without its rid, and the reason that the log gives. */
export function refusal(sandbox: Sandbox, reply: WeixinReplyRead) {
  return [reply.json().errcode, sandbox.requests().at(-1)?.explanation?.summary]
}

/** Reads a QR code with a decoder that shares nothing with the encoder. */
export function decodeQr(bytes: Buffer): { readonly text: string; readonly width: number; readonly png: PNG } {
  const png = PNG.sync.read(bytes)
  // Transparent ground is white to a scanner, every colour of a line is dark.
  const pixels = Uint8ClampedArray.from(png.data)
  for (let place = 0; place < pixels.length; place += 4) {
    const [red, green, blue, opacity] = pixels.subarray(place, place + 4) as unknown as number[]
    const light = opacity === 0 || (red! + green! + blue!) / 3 > 200
    pixels.fill(light ? 255 : 0, place, place + 3).fill(255, place + 3, place + 4)
  }
  const found = decoder()(pixels, png.width, png.height)
  if (found === null) throw new Error('there is no code in the image')
  return { text: Buffer.from(found.binaryData).toString('utf8'), width: png.width, png }
}

type Decode = (pixels: Uint8ClampedArray, width: number, height: number) => { readonly binaryData: number[] } | null

/** jsqr is CommonJS with a default member, which loaders show at two depths. */
function decoder(): Decode {
  const member: unknown = jsqr.default
  return typeof member === 'function' ? (member as Decode) : (member as { readonly default: Decode }).default
}

/** A form with one file. */
export function fileForm(field: string, bytes: Uint8Array, fileName: string | undefined, type = 'image/png'): FormData {
  const form = new FormData()
  const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type })
  if (fileName === undefined) form.set(field, blob)
  else form.set(field, blob, fileName)
  return form
}

/** A picture made by another encoder. */
export function samplePng(width = 3, height = 2): Buffer {
  const png = new PNG({ width, height })
  png.data.fill(128)
  return PNG.sync.write(png)
}
