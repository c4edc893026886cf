import { describe, expect, it } from 'vitest'
import { openYouzan } from '../../../support/open-youzan.ts'

const png = Buffer.from('89504e470d0a1a0a0000', 'hex')

async function opened() {
  const youzan = await openYouzan()
  const upload = async (parts: readonly (readonly [name: string, bytes: Buffer | string])[]) => {
    const form = new FormData()
    for (const [name, bytes] of parts) {
      if (typeof bytes === 'string') form.append(name, bytes)
      else form.append(name, new Blob([new Uint8Array(bytes)], { type: 'image/png' }), 'x.png')
    }
    const path = `/api/youzan.materials.storage.platform.img.upload/3.0.0?access_token=${await youzan.token()}`
    const response = await fetch(`${youzan.youzan.baseUrl}${path}`, { method: 'POST', body: form })
    // biome-ignore lint/suspicious/noExplicitAny: tests look into envelopes of every kind
    return (await response.json()) as any
  }
  return { ...youzan, upload }
}

describe('uploading a picture', () => {
  it.each(['image', 'image[]'])(
    'takes one file in "%s" beside ordinary fields, and its id goes into goods',
    async (name) => {
      const { upload, data, youzan } = await opened()
      const { data: image } = await upload([
        ['note', 'x'],
        [name, png]
      ])
      expect(image).toEqual({
        image_id: expect.any(Number),
        image_url: expect.stringMatching(/\.png$/),
        kdt_id: Number(youzan.grantId)
      })
      const { item } = await data('youzan.item.create.4.0.0', {
        title: 'x',
        desc: 'x',
        price: 1,
        image_ids: String(image.image_id)
      })
      expect(item.item_imgs).toMatchObject([{ id: image.image_id, url: image.image_url }])
    }
  )

  it('refuses two files, another field, and what is no picture (5001)', async () => {
    const { upload, why } = await opened()
    for (const parts of [
      [
        ['image', png],
        ['image', png]
      ],
      [['file', png]],
      [['image', Buffer.from('<svg>')]],
      [['image', 'text']]
    ] as const) {
      expect((await upload(parts)).gw_err_resp.err_code).toBe(5001)
    }
    expect(why()?.summary).toContain('one file is wanted, 0 came')
  })

  it('refuses more than 5 MB', async () => {
    const { upload, why } = await opened()
    expect((await upload([['image', Buffer.concat([png, Buffer.alloc(5 * 1024 * 1024)])]])).gw_err_resp.err_code).toBe(
      5001
    )
    expect(why()?.summary).toContain('5 MB is the most')
  })

  it('wants multipart (4007), and a whole one', async () => {
    const { send, token } = await opened()
    const path = `/api/youzan.materials.storage.platform.img.upload/3.0.0?access_token=${await token()}`
    expect((await send(path, {})).json.gw_err_resp.err_code).toBe(4007)
    const cut = await send(path, '--x\r\nContent-Disposition: form-data; name="image"\r\n\r\nab', {
      'content-type': 'multipart/form-data; boundary=x'
    })
    expect(cut.json.gw_err_resp.err_code).toBe(4007)
  })
})
