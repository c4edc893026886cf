import { subscriptionKey } from '../users/weixin-users.ts'
import { okReply } from '../weixin-answer.ts'
import { readField, readJsonBody, requireOpenid, type WeixinPlayer } from '../weixin-call.ts'
import { WeixinRefusal } from '../weixin-refusal.ts'

/** Rule of a value by the letters of its field (订阅消息参数值内容限制说明). */
const valueRules: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  number: /^[\d.,-]{1,32}$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: /^\d.{1,60}$/su,
  date: /^\d.{1,60}$/su,
  amount: /^[¥￥$€£]?\d{1,10}(?:\.\d+)?元?$/,
  phone_number: /^[\d+\-() ]{1,17}$/,
  car_number: /^.{1,8}$/su,
  name: /^(?:\P{ASCII}{1,10}|[\x20-\x7e]{1,20})$/u,
  phrase: /^[\p{Script=Han}]{1,5}$/u,
  enum: /^.{1,20}$/su
}

/** Field names are letters and a number: `thing1`, `character_string2`. */
const fieldShape = /^([a-z_]+)\d+$/

/** Whether a template may have such a field. */
export function isTemplateField(field: string): boolean {
  return Object.hasOwn(valueRules, fieldShape.exec(field)?.[1] ?? '')
}

/** Subscription messages (订阅消息). */
export const subscribeMessage: Readonly<Record<string, WeixinPlayer>> = {
  'subscribeMessage.send': (call, { state, nowMs }) => {
    const body = readJsonBody(call)
    const openid = requireOpenid(state, readField(body, 'touser', 'string'), 40003)
    const templateId = readField(body, 'template_id', 'string') ?? ''
    const template = state.templates.get(templateId)
    if (template === undefined) throw new WeixinRefusal(40037, 'the mini program has no template of that template_id')
    checkChoice(body, 'miniprogram_state', ['developer', 'trial', 'formal'])
    checkChoice(body, 'lang', ['zh_CN', 'en_US', 'zh_HK', 'zh_TW'])
    const page = readField(body, 'page', 'string')
    if (page?.startsWith('/')) throw new WeixinRefusal(41030, '"page" must not begin with a slash')
    checkData(readField(body, 'data', 'object'), template.fields)
    const key = subscriptionKey(openid, templateId)
    const accepted = state.subscriptions.get(key) ?? 0
    if (accepted === 0) {
      throw new WeixinRefusal(43101, 'the user accepted no message of this template, or those accepted were sent')
    }
    state.subscriptions.set(key, accepted - 1)
    state.messages.push(Object.freeze({ openid, kind: 'subscribe', at: nowMs, content: Object.freeze(body) }))
    return okReply()
  }
}

function checkChoice(body: Readonly<Record<string, unknown>>, name: string, choices: readonly string[]): void {
  const value = readField(body, name, 'string')
  if (value === undefined || choices.includes(value)) return
  throw new WeixinRefusal(47003, `"${name}" must be one of ${choices.join(', ')}`)
}

function checkData(data: Readonly<Record<string, unknown>> | undefined, fields: readonly string[]): void {
  const given = data ?? {}
  const missing = fields.find((field) => !Object.hasOwn(given, field))
  const foreign = Object.keys(given).find((field) => !fields.includes(field))
  if (missing !== undefined || foreign !== undefined) {
    const renamed =
      foreign !== undefined && fields.includes(foreign.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`))
    throw argumentInvalid(missing ?? foreign!, {
      summary: `the template has the fields ${fields.join(', ')}; ${missing === undefined ? `"${foreign}" is not one of them` : `"${missing}" is missing`}`,
      ...(renamed ? { likelyCause: 'names of fields were converted; they are free and must go out as they are' } : {})
    })
  }
  for (const field of fields) {
    const entry = given[field]
    const value =
      typeof entry === 'object' && entry !== null ? (entry as { readonly value?: unknown }).value : undefined
    if (typeof value !== 'string')
      throw argumentInvalid(field, { summary: `"data.${field}" must be { "value": text }` })
    const kind = fieldShape.exec(field)![1]!
    if (!valueRules[kind]!.test(value)) {
      throw argumentInvalid(field, { summary: `"data.${field}.value" breaks the rule for ${kind}` })
    }
  }
}

function argumentInvalid(field: string, explanation: WeixinRefusal['explanation']): WeixinRefusal {
  return new WeixinRefusal(47003, explanation, `argument invalid! data.${field}.value invalid`)
}
