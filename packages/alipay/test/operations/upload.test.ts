import { createPublicKey } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { failureOf } from '../support/failure-of.ts'
import { appPrivateKey } from '../support/keys.ts'
import { opensslVerify } from '../support/openssl.ts'
import { type ReplyVector, readVector } from '../support/read-vector.ts'
import { startPlatform, successBody, textOf } from '../support/start-platform.ts'

const METHOD = 'alipay.open.file.upload'
const vector = readVector<Record<'a', ReplyVector>>('replies').a
const publicPem = createPublicKey(appPrivateKey).export({ type: 'spki', format: 'pem' }) as string
const file = { field: 'file_content', value: Buffer.from([0, 255, 13, 10]), filename: 'cover.jpg' }

describe('upload', () => {
  it('reads the published reply', async () => {
    const { server, alipay } = await startPlatform({ alipayPublicKey: vector.publicKey })
    server.answer({ body: vector.body })
    const { data } = await alipay.upload<{ file_id: string }>(METHOD, {
      files: [file],
      fields: { biz_code: 'openpt_appstore' }
    })
    expect(data.file_id).toBe('CAxAToWB1JsAAAAAAAAAAAAADgSLAQBr')
  })

  it('sends files and parameters in one body, and signs all but the files', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({ body: successBody(METHOD) })
    await alipay.upload(METHOD, {
      files: [{ ...file, contentType: 'image/jpeg' }],
      fields: { biz_code: '测试 x' },
      bizContent: { a: 1 }
    })
    const [request] = server.requests
    // Read by the web's own parser.
    const form = await new Response(new Uint8Array(request!.body), {
      headers: { 'content-type': String(request!.headers['content-type']) }
    }).formData()
    expect([...form.keys()]).toEqual(['biz_code', 'biz_content', 'file_content'])
    const sent = form.get('file_content') as File
    expect([sent.name, sent.type, Buffer.from(await sent.arrayBuffer())]).toEqual([
      'cover.jpg',
      'image/jpeg',
      file.value
    ])
    const params = {
      ...Object.fromEntries(request!.query),
      biz_code: String(form.get('biz_code')),
      biz_content: String(form.get('biz_content'))
    } as Record<string, string>
    expect(params.biz_code).toBe('测试 x')
    expect(opensslVerify(textOf(params), params.sign!, publicPem)).toBe(true)
  })

  it('is not repeated: a lost reply leaves the outcome open', async () => {
    const { server, alipay } = await startPlatform()
    server.answer({ status: 502, body: 'x' })
    expect(await failureOf(alipay.upload(METHOD, { files: [file] }))).toMatchObject({
      outcome: 'unknown',
      operation: 'upload'
    })
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    [{ files: [] }, '"files" expected a list of one file or more, got a list of 0'],
    [undefined, '"files" expected a list of one file or more, got nothing'],
    [{ files: [null] }, '"files[0]" expected an object with field, value and filename'],
    [{ files: [{ ...file, value: 'text' }] }, '"files[0].value" expected bytes (a Buffer)'],
    [{ files: [{ ...file, value: Buffer.alloc(0) }] }, '"files[0].value" expected bytes (a Buffer), got 0 bytes'],
    [{ files: [{ ...file, filename: 'cover' }] }, '"files[0].filename" expected a name with an extension'],
    [{ files: [{ ...file, filename: '../a.jpg' }] }, '"files[0].filename"'],
    [{ files: [{ ...file, field: 'a b' }] }, '"files[0].field" expected the name of a parameter'],
    [{ files: [{ ...file, contentType: 'x' }] }, '"files[0].contentType" expected a media type'],
    [{ files: [{ ...file, name: 'x' }] }, '"name" expected one of the known fields'],
    [{ files: [file, file] }, '"files" expected fields of their own, got two parameters of one name'],
    [{ files: [file], fields: { file_content: 'x' } }, 'got two parameters of one name'],
    [{ files: [file], path: 'x' }, '"path" expected one of the known fields']
  ])('refuses %o before anything is sent', async (input, words) => {
    const { server, alipay } = await startPlatform()
    const error = await failureOf(alipay.upload(METHOD, input as never))
    expect(error.message).toContain(words)
    expect(server.requests).toHaveLength(0)
  })
})
