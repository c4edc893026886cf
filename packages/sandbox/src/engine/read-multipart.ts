/** One part of a form (RFC 7578). */
export interface FormPart {
  readonly name: string
  /** Absent for a plain field. */
  readonly fileName: string | undefined
  readonly contentType: string
  readonly bytes: Buffer
}

/** Splits a `multipart/form-data` body into its parts; `undefined` when it is none. */
export function readMultipart(contentType: string | undefined, body: Buffer): readonly FormPart[] | undefined {
  const match = /^multipart\/form-data\s*;.*?\bboundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType ?? '')
  const boundary = match?.[1] ?? match?.[2]
  if (boundary === undefined) return undefined
  const delimiter = Buffer.from(`--${boundary}`)
  const parts: FormPart[] = []
  let place = body.indexOf(delimiter)
  while (place !== -1) {
    const start = place + delimiter.length
    if (body.toString('latin1', start, start + 2) === '--') return parts
    const end = body.indexOf(Buffer.concat([Buffer.from('\r\n'), delimiter]), start)
    // A form without its last line was cut on the way.
    if (end === -1) return undefined
    const part = readPart(body.subarray(start + 2, end))
    if (part === undefined) return undefined
    parts.push(part)
    place = end + 2
  }
  return undefined
}

function readPart(part: Buffer): FormPart | undefined {
  const split = part.indexOf('\r\n\r\n')
  if (split === -1) return undefined
  const head = part.toString('utf8', 0, split)
  const disposition = /^content-disposition:\s*form-data\s*;(.*)$/im.exec(head)?.[1] ?? ''
  const name = parameter(disposition, 'name')
  if (name === undefined) return undefined
  return {
    name,
    fileName: parameter(disposition, 'filename'),
    contentType: /^content-type:\s*(\S.*?)\s*$/im.exec(head)?.[1] ?? 'text/plain',
    bytes: part.subarray(split + 4)
  }
}

/** Quoted or bare; `filename*` is not read, as few servers do. */
function parameter(disposition: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|[\\s;])${name}=(?:"([^"]*)"|([^\\s;]+))`, 'i').exec(disposition)
  return match?.[1] ?? match?.[2]
}
