/** A name and the bytes of its value. */
export type SignedField = readonly [name: string, value: Uint8Array]

const [and, is] = [Buffer.from('&'), Buffer.from('=')]

/**
 * What a signature covers: fields with a value, sorted by name, `name=value` joined by `&`, nothing escaped (Alipay
 * reference 3 and 10.1).
 *
 * @param skip - Names left out: `sign`, and for trade notifications `sign_type` too.
 */
export function stringToSign(fields: Iterable<SignedField>, skip: readonly string[]): Buffer {
  const kept = [...fields].filter(([name, value]) => value.length > 0 && !skip.includes(name))
  kept.sort(([left], [right]) => (left < right ? -1 : 1))
  return Buffer.concat(
    kept.flatMap(([name, value], index) => [...(index > 0 ? [and] : []), Buffer.from(name), is, value])
  )
}
