import { InputError } from '@kaifang/http-core'
import type { AlipayContext } from '../alipay-context.ts'
import { encodeParams, publicParams, textToSign } from '../alipay-sign.ts'
import { rsaSign } from '../rsa-sign.ts'
import { type AlipayParams, readParams } from './read-params.ts'
import { requireKey } from './require-key.ts'

/** A signed order that nobody has sent yet. */
interface SignedOrder {
  /** Public parameters, `sign` among them. */
  readonly open: Readonly<Record<string, string>>
  /** The method's own. */
  readonly own: Readonly<Record<string, string>>
}

function signOrder(caller: string, context: AlipayContext, method: string, given: AlipayParams): SignedOrder {
  const { settings, clock } = context
  requireKey(caller, settings)
  const params = readParams(caller, settings, method, given)
  if (params.own.biz_content === undefined) {
    throw new InputError({ caller, field: 'bizContent', rule: "the order's parameters", received: 'nothing' })
  }
  const open = publicParams(settings, params, clock.now())
  const sign = rsaSign(textToSign({ ...open, ...params.own }), settings.privateKey, settings.signType)
  return { open: { ...open, sign }, own: params.own }
}

/** Behind {@link Alipay.buildOrderString}, which says what it promises. */
export function buildOrderString(context: AlipayContext, method: string, params: AlipayParams): string {
  const { open, own } = signOrder('alipay.buildOrderString', context, method, params)
  const { sign, ...rest } = { ...open, ...own } as Record<string, string>
  const sorted = Object.entries(rest).sort(([left], [right]) => (left < right ? -1 : 1))
  return encodeParams({ ...Object.fromEntries(sorted), sign: sign as string })
}

/** Behind {@link Alipay.buildPageUrl}, which says what it promises. */
export function buildPageUrl(context: AlipayContext, method: string, params: AlipayParams): string {
  const { open, own } = signOrder('alipay.buildPageUrl', context, method, params)
  return `${context.settings.gateway.url}?${encodeParams({ ...open, ...own })}`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;'
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string)
}

/** Behind {@link Alipay.buildPageForm}, which says what it promises. */
export function buildPageForm(context: AlipayContext, method: string, params: AlipayParams): string {
  const { open, own } = signOrder('alipay.buildPageForm', context, method, params)
  const action = escapeHtml(`${context.settings.gateway.url}?${encodeParams(open)}`)
  const inputs = Object.entries(own).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`
  )
  const charset = context.settings.charset
  return [
    `<form id="alipay-form" action="${action}" method="post" accept-charset="${charset}">`,
    ...inputs,
    '<noscript><button type="submit">支付宝 Alipay</button></noscript>',
    '</form>',
    '<script>document.getElementById("alipay-form").submit()</script>'
  ].join('\n')
}
