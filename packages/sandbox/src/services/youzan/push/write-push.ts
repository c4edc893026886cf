import type { DeliveryContent } from '../../../engine/outbox.ts'
import type { StoredShop } from '../shop/stored-shop-types.ts'
import { encodeExactJson, type Wire, type WireObject } from '../wire/exact-json.ts'
import type { StoredApp } from '../youzan-state.ts'
import type { YouzanDeliverOptions, YouzanPush } from './push-types.ts'
import { signPushBody, signPushMessage } from './sign-push.ts'

/** A push as it is stored; its text is made for each delivery. */
export interface StoredPush extends YouzanPush {
  /** Missing in some types. */
  readonly msgId: string | undefined
  readonly status: string | null
  readonly message: Wire
  /** How `msg` travels: escaped throughout, with `:` and `,` left bare, or as an object (newer types). */
  readonly style: 'escaped' | 'bare' | 'object'
  readonly test: boolean
  /** Deliveries so far. */
  sent: number
}

/** What a delivery is made from. */
export interface PushScene {
  readonly app: StoredApp
  /** Another application, for forgeries. */
  readonly stranger: StoredApp
  readonly shop: StoredShop
}

/** Writes one delivery of a push and signs it, in the way an attack wants it if there is one. */
export function writePush(push: StoredPush, scene: PushScene, options: YouzanDeliverOptions = {}): DeliveryContent {
  const { attack, tamper, rawBody, contentType } = options
  const signer = attack === 'wrong-client' ? scene.stranger : scene.app
  const genuine = pushFields(push, signer, scene.shop)
  const changed = tamper && changeField(genuine, tamper.field, tamper.value)
  const signed = encodeExactJson(tamper?.resign === true ? changed! : genuine)
  const sent = rawBody ?? spoil(attack, changed === undefined ? signed : encodeExactJson(changed), genuine)
  const sign = eventSign(attack, signed, genuine, signer)
  push.sent++
  return {
    body: sent,
    contentType,
    headers: {
      ...(sign !== undefined && { 'Event-Sign': sign }),
      'Event-Type': push.type,
      'Client-Id': signer.clientId
    }
  }
}

function pushFields(push: StoredPush, { clientId, clientSecret }: StoredApp, shop: StoredShop): WireObject {
  const msg = push.style === 'object' ? push.message : escapeMessage(push)
  return {
    client_id: clientId,
    app_id: clientId,
    kdt_id: shop.kdtId,
    kdt_name: shop.name,
    id: push.id,
    type: push.type,
    status: push.status,
    msg,
    msg_id: push.msgId,
    version: push.version,
    sendCount: push.sent,
    sign: typeof msg === 'string' ? signPushMessage(msg, clientId, clientSecret) : undefined,
    test: push.test,
    mode: 1
  }
}

function escapeMessage({ message, style }: StoredPush): string {
  const escaped = encodeURIComponent(encodeExactJson(message))
  return style === 'bare' ? escaped.replaceAll('%3A', ':').replaceAll('%2C', ',') : escaped
}

function eventSign(
  attack: YouzanDeliverOptions['attack'],
  text: string,
  genuine: WireObject,
  { clientId, clientSecret }: StoredApp
): string | undefined {
  switch (attack) {
    case 'bad-signature':
      return signPushBody(text, clientId, `${clientSecret.slice(0, -1)}!`)
    case 'unsigned':
    case 'body-sign-only':
      return undefined
    case 'signed-decoded':
      return signPushBody(
        encodeExactJson({ ...genuine, msg: decodeURIComponent(String(genuine.msg)) }),
        clientId,
        clientSecret
      )
    case 'upper-case-sign':
      return signPushBody(text, clientId, clientSecret).toUpperCase()
    default:
      return signPushBody(text, clientId, clientSecret)
  }
}

/** The last digit of the first long number within `msg`: an order number, a telephone number. */
const forgeable = /("msg":"[^"]*?\d{8})(\d)(?=%22|%2C|%7D|,)/

function spoil(attack: YouzanDeliverOptions['attack'], text: string, genuine: WireObject): string {
  switch (attack) {
    case 'unsigned':
      return encodeExactJson({ ...genuine, sign: undefined })
    case 'tampered-body':
      return text.replace(forgeable, (_match, head: string, digit: string) => head + ((Number(digit) + 1) % 10))
    case 'reserialised':
      return text.replaceAll('","', '", "')
    case 'duplicate-key':
      return `${text.slice(0, -1)},"kdt_id":${Number(genuine.kdt_id) + 1}}`
    default:
      return text
  }
}

/** One field changed, or removed when the value is `undefined`. */
function changeField(fields: WireObject, field: string, value: unknown): WireObject {
  return { ...fields, [field]: value as Wire | undefined }
}
