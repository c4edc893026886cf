import type { FormPart } from '../../../engine/read-multipart.ts'
import { refuseBusiness, refuseMember } from '../alipay-refusal.ts'
import type { AlipayCall, MethodRow } from '../gateway/alipay-scene.ts'

/** "10 MB" for the merchant's pictures. */
const largest = 10 * 1024 * 1024

function oneFile({ files }: AlipayCall, name: string): FormPart {
  const file = files.find((part) => part.name === name)
  if (file === undefined) {
    const came = files.map((part) => part.name).join(', ') || 'none'
    throw refuseMember(name, `must be a file of a multipart form; files that came: ${came}`)
  }
  if (file.bytes.length === 0 || file.bytes.length > largest) {
    throw refuseBusiness(
      'FILE_SIZE_EXCEED',
      '文件大小不合法',
      `the file has ${file.bytes.length} bytes; 1 to ${largest} are allowed`
    )
  }
  return file
}

/** Uploading a file; files are not signed. */
export const fileUpload: MethodRow = {
  method: 'alipay.open.file.upload',
  note: 'multipart; the file is not part of the signature; up to 10 MB',
  play(call, { state }) {
    if (call.param('biz_code') === undefined) throw refuseMember('biz_code', 'is required and missing or empty')
    const file = oneFile(call, 'file_content')
    const fileId = state.mint.file.text(32)
    state.files.set(fileId, { fileId, name: file.fileName ?? '', length: file.bytes.length })
    return { file_id: fileId }
  }
}

/** Uploading a picture of a shop. */
export const imageUpload: MethodRow = {
  method: 'alipay.offline.material.image.upload',
  note: 'multipart; image_type, image_name, image_content',
  play(call, { state }) {
    for (const name of ['image_type', 'image_name']) {
      if (call.param(name) === undefined) throw refuseMember(name, 'is required and missing or empty')
    }
    const file = oneFile(call, 'image_content')
    const imageId = state.mint.file.text(32)
    state.files.set(imageId, { fileId: imageId, name: file.fileName ?? '', length: file.bytes.length })
    const url = `http://oalipay-dl-django.alicdn.com/rest/1.0/image?fileIds=${imageId}&zoom=original`
    return { image_id: imageId, image_url: url }
  }
}
