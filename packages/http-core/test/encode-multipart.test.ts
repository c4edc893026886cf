import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeMultipart } from '../src/encode-multipart.ts'
import type { MultipartPart } from '../src/request-description.ts'

/** Reads a body with Node's own parser, which shares no code with the encoder. */
async function decode(parts: readonly MultipartPart[]) {
  const { bytes, contentType } = encodeMultipart(parts)
  const form = await new Response(bytes as Uint8Array<ArrayBuffer>, {
    headers: { 'content-type': contentType }
  }).formData()
  return Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === 'string'
        ? { name, content: value }
        : { name, fileName: value.name, contentType: value.type, bytes: [...new Uint8Array(await value.arrayBuffer())] }
    )
  )
}

test('writes the bytes of RFC 7578', () => {
  const parts = [
    { name: 'title', content: '年卡' },
    { name: 'media', content: Uint8Array.of(0, 255), fileName: 'a.png', contentType: 'image/png' }
  ]
  const { bytes, contentType } = encodeMultipart(parts, 'xyz')
  expect(contentType).toBe('multipart/form-data; boundary=xyz')
  expect(Buffer.from(bytes).toString('latin1')).toBe(
    [
      '--xyz',
      'Content-Disposition: form-data; name="title"',
      '',
      Buffer.from('年卡').toString('latin1'),
      '--xyz',
      'Content-Disposition: form-data; name="media"; filename="a.png"',
      'Content-Type: image/png',
      '',
      '\x00\xff',
      '--xyz--',
      ''
    ].join('\r\n')
  )
})

test('an independent parser reads back fields and files of any content', async () => {
  const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[\r\n"%\0]/.test(text))
  const part = fc.oneof(
    fc.record({ name, content: fc.string({ unit: 'grapheme' }) }),
    fc.record({
      name,
      content: fc.uint8Array(),
      fileName: name,
      contentType: fc.constantFrom('image/png', 'text/plain')
    })
  )
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 4 }), async (parts) => {
      const expected = parts.map((given) =>
        'fileName' in given
          ? { name: given.name, fileName: given.fileName, contentType: given.contentType, bytes: [...given.content] }
          : given
      )
      expect(await decode(parts)).toEqual(expected)
    })
  )
})

test('escapes names as browsers do, so that none can add a header or a part', async () => {
  // WHATWG HTML, multipart/form-data encoding algorithm.
  const { bytes } = encodeMultipart([{ name: 'a"\r\nX: 1', content: 'c', fileName: '"\r\n.png' }], 'xyz')
  expect(Buffer.from(bytes).toString()).toContain('name="a%22%0D%0AX: 1"; filename="%22%0D%0A.png"\r\n')
})

test('a media type can not add a header', () => {
  const { bytes } = encodeMultipart([{ name: 'a', content: 'c', contentType: 'text/plain\r\nX: 1' }], 'xyz')
  expect(Buffer.from(bytes).toString()).toContain('Content-Type: text/plainX: 1\r\n\r\n')
})

test('a file without a media type is application/octet-stream, and text without one has none', () => {
  const { bytes } = encodeMultipart(
    [
      { name: 'a', content: 'c', fileName: 'a.amr' },
      { name: 'b', content: 'd' }
    ],
    'xyz'
  )
  expect(
    Buffer.from(bytes)
      .toString()
      .match(/Content-Type: .*/g)
  ).toEqual(['Content-Type: application/octet-stream'])
})

test('every body has a boundary of its own', () => {
  const boundaries = Array.from({ length: 100 }, () => encodeMultipart([]).contentType)
  expect(new Set(boundaries).size).toBe(100)
  expect(boundaries[0]).toMatch(/boundary=kaifang-[0-9a-f]{32}$/)
})

test.each<[unknown, string]>([
  [{ name: 'a', content: 5 }, '"body.parts[1].content" expected text, got an integer outside the range'],
  [{ name: 'a' }, '"body.parts[1].content" expected text, got nothing'],
  [{ name: null, content: '' }, '"body.parts[1].name" expected text, got null'],
  [{ name: 'a', content: '', fileName: 1 }, '"body.parts[1].fileName" expected text, got an integer outside the range'],
  [{ name: 'a', content: 'b\udead' }, '"body.parts[1].content" expected well-formed Unicode text, got a lone surrogate']
])('refuses the part %o', (part, message) => {
  expect(() => encodeMultipart([{ name: 'first', content: '' }, part as MultipartPart])).toThrow(message)
})
