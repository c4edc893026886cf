import { createHash } from 'node:crypto'
import type { Colour } from '../image/encode-png.ts'
import { renderQrImage } from '../image/render-qr-image.ts'
import type { WeixinReply } from '../weixin-answer.ts'
import { readField, readJsonBody, type WeixinPlayer, type WeixinScene } from '../weixin-call.ts'
import { WeixinRefusal } from '../weixin-refusal.ts'
import type { WeixinState } from '../weixin-state.ts'
import type { WeixinCode } from '../weixin-types.ts'

type Body = Readonly<Record<string, unknown>>

/** "At most 128 bytes" (createQRCode). */
const shortPathBytes = 128
/** The alphabet of `scene`; no `%`, so nothing can be percent-encoded. */
const sceneShape = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/

/** Mini-program codes (小程序码, 小程序二维码). The proprietary round code is played by a QR code. */
export const wxacode: Readonly<Record<string, WeixinPlayer>> = {
  'wxacode.createQRCode': (call, scene) => {
    const body = readJsonBody(call, 40159)
    const path = readPath(body)
    const bytes = Buffer.byteLength(path)
    if (bytes > shortPathBytes) {
      throw new WeixinRefusal(40159, `"path" has ${bytes} bytes, at most ${shortPathBytes}`)
    }
    const width = readWidth(body)
    const code = { operation: 'wxacode.createQRCode', content: path, width, envVersion: 'release' } as const
    return drawCode(code, { line: [0, 0, 0], transparent: false }, scene, true)
  },

  'wxacode.get': (call, scene) => {
    const body = readJsonBody(call, 40159)
    const path = readPath(body)
    const { pathLimit } = scene.state.settings
    if ([...path].length > pathLimit) {
      throw new WeixinRefusal(40159, `"path" has ${[...path].length} characters, at most ${pathLimit}`)
    }
    const { envVersion, ...look } = readLook(body)
    const code = { operation: 'wxacode.get', content: path, width: readWidth(body), envVersion } as const
    return drawCode(code, look, scene, true)
  },

  'wxacode.getUnlimited': (call, scene) => {
    const body = readJsonBody(call)
    const text = readField(body, 'scene', 'string')
    if (text === undefined || text === '' || [...text].length > 32) {
      const likelyCause = 'path' in body ? { likelyCause: 'this call takes "scene" and "page", not "path"' } : {}
      throw new WeixinRefusal(40169, { summary: '"scene" must have 1 to 32 characters', ...likelyCause })
    }
    if (!sceneShape.test(text)) {
      throw new WeixinRefusal(
        40129,
        '"scene" may have digits, letters and !#$&\'()*+,/:;=?@-._~ only; no % and no space'
      )
    }
    const page = readPage(body, scene.state)
    const { envVersion, ...look } = readLook(body)
    // The page gets the scene URL-encoded in its query.
    const content = `${page}?scene=${encodeURIComponent(text)}`
    const code = { operation: 'wxacode.getUnlimited', content, width: readWidth(body), envVersion } as const
    return drawCode(code, look, scene, false)
  }
}

function readPath(body: Body): string {
  const path = readField(body, 'path', 'string')
  if (path === undefined || path === '') {
    const likelyCause = 'scene' in body ? { likelyCause: 'this call takes "path"; scene is for getUnlimited' } : {}
    throw new WeixinRefusal(40159, { summary: '"path" is missing or empty', ...likelyCause })
  }
  if (/(?:^|[?&])scancode_time=/.test(path) || 'scancode_time' in body) {
    throw new WeixinRefusal(85096, 'scancode_time is reserved for the platform')
  }
  return path
}

/** A page of the published version, unless `check_path` is false; without a slash before and a query behind it. */
function readPage(body: Body, { settings }: WeixinState): string {
  if ('scancode_time' in body) throw new WeixinRefusal(85096, 'scancode_time is reserved for the platform')
  const page = readField(body, 'page', 'string') ?? settings.pages[0] ?? ''
  const checked = readField(body, 'check_path', 'boolean') ?? true
  if (page.startsWith('/')) throw new WeixinRefusal(41030, '"page" must not begin with a slash')
  if (/[?#]/.test(page))
    throw new WeixinRefusal(41030, '"page" must have no query: what it would say belongs into "scene"')
  if (checked && !settings.pages.includes(page)) {
    const summary = `the published version has no such page; it has ${settings.pages.join(', ')} (setting pages of the sandbox)`
    throw new WeixinRefusal(41030, {
      summary,
      likelyCause: 'send check_path: false for a page that is not published yet'
    })
  }
  return page
}

function readWidth(body: Body): number {
  const width = readField(body, 'width', 'number') ?? 430
  if (Number.isInteger(width) && width >= 280 && width <= 1280) return width
  throw new WeixinRefusal(40097, '"width" must be a whole number from 280 to 1280')
}

function readLook(body: Body): { readonly line: Colour; readonly transparent: boolean; readonly envVersion: string } {
  // The platform picks a colour of its own then; which one is not documented, and black may come of it too.
  const automatic = readField(body, 'auto_color', 'boolean') ?? false
  const colour = readField(body, 'line_color', 'object') ?? {}
  const envVersion = readField(body, 'env_version', 'string') ?? 'release'
  if (!['release', 'trial', 'develop'].includes(envVersion)) {
    throw new WeixinRefusal(40097, '"env_version" must be release, trial or develop')
  }
  const [red, green, blue] = ['r', 'g', 'b'].map((name) => readShade(colour[name] ?? 0, name)) as [
    number,
    number,
    number
  ]
  return {
    line: automatic ? [0, 0, 0] : [red, green, blue],
    transparent: readField(body, 'is_hyaline', 'boolean') ?? false,
    envVersion
  }
}

/** The documents show text and numbers; both are taken. */
function readShade(value: unknown, name: string): number {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value) : ''
  if (/^\d{1,3}$/.test(text) && Number(text) <= 255) return Number(text)
  throw new WeixinRefusal(40097, `"line_color.${name}" must be a whole number from 0 to 255`)
}

async function drawCode(
  code: WeixinCode,
  look: { readonly line: Colour; readonly transparent: boolean },
  { state }: WeixinScene,
  counted: boolean
): Promise<WeixinReply> {
  const key = JSON.stringify([code, look])
  const used = [...state.codes.values()].filter(({ operation }) => operation !== 'wxacode.getUnlimited').length
  if (counted && !state.codes.has(key) && used >= state.settings.codeTotal) {
    throw new WeixinRefusal(
      45029,
      `all ${state.settings.codeTotal} codes are used up (setting codeTotal of the sandbox)`
    )
  }
  const bytes = await renderQrImage({ content: code.content, width: code.width, ...look })
  if (bytes === undefined) {
    throw new WeixinRefusal(40159, 'the QR code that stands for the round code holds 2953 bytes at most')
  }
  const isNew = !state.codes.has(key)
  state.codes.set(key, Object.freeze(code))
  state.codeContents.set(imageDigest(bytes), code.content)
  const numUsed = counted ? { 'num-used': String(used + (isNew ? 1 : 0)) } : {}
  return { bytes, headers: { 'content-type': 'image/jpeg', ...numUsed } }
}

/** By which an image is found again that this sandbox made. */
export function imageDigest(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}
