import { addMedia } from '../add-media.ts'
import { encodePng } from '../image/encode-png.ts'
import { checkUploadedImage, readForm } from '../image/uploaded-image.ts'
import { okReply } from '../weixin-answer.ts'
import type { WeixinCall, WeixinPlayer } from '../weixin-call.ts'
import { WeixinRefusal } from '../weixin-refusal.ts'
import { imageDigest } from './wxacode.ts'

/** What an image by address is taken for: the size in the documented sample. The sandbox fetches nothing. */
const sampleSize = { width: 966, height: 728 }
/** "Under 2 MB". */
const maxBytes = 2 * 1024 * 1024

interface GivenImage {
  readonly width: number
  readonly height: number
  readonly bytes: Buffer | undefined
}

/** Image processing (图像处理). */
export const img: Readonly<Record<string, WeixinPlayer>> = {
  'img.aiCrop': (call) => {
    const { width, height } = readGivenImage(call)
    const ratios = readRatios(call)
    const results = (ratios.length === 0 ? [1, 2.35] : ratios).map((ratio) => middlePart(width, height, ratio))
    return okReply({ results, img_size: { w: width, h: height } })
  },

  'img.scanQRCode': (call, { state }) => {
    const { width, height, bytes } = readGivenImage(call)
    const data = bytes === undefined ? undefined : state.codeContents.get(imageDigest(bytes))
    const code = { type_name: 'QR_CODE', data, pos: corners(width, height) }
    return okReply({ code_results: data === undefined ? [] : [code], img_size: { w: width, h: height } })
  },

  'img.superresolution': (call, { state, nowMs }) => {
    if (state.settings.superresolutionOffline) {
      throw new WeixinRefusal(48001, 'the platform has taken the interface offline (setting superresolutionOffline)')
    }
    const { width, height } = readGivenImage(call)
    const bytes = encodePng({ width: 2 * width, height: 2 * height, line: [0, 0, 0] })
    return okReply({ media_id: addMedia(state, { bytes, contentType: 'image/png', extension: 'png' }, nowMs).mediaId })
  }
}

/** Takes either `img_url` of the query or the file part `img`. */
function readGivenImage(call: WeixinCall): GivenImage {
  const url = call.query.get('img_url')
  const part = readForm(call).find(({ name }) => name === 'img')
  if (url !== null && part !== undefined) {
    throw new WeixinRefusal(101000, 'both img_url and a file came; send one of them')
  }
  if (url !== null) {
    const isHttp = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
    if (!isHttp) throw new WeixinRefusal(101000, '"img_url" must be an absolute http(s) address')
    return { ...sampleSize, bytes: undefined }
  }
  const { size } = checkUploadedImage(part, 'img', maxBytes, 101002)
  if (size.width === 0 || size.height === 0 || size.width * size.height > 50_000_000) {
    throw new WeixinRefusal(101002, 'the image has no size that can be handled')
  }
  return { width: size.width, height: size.height, bytes: part?.bytes }
}

/** A form field in the document; one SDK puts it into the query. */
function readRatios(call: WeixinCall): readonly number[] {
  const field = readForm(call)
    .find(({ name }) => name === 'ratios')
    ?.bytes.toString('utf8')
  const form = /x-www-form-urlencoded/.test(call.headers['content-type'] ?? '')
    ? new URLSearchParams(call.body.toString('utf8')).get('ratios')
    : null
  const text = field ?? form ?? call.query.get('ratios') ?? ''
  const ratios = text === '' ? [] : text.split(',').map(Number)
  if (ratios.length <= 5 && ratios.every((ratio) => ratio > 0 && Number.isFinite(ratio))) return ratios
  throw new WeixinRefusal(40097, '"ratios" must be up to 5 numbers above 0, separated by commas')
}

/** The largest part of that ratio, in the middle. */
function middlePart(width: number, height: number, ratio: number): Readonly<Record<string, number>> {
  const [w, h] = width / height > ratio ? [height * ratio, height] : [width, width / ratio]
  const left = Math.floor((width - w) / 2)
  const top = Math.floor((height - h) / 2)
  return { crop_left: left, crop_top: top, crop_right: left + Math.floor(w), crop_bottom: top + Math.floor(h) }
}

/** Where the code is: this sandbox's own codes fill their image. */
function corners(width: number, height: number): Readonly<Record<string, { readonly x: number; readonly y: number }>> {
  return {
    left_top: { x: 0, y: 0 },
    right_top: { x: width, y: 0 },
    right_bottom: { x: width, y: height },
    left_bottom: { x: 0, y: height }
  }
}
