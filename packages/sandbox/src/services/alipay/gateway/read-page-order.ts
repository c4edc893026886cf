import { SandboxError } from '../../../engine/sandbox-error.ts'
import type { ParameterSource } from './read-parameters.ts'

const formType = 'application/x-www-form-urlencoded'

/** Reads what a browser would send: a page address as a GET, a page form as its POST. */
export function readPageOrder(page: string, gateway: string): ParameterSource {
  const text = page.trim()
  if (!text.startsWith('<')) return { query: queryOf(text, gateway), headers: {}, body: Buffer.alloc(0) }
  const form = /<form\b[^>]*>/i.exec(text)?.[0]
  if (form === undefined) throw new SandboxError('ERR_SANDBOX_INPUT', '"page" expected an address or HTML with a form')
  const fields = [...text.matchAll(/<input\b(?:"[^"]*"|'[^']*'|[^>])*>/gi)].flatMap(([input]): [string, string][] => {
    const name = attribute(input, 'name')
    return name === undefined || name === '' ? [] : [[name, attribute(input, 'value') ?? '']]
  })
  const fieldsText = new URLSearchParams(fields).toString()
  const query = queryOf(attribute(form, 'action') ?? '', gateway)
  if ((attribute(form, 'method') ?? 'get').toLowerCase() !== 'post') {
    return { query: [query, fieldsText].filter((part) => part !== '').join('&'), headers: {}, body: Buffer.alloc(0) }
  }
  return { query, headers: { 'content-type': formType }, body: Buffer.from(fieldsText) }
}

function queryOf(address: string, gateway: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url !== undefined && `${url.origin}${url.pathname}` === gateway) return url.search.slice(1)
  throw new SandboxError('ERR_SANDBOX_INPUT', `"page" does not go to the sandbox's gateway, ${gateway}`)
}

function attribute(tag: string, name: string): string | undefined {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  const value = match?.[1] ?? match?.[2] ?? match?.[3]
  return value === undefined ? undefined : unescapeHtml(value)
}

const entities: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: '<', gt: '>', amp: '&', nbsp: '\u00a0' }

function unescapeHtml(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|(\w+));/gi, (whole, decimal, hex, named) => {
    if (named !== undefined) return entities[named] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
