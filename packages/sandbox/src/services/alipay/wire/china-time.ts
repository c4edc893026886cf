/** Beijing time keeps no daylight saving time: UTC+8 all year. */
const offsetMs = 8 * 3_600_000

const daySeconds = 86_400

/** `00` to `59`. */
const twoDigits = Array.from({ length: 60 }, (_, value) => String(value).padStart(2, '0'))

/** The day that was written last: bills write the same one a million times. */
let written = { day: Number.NaN, text: '' }

/** Time as Alipay writes it, `yyyy-MM-dd HH:mm:ss` in Beijing. */
export function chinaTime(atMs: number): string {
  const seconds = Math.floor((atMs + offsetMs) / 1000)
  const day = Math.floor(seconds / daySeconds)
  if (day !== written.day) written = { day, text: new Date(day * daySeconds * 1000).toISOString().slice(0, 10) }
  const rest = seconds - day * daySeconds
  const [hours, minutes] = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60]
  return `${written.text} ${twoDigits[hours]}:${twoDigits[minutes]}:${twoDigits[rest % 60]}`
}

/** The Beijing day of a moment, `yyyy-MM-dd`. */
export function chinaDay(atMs: number): string {
  return chinaTime(atMs).slice(0, 10)
}

/** Reads `yyyy-MM-dd HH:mm:ss` (seconds may be left out) as Beijing time; `undefined` for anything else. */
export function readChinaTime(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d)(:\d\d)?$/.exec(text)
  if (match === null) return undefined
  const atMs = Date.parse(`${match[1]}T${match[2]}${match[3] ?? ':00'}Z`) - offsetMs
  // A day that is not in the calendar would be another one here.
  return Number.isNaN(atMs) || chinaDay(atMs) !== match[1] ? undefined : atMs
}
