import { describe, expect, it } from 'vitest'
import { failureOf, gatewayError, startPlatform, success } from '../support/start-platform.ts'

const IMAGE = 'youzan.materials.storage.platform.img.upload'
const png = Buffer.from('89504e470d0a1a0a', 'hex')

/** What a Fetch server makes of the body: a parser that is not ours. */
async function readForm(request: { readonly body: Buffer; readonly headers: Readonly<Record<string, unknown>> }) {
  const headers = { 'content-type': String(request.headers['content-type']) }
  const form = await new Request('http://x', { method: 'POST', body: new Uint8Array(request.body), headers }).formData()
  const fields: unknown[] = []
  for (const [name, value] of form) {
    fields.push(
      typeof value === 'string'
        ? [name, value]
        : [name, value.name, value.type, Buffer.from(await value.arrayBuffer()).toString('hex')]
    )
  }
  return fields
}

describe('upload', () => {
  it('sends a file as multipart, with the token in the query', async () => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    answerApi(success({ image_url: 'https://img.example/a.png', image_id: 1436413407076030200, kdt_id: 88888 }))
    const { data } = await youzan.upload(IMAGE, '3.0.0', {
      files: [{ value: png, filename: '封面.png', contentType: 'image/png' }]
    })
    expect(data).toMatchObject({ image_url: 'https://img.example/a.png', kdt_id: 88888 })
    expect(apiCalls[0]?.target).toBe(`/api/${IMAGE}/3.0.0?access_token=token-1`)
    expect(await readForm(apiCalls[0]!)).toEqual([['image', '封面.png', 'image/png', '89504e470d0a1a0a']])
  })

  it('sends several files with parameters before them, which the SDKs drop', async () => {
    const { youzan, apiCalls } = await startPlatform()
    await youzan.upload('youzan.a.upload', '1.0.0', {
      params: {
        name: '年卡',
        size: 2,
        ok: true,
        id: 1481453940569543563n,
        more: { ids: [1481453940569543563n] },
        none: null
      },
      files: [
        { value: png, filename: 'a.png', field: 'image[]' },
        { value: new Uint8Array([1]), filename: 'b.jpg', field: 'image[]' }
      ]
    })
    expect(await readForm(apiCalls[0]!)).toEqual([
      ['name', '年卡'],
      ['size', '2'],
      ['ok', 'true'],
      ['id', '1481453940569543563'],
      ['more', '{"ids":[1481453940569543563]}'],
      ['none', 'null'],
      ['image[]', 'a.png', 'application/octet-stream', '89504e470d0a1a0a'],
      ['image[]', 'b.jpg', 'application/octet-stream', '01']
    ])
  })

  it('sends the part of a buffer that is given, and not all of it', async () => {
    const { youzan, apiCalls } = await startPlatform()
    await youzan.upload('youzan.a.upload', '1.0.0', { files: [{ value: png.subarray(1, 4), filename: 'a.png' }] })
    expect(await readForm(apiCalls[0]!)).toEqual([['image', 'a.png', 'application/octet-stream', '504e47']])
  })

  it('is repeated with a new token, and with nothing else', async () => {
    const { youzan, apiCalls, answerApi } = await startPlatform()
    const input = { files: [{ value: png, filename: 'a.png' }] }
    answerApi(({ query }) => (query.get('access_token') === 'token-1' ? gatewayError(4203) : success({})))
    await youzan.upload(IMAGE, '3.0.0', input)
    expect(apiCalls).toHaveLength(2)
    answerApi((_request, response) => {
      response.destroy()
      return undefined
    })
    const error = await failureOf(youzan.upload(IMAGE, '3.0.0', input))
    expect(apiCalls).toHaveLength(3)
    expect(error).toMatchObject({ outcome: 'unknown', operation: 'materials.storage.platform.img.upload' })
    expect(error.message).toContain('upload again if you need it')
  })

  const file = { value: png, filename: 'a.png' }
  it.each<[string, unknown, string]>([
    ['nothing', undefined, 'input'],
    ['no files', { files: [] }, 'files'],
    ['one file without a list', { files: file }, 'files'],
    ['a file that is none', { files: [null] }, 'files[0]'],
    ['a path instead of bytes', { files: [{ ...file, value: '/a.png' }] }, 'files[0].value'],
    ['no bytes', { files: [{ ...file, value: Buffer.alloc(0) }] }, 'files[0].value'],
    ['a name without extension', { files: [file, { ...file, filename: 'a' }] }, 'files[1].filename'],
    ['a path as name', { files: [{ ...file, filename: '../a.png' }] }, 'files[0].filename'],
    ['an empty field', { files: [{ ...file, field: '' }] }, 'files[0].field'],
    ['a media type with a line break', { files: [{ ...file, contentType: 'image/png\r\n' }] }, 'files[0].contentType'],
    ['a part of a file that it does not know', { files: [{ ...file, name: 'a' }] }, 'name'],
    ['parameters that are none', { files: [file], params: 1 }, 'params'],
    ['a field that it does not know', { files: [file], image: 1 }, 'image']
  ])('refuses %s', async (_, input, field) => {
    const { youzan, apiCalls } = await startPlatform()
    expect(await failureOf(youzan.upload(IMAGE, '3.0.0', input as never))).toMatchObject({ code: 'ERR_INPUT', field })
    expect(apiCalls).toEqual([])
  })
})
