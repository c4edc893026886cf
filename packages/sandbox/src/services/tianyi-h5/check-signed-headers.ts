import { explainTianyiSignature } from './explain-tianyi-signature.ts'
import { TianyiRefusal } from './tianyi-envelope.ts'
import { tianyiCodes } from './tianyi-h5-settings.ts'
import type { TianyiH5Credentials, TianyiH5State } from './tianyi-h5-state.ts'
import { tianyiSign, tianyiStringToSign } from './tianyi-sign.ts'

/** The two families of header names; the first is the H5 table's. */
const families = ['X-H5', 'X-H5App'] as const

/** What a check needs besides the request. */
export interface TianyiScene {
  readonly credentials: TianyiH5Credentials
  readonly state: TianyiH5State
  /** Virtual time, epoch milliseconds. */
  readonly nowMs: number
}

/** Checks the three signed headers, if they are required or any of them is sent. */
export function checkSignedHeaders(
  params: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>>,
  { credentials, state, nowMs }: TianyiScene
): void {
  const read = (family: string, part: string): string | undefined => headers[`${family}-${part}`.toLowerCase()]
  const parts = ['ID', 'Timestamp', 'Signature'] as const
  const family = families.find((name) => parts.some((part) => read(name, part) !== undefined))
  if (family === undefined && !state.settings.requireSignature) return
  const [id, timestamp, signature] = parts.map((part) => read(family ?? families[0], part))
  if (id === undefined || timestamp === undefined || signature === undefined) {
    const missing = parts.filter((part) => read(family ?? families[0], part) === undefined)
    const summary = `missing: ${missing.map((part) => `${family ?? families[0]}-${part}`).join(', ')} (setting requireSignature of the sandbox)`
    throw new TianyiRefusal(tianyiCodes.missingSignature, '缺少签名', { summary })
  }
  if (id !== credentials.appId) {
    const summary = `there is no application of that ${family}-ID here`
    throw new TianyiRefusal(tianyiCodes.unknownApplication, '应用不存在', { summary })
  }
  checkTimestamp(`${family}-Timestamp`, timestamp, nowMs, state.settings.skewSeconds)
  const signed = { ...params, [`${family}-ID`]: id, [`${family}-Timestamp`]: timestamp }
  if (signature !== tianyiSign(tianyiStringToSign(signed), credentials.appSecret)) {
    const explanation = explainTianyiSignature({
      signed,
      family: family!,
      appSecret: credentials.appSecret,
      received: signature
    })
    throw new TianyiRefusal(tianyiCodes.wrongSignature, '签名错误', explanation)
  }
}

function checkTimestamp(name: string, text: string, nowMs: number, limitSeconds: number): void {
  if (!/^\d{1,16}$/.test(text)) {
    throw new TianyiRefusal(tianyiCodes.invalidParameter, '参数错误', {
      summary: `"${name}" must be Unix milliseconds in digits`
    })
  }
  const skewSeconds = (Number(text) - nowMs) / 1000
  if (Math.abs(skewSeconds) <= limitSeconds) return
  const inSeconds = Math.abs(Number(text) - nowMs / 1000) < 86_400
  throw new TianyiRefusal(tianyiCodes.staleTimestamp, '时间戳过期', {
    summary: `"${name}" is ${skewSeconds} seconds off; the sandbox takes up to ${limitSeconds}`,
    skewSeconds,
    likelyCause: inSeconds
      ? 'the timestamp is in seconds: send Date.now()'
      : "the clock is off, or the request was signed long before it was sent; note that the sandbox's clock can be moved"
  })
}
