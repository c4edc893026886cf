import type { WeixinPayNotifyAttack } from '../weixin-pay-types.ts'

/** Attacks on the XML itself, after everything was signed; both answers and notifications can have them. */
export type XmlAttack = Extract<WeixinPayNotifyAttack, 'doctype-xml' | 'entity-bomb-xml' | 'duplicate-element'>

/** Ten levels of ten: 10^10 letters for a reader that expands entities. */
const bomb = [
  '<!ENTITY a0 "aaaaaaaaaa">',
  ...Array.from({ length: 9 }, (_, level) => `<!ENTITY a${level + 1} "${`&a${level};`.repeat(10)}">`)
].join('')

/** Spoils a document in the way that the attack names. */
export function attackXml(xml: string, attack: XmlAttack, field: string, forged: string): string {
  switch (attack) {
    case 'doctype-xml':
      return `<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY file SYSTEM "file:///etc/passwd">]>${putIn(xml, 'attach', '&file;')}`
    case 'entity-bomb-xml':
      return `<?xml version="1.0"?><!DOCTYPE xml [${bomb}]>${putIn(xml, 'attach', '&a9;')}`
    case 'duplicate-element':
      return xml.replace(/\n?<\/(xml|root)>$/, `\n<${field}>${forged}</${field}>\n</$1>`)
  }
}

/** Adds an element, or puts other content into the one that is there. */
function putIn(xml: string, name: string, content: string): string {
  const there = new RegExp(`<${name}>[\\s\\S]*?</${name}>`)
  const element = `<${name}>${content}</${name}>`
  return there.test(xml) ? xml.replace(there, () => element) : xml.replace(/\n?<\/(xml|root)>$/, `\n${element}\n</$1>`)
}
