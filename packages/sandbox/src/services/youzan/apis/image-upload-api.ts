import type { ApiCall, ApiRow, YouzanScene } from '../gateway/api-types.ts'
import type { Wire } from '../wire/exact-json.ts'
import { refuseParameter } from '../youzan-refusal.ts'

/** "5 MB; jpg, gif, png, bmp" (Youzan reference 6). */
const largest = 5 * 1024 * 1024

/** How files of these kinds begin. */
const kinds: readonly (readonly [extension: string, start: string])[] = [
  ['jpg', 'ffd8ff'],
  ['png', '89504e470d0a1a0a'],
  ['gif', '47494638'],
  ['bmp', '424d']
]

/** Uploading a picture. */
export const imageUploadApi: ApiRow = {
  name: 'youzan.materials.storage.platform.img.upload',
  versions: ['3.0.0'],
  note: 'one file in "image" or "image[]"; at most 5 MB of jpg, gif, png or bmp, told by its bytes',
  body: 'multipart',
  play: uploadImage
}

function uploadImage({ files, shop }: ApiCall, { state }: YouzanScene): Wire {
  const images = files.filter(({ name }) => name === 'image' || name === 'image[]')
  const [image] = images
  if (image === undefined || images.length > 1) {
    throw refuseParameter(
      'image',
      `one file is wanted, ${images.length} came; parts: ${files.map(({ name }) => name).join(', ')}`
    )
  }
  if (image.bytes.length > largest) throw refuseParameter('image', `has ${image.bytes.length} bytes; 5 MB is the most`)
  const head = image.bytes.toString('hex', 0, 8)
  const kind = kinds.find(([, start]) => head.startsWith(start))
  if (kind === undefined) throw refuseParameter('image', 'is no jpg, png, gif or bmp by its first bytes')
  const imageId = 900_000_000 + ++state.shortIds
  const url = `https://img01.yzcdn.cn/upload_files/${state.mint.image.text(28)}.${kind[0]}`
  state.images.set(imageId, url)
  return { image_id: imageId, image_url: url, kdt_id: shop.kdtId }
}
