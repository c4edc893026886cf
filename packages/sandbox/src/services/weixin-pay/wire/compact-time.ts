const chinaOffsetMs = 8 * 3_600_000

/** `yyyyMMddHHmmss` in China's time. */
export function compactTime(atMs: number): string {
  return new Date(atMs + chinaOffsetMs).toISOString().replace(/[-:T]/g, '').slice(0, 14)
}

/** `yyyy-MM-dd HH:mm:ss` in China's time. */
export function spacedTime(atMs: number): string {
  return new Date(atMs + chinaOffsetMs).toISOString().slice(0, 19).replace('T', ' ')
}

/** Reads `yyyyMMddHHmmss` in China's time; `undefined` for a time that is not. */
export function readCompactTime(text: string): number | undefined {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, '$1-$2-$3T$4:$5:$6.000Z')
  const at = iso === text ? Number.NaN : Date.parse(iso)
  // The way back shows the 31st of a short month.
  return Number.isNaN(at) || compactTime(at - chinaOffsetMs) !== text ? undefined : at - chinaOffsetMs
}
