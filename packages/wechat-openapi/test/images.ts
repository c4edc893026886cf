import { readFixture } from './read-fixture.ts'

const { jpeg, png, webp } = readFixture<Record<'jpeg' | 'png' | 'webp', string>>('images.chromium')

/** Small pictures of a real encoder. */
export const JPEG = Buffer.from(jpeg, 'base64')
/** The same as PNG. */
export const PNG = Buffer.from(png, 'base64')
/** The same as WebP. */
export const WEBP = Buffer.from(webp, 'base64')
