/** What the gateway writes. A member that is `undefined` is left out. */
export type Wire = string | number | boolean | null | WireObject | readonly Wire[]

/** An object on the wire; its members stand in this order. */
export interface WireObject {
  readonly [name: string]: Wire | undefined
}

/** JSON as the gateway writes it: no white space, slashes escaped (Alipay reference 6, pitfall 1). */
export function encodeExactJson(value: Wire): string {
  return JSON.stringify(value).replaceAll('/', '\\/')
}

/** The same value written in another way that is just as right: white space everywhere, and escapes for all but ASCII. */
export function encodeOddJson(value: Wire): string {
  return JSON.stringify(value, null, '\t')
    .replaceAll('/', '\\/')
    .replaceAll('": ', '"\r\n :  ')
    .replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
