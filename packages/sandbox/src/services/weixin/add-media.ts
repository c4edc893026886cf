import type { StoredMedia, WeixinState } from './weixin-state.ts'

/** "Valid for 3 days" (3 天内有效). */
const mediaLifeMs = 3 * 86_400_000

/** Keeps temporary media under a new id. */
export function addMedia(
  state: WeixinState,
  file: Pick<StoredMedia, 'bytes' | 'contentType' | 'extension'>,
  nowMs: number
): StoredMedia {
  const media = { ...file, mediaId: state.mint.media.text(64), expiresAt: nowMs + mediaLifeMs }
  state.media.set(media.mediaId, media)
  return media
}

/** Finds temporary media while they live. */
export function findMedia(state: WeixinState, mediaId: string, nowMs: number): StoredMedia | undefined {
  const media = state.media.get(mediaId)
  return media !== undefined && media.expiresAt > nowMs ? media : undefined
}
