import type { WeixinApp } from '../weixin-state.ts'
import { openPush, pushSignature } from './seal-push.ts'

/** A reply that could be read; `message` is absent when there was nothing to say. */
export interface ReadReply {
  readonly encrypted: boolean
  readonly message?: Readonly<Record<string, unknown>>
}

/** Reads the answer to a push: `success`, nothing, or a reply in JSON or XML, plain or encrypted; `undefined` for anything else. */
export function readPushReply(body: string, app: WeixinApp): ReadReply | undefined {
  if (body === '' || body === 'success') return { encrypted: false }
  const reply = readMessage(body)
  if (reply === undefined) return undefined
  const field = (name: string): string | undefined => {
    // JSON replies with lower-case names are seen too (reference 8.7).
    const value = reply[name] ?? reply[name.toLowerCase()] ?? reply[name[0]!.toLowerCase() + name.slice(1)]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
  }
  const encrypt = field('Encrypt')
  if (encrypt === undefined) return { encrypted: false, message: reply }
  const [timestamp = '', nonce = '', signature] = [field('TimeStamp'), field('Nonce'), field('MsgSignature')]
  if (signature !== pushSignature(app.token, timestamp, nonce, encrypt)) return undefined
  const opened = openPush(encrypt, app.appId, app.encodingAesKey)
  const message = opened === undefined ? undefined : readMessage(opened)
  return message === undefined ? undefined : { encrypted: true, message }
}

function readMessage(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.startsWith('<')) return readXml(text)
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined
  } catch {
    return undefined
  }
}

/** The elements of a flat reply; entities and CDATA are read, nothing else of XML is. */
function readXml(text: string): Readonly<Record<string, string>> | undefined {
  const inner = /^<xml>([\s\S]*)<\/xml>\s*$/.exec(text)?.[1]
  if (inner === undefined) return undefined
  const fields = [...inner.matchAll(/<([A-Za-z]\w*)>((?:<!\[CDATA\[[\s\S]*?\]\]>|[^<])*)<\/\1>/g)].map(
    ([, name, value]) => [name!, plainText(value!)] as const
  )
  return Object.fromEntries(fields)
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function plainText(value: string): string {
  return value
    .split(/(<!\[CDATA\[[\s\S]*?\]\]>)/)
    .map((piece) =>
      piece.startsWith('<![CDATA[')
        ? piece.slice(9, -3)
        : piece.replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => entities[name]!)
    )
    .join('')
}
