/** A value of a push. A `bigint` is written as the number that it is, past 2^53 too. */
export type PushValue = string | number | bigint | PushMessage | readonly PushMessage[]

/** A push before it is written. */
export interface PushMessage {
  readonly [name: string]: PushValue
}

/** Writes a push as JSON. */
export function encodePushJson(message: PushMessage): string {
  return `{${Object.entries(message)
    .map(([name, value]) => `${JSON.stringify(name)}:${jsonOf(value)}`)
    .join(',')}}`
}

function jsonOf(value: PushValue): string {
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(encodePushJson).join(',')}]`
  return encodePushJson(value)
}

/** Writes a push as XML: text as CDATA, numbers bare, a list as one element for each entry. */
export function encodePushXml(message: PushMessage): string {
  return `<xml>${elementsOf(message)}</xml>`
}

function elementsOf(message: PushMessage): string {
  return Object.entries(message)
    .flatMap(([name, value]) => (isList(value) ? value : [value]).map((item) => `<${name}>${xmlOf(item)}</${name}>`))
    .join('')
}

function xmlOf(value: Exclude<PushValue, readonly PushMessage[]>): string {
  if (typeof value === 'object') return elementsOf(value)
  return typeof value === 'string' ? cdata(value) : String(value)
}

/** CDATA cannot hold its own end, so that is split over two sections. */
export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}

function isList(value: PushValue): value is readonly PushMessage[] {
  return Array.isArray(value)
}
