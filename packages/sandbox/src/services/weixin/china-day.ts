const dayMs = 86_400_000
/** China has one zone, UTC+8, and no summer time. */
const chinaOffsetMs = 8 * 3_600_000

/** The date in China as days since 1970-01-01. */
export function chinaDay(milliseconds: number): number {
  return Math.floor((milliseconds + chinaOffsetMs) / dayMs)
}

/** The hour in China, 0 to 23. */
export function chinaHour(milliseconds: number): number {
  return new Date(milliseconds + chinaOffsetMs).getUTCHours()
}

/** Writes days since 1970-01-01 as `yyyymmdd`. */
export function dayText(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10).replaceAll('-', '')
}

/** Reads `yyyymmdd`; `undefined` when it is no date of the calendar. */
export function readDayText(text: unknown): number | undefined {
  if (typeof text !== 'string' || !/^\d{8}$/.test(text)) return undefined
  const time = Date.UTC(Number(text.slice(0, 4)), Number(text.slice(4, 6)) - 1, Number(text.slice(6)))
  const day = time / dayMs
  return dayText(day) === text ? day : undefined
}
