import { createHash } from 'node:crypto'
import { decodeJson, decodeText, isRecord } from '@kaifang/http-core'
import { escapeControls } from '../escape-controls.ts'
import { parseMessageXml } from './message-xml.ts'

/**
 * A message or event that the platform pushes, under its own names, which are never renamed. Values are as they came,
 * apart from `CreateTime` and `MsgId`. In XML every other value is text.
 */
export interface PushMessage {
  /** Original id of the mini program (原始 ID). */
  readonly ToUserName: string
  /** The user (openid). */
  readonly FromUserName: string
  /** When it was made, in seconds since the epoch. */
  readonly CreateTime: number
  /** `text`, `image`, `miniprogrampage`, `event` and others. */
  readonly MsgType: string
  /** Id of a message of a user's; events have none. Text, since it may pass 2^53. */
  readonly MsgId?: string
  /** Kind of an event, such as `user_enter_tempsession` or `wxa_media_check`. */
  readonly Event?: string
  readonly [field: string]: unknown
}

/** How a message is written. */
export type PushFormat = 'json' | 'xml'

/** Fields of a push, and how they were written. */
export interface ParsedPush {
  readonly format: PushFormat
  readonly fields: Readonly<Record<string, unknown>>
}

/** Parses the text of a push: XML where it begins with `<`, otherwise JSON. `undefined` when it is neither. */
export function parsePush(bytes: Uint8Array): ParsedPush | undefined {
  const text = decodeText(bytes)
  if (text === undefined) return undefined
  if (/^\s*</.test(text)) {
    const fields = parseMessageXml(text)
    return fields === undefined ? undefined : { format: 'xml', fields }
  }
  const first = decodeJson(text)
  const result = 'fault' in first ? decodeJson(escapeControls(text)) : first
  return 'value' in result && isRecord(result.value) ? { format: 'json', fields: result.value } : undefined
}

/**
 * Reads what every message has.
 *
 * @returns The message, or the name of the field that is wrong and what it must be.
 */
export function readPushMessage(
  fields: Readonly<Record<string, unknown>>
): PushMessage | { readonly wrong: string; readonly rule: string } {
  for (const field of ['ToUserName', 'FromUserName', 'MsgType']) {
    if (typeof fields[field] !== 'string' || fields[field] === '')
      return { wrong: field, rule: 'text that is not empty' }
  }
  const { CreateTime, MsgId, Event } = fields
  const time = typeof CreateTime === 'string' && /^\d{1,12}$/.test(CreateTime) ? Number(CreateTime) : CreateTime
  if (typeof time !== 'number' || !Number.isSafeInteger(time)) return { wrong: 'CreateTime', rule: 'seconds' }
  if (Event !== undefined && typeof Event !== 'string') return { wrong: 'Event', rule: 'text' }
  if (MsgId !== undefined && typeof MsgId !== 'string' && typeof MsgId !== 'number') {
    return { wrong: 'MsgId', rule: 'an id' }
  }
  const id = MsgId === undefined || MsgId === '' ? {} : { MsgId: String(MsgId) }
  return { ...fields, CreateTime: time, ...id } as unknown as PushMessage
}

/**
 * What makes two deliveries the same: the id of a message; sender, time and kind of an event. Two events of one user and
 * kind can fall into one second (results of media checks), so the text counts too: a repeat has the same.
 */
export function pushKeyOf(appId: string, message: PushMessage, text: Uint8Array): string {
  if (message.MsgId !== undefined) return `wechat-openapi:${appId}:message:${message.MsgId}`
  const digest = createHash('sha256').update(text).digest('hex').slice(0, 32)
  const { FromUserName, CreateTime, Event = message.MsgType } = message
  return `wechat-openapi:${appId}:event:${FromUserName}:${CreateTime}:${Event}:${digest}`
}
