import { createHash, createHmac } from 'node:crypto'

/** The platform's side of a signature, written from its document and sharing nothing with the client. */
export function platformSign(
  fields: Readonly<Record<string, string>>,
  key: string,
  signType: 'MD5' | 'HMAC-SHA256' = 'MD5'
): string {
  const pairs = Object.entries(fields).filter(([name, value]) => name !== 'sign' && value !== '')
  pairs.sort(([left], [right]) => (left < right ? -1 : 1))
  const text = `${pairs.map(([name, value]) => `${name}=${value}`).join('&')}&key=${key}`
  const digest = signType === 'MD5' ? createHash('md5') : createHmac('sha256', key)
  return digest.update(text).digest('hex').toUpperCase()
}

/** The platform's XML: values in CDATA, numbers bare, a line feed between elements. */
export function platformXml(fields: Readonly<Record<string, string>>, root = 'xml'): string {
  const elements = Object.entries(fields).map(([name, value]) =>
    /^\d+$/.test(value) ? `<${name}>${value}</${name}>` : `<${name}><![CDATA[${value}]]></${name}>`
  )
  return `<${root}>${elements.join('\n')}\n</${root}>`
}
