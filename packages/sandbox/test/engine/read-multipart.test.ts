import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMultipart } from '../../src/engine/read-multipart.ts'

/** What the runtime's own encoder makes of a form. */
async function encode(form: FormData): Promise<readonly [string, Buffer]> {
  const response = new Response(form)
  return [response.headers.get('content-type')!, Buffer.from(await response.arrayBuffer())]
}

describe('readMultipart', () => {
  it('reads what another encoder wrote, bytes included', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), fc.stringMatching(/^[\w .-]{1,20}$/), async (bytes, name) => {
        const form = new FormData()
        form.set('ratios', '1,2.35')
        form.set('media', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'image/png' }), name)
        const parts = readMultipart(...(await encode(form)))
        expect(parts).toEqual([
          { name: 'ratios', fileName: undefined, contentType: 'text/plain', bytes: Buffer.from('1,2.35') },
          { name: 'media', fileName: name, contentType: 'image/png', bytes: Buffer.from(bytes) }
        ])
      })
    )
  })

  it('keeps a name outside ASCII as it came', async () => {
    const form = new FormData()
    form.set('media', new Blob(['x']), '图.png')
    expect(readMultipart(...(await encode(form)))?.[0]).toMatchObject({ fileName: '图.png' })
  })

  it('reads bare parameters and a quoted boundary', () => {
    const body = '--b c\r\nContent-Disposition: form-data; name=media; filename=a.png\r\n\r\nx\r\n--b c--\r\n'
    expect(readMultipart('multipart/form-data; boundary="b c"', Buffer.from(body))).toEqual([
      { name: 'media', fileName: 'a.png', contentType: 'text/plain', bytes: Buffer.from('x') }
    ])
  })

  it.each([
    ['no form', 'application/json', '{}'],
    ['no boundary', 'multipart/form-data', '--b--'],
    ['another boundary', 'multipart/form-data; boundary=x', '--b\r\n\r\n--b--'],
    [
      'a form without its end',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name=a\r\n\r\nx'
    ],
    ['a part without a body', 'multipart/form-data; boundary=b', '--b\r\nx\r\n--b--'],
    ['a part without a name', 'multipart/form-data; boundary=b', '--b\r\nx: y\r\n\r\nz\r\n--b--']
  ])('takes %s for none', (_, type, body) => {
    expect(readMultipart(type, Buffer.from(body))).toBeUndefined()
  })

  it('never fails', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        readMultipart('multipart/form-data; boundary=b', Buffer.from(`--b\r\n${text}\r\n--b--`))
        readMultipart(text, Buffer.from(text))
      })
    )
  })
})
