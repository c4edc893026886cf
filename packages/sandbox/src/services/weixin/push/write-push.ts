import type { DeliveryContent } from '../../../engine/outbox.ts'
import { otherAppId } from '../users/share-user-data.ts'
import type { StoredPush, WeixinApp, WeixinState } from '../weixin-state.ts'
import { cdata, encodePushJson, encodePushXml, type PushMessage } from './push-message.ts'
import type { WeixinDeliverOptions, WeixinPushAttack } from './push-types.ts'
import { pushSignature, type SealedPush, sealPush } from './seal-push.ts'

/** How far a stale or future timestamp is off, in seconds. */
const skewSeconds = 3600

/** What one delivery is made from. */
export interface PushDelivery {
  readonly state: WeixinState
  readonly app: WeixinApp
  readonly push: StoredPush
  /** Virtual time of the attempt, epoch milliseconds. */
  readonly at: number
  readonly options: WeixinDeliverOptions
}

/** Writes one delivery: body in the form that was set, signatures in the query. */
export function writePush({ state, app, push, at, options }: PushDelivery): DeliveryContent {
  const { attack, rawBody, contentType } = options
  const { format = 'json', mode = 'secure' } = state.push ?? {}
  const random = state.mint.push
  const timestamp = String(Math.floor(at / 1000) + shiftOf(attack))
  const nonce = random.digits(9)
  const token = attack === 'bad-signature' ? `${app.token}!` : app.token
  const openid = String(push.message.FromUserName ?? '')
  const query = new URLSearchParams({ signature: pushSignature(token, timestamp, nonce), timestamp, nonce, openid })
  const type = contentType ?? (format === 'json' ? 'application/json' : 'text/xml')
  const plain = attackedText(
    format === 'json' ? encodePushJson(push.message) : encodePushXml(push.message),
    attack,
    format
  )
  if (rawBody !== undefined) return { body: rawBody, contentType: type, query: query.toString() }
  if (mode === 'plain' || attack === 'downgrade') return { body: plain, contentType: type, query: query.toString() }

  const sealed = sealPush({
    message: plain,
    appId: attack === 'wrong-appid' ? otherAppId(app.appId) : app.appId,
    encodingAesKey: app.encodingAesKey,
    random: Buffer.from(random.text(16)),
    ...brokenSeal(attack)
  })
  // Flipped before signing, so that only the cipher can find it; or after, so that only the signature can.
  const encrypt = attack === 'tampered-ciphertext' ? flipFirstBlock(sealed) : sealed
  const signed = attack === 'unsigned-body' ? `${encrypt}=` : encrypt
  query.set('encrypt_type', 'aes')
  query.set('msg_signature', pushSignature(token, timestamp, nonce, signed))
  const sent = attack === 'tampered-body' ? flipFirstBlock(encrypt) : encrypt
  const envelope = { ...(mode === 'compatible' ? push.message : { ToUserName: app.originalId }), Encrypt: sent }
  return { body: envelopeText(envelope, format, attack), contentType: type, query: query.toString() }
}

function shiftOf(attack: WeixinPushAttack | undefined): number {
  if (attack === 'stale-timestamp') return -skewSeconds
  return attack === 'future-timestamp' ? skewSeconds : 0
}

function attackedText(text: string, attack: WeixinPushAttack | undefined, format: 'json' | 'xml'): string {
  if (attack === 'not-a-message') return 'hello'
  if (attack !== 'xml-entity' || format !== 'xml') return text
  const document = '<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
  return document + text.replace('<xml>', '<xml><Entity>&b;&b;&b;&b;</Entity>')
}

function brokenSeal(attack: WeixinPushAttack | undefined): Pick<SealedPush, 'length' | 'pad'> {
  // A valid length of the last block, but a count of 0 in it.
  if (attack === 'bad-padding') return { pad: (length) => Buffer.alloc(32 - (length % 32), 0) }
  return attack === 'bad-length' ? { length: 0x7fffffff } : {}
}

function envelopeText(envelope: PushMessage, format: 'json' | 'xml', attack: WeixinPushAttack | undefined): string {
  const text = format === 'json' ? encodePushJson(envelope) : encodePushXml(envelope)
  if (attack !== 'duplicate-key') return text
  const forged = 'AAAA'.repeat(16)
  return format === 'json'
    ? `${text.slice(0, -1)},"Encrypt":"${forged}"}`
    : text.replace('</xml>', `<Encrypt>${cdata(forged)}</Encrypt></xml>`)
}

/** Flips one bit of the first block, which garbles the random bytes and one bit of the length behind them. */
function flipFirstBlock(base64: string): string {
  const bytes = Buffer.from(base64, 'base64')
  bytes[0]! ^= 1
  return bytes.toString('base64')
}
