import { describe, expect, it } from 'vitest'
import { useAlipay } from '../../../support/use-alipay.ts'

const desk = useAlipay()

/** Public parameters in the URL, the others and the file in a multipart form; files are not signed. */
async function upload(
  method: string,
  fields: Record<string, string>,
  file?: readonly [name: string, bytes: Uint8Array<ArrayBuffer>]
) {
  const query = desk.params(method)
  const sign = desk.signText(
    Object.entries({ ...query, ...fields })
      .sort()
      .map(([name, value]) => `${name}=${value}`)
      .join('&')
  )
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  if (file !== undefined) form.append(file[0], new Blob([file[1]]), '图.png')
  const reply = await fetch(`${desk.alipay.gateway}?${new URLSearchParams({ ...query, sign })}`, {
    method: 'POST',
    body: form
  })
  return Object.values((await reply.json()) as Record<string, Record<string, unknown>>)[0]!
}

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47])

describe('uploads', () => {
  it('take a file', async () => {
    expect(
      await upload('alipay.open.file.upload', { biz_code: 'openpt_appstore' }, ['file_content', png])
    ).toMatchObject({
      code: '10000',
      file_id: expect.stringMatching(/^\w{32}$/)
    })
  })

  it('take a picture of a shop', async () => {
    const node = await upload('alipay.offline.material.image.upload', { image_type: 'png', image_name: '图' }, [
      'image_content',
      png
    ])
    expect(node.image_url).toBe(
      `http://oalipay-dl-django.alicdn.com/rest/1.0/image?fileIds=${node.image_id}&zoom=original`
    )
  })

  it.each([
    ['alipay.open.file.upload', {}, ['file_content', png], 'ACQ.INVALID_PARAMETER'],
    ['alipay.open.file.upload', { biz_code: 'x' }, ['wrong', png], 'ACQ.INVALID_PARAMETER'],
    ['alipay.open.file.upload', { biz_code: 'x' }, undefined, 'ACQ.INVALID_PARAMETER'],
    ['alipay.open.file.upload', { biz_code: 'x' }, ['file_content', new Uint8Array(0)], 'FILE_SIZE_EXCEED'],
    [
      'alipay.open.file.upload',
      { biz_code: 'x' },
      ['file_content', new Uint8Array(10 * 1024 * 1024 + 1)],
      'FILE_SIZE_EXCEED'
    ],
    ['alipay.offline.material.image.upload', { image_type: 'png' }, ['image_content', png], 'ACQ.INVALID_PARAMETER']
  ] as const)('refuse what %s cannot take', async (method, fields, file, subCode) => {
    expect((await upload(method, fields as Record<string, string>, file)).sub_code).toBe(subCode)
  })
})
