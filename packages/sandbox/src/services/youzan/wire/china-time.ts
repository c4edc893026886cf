/** China keeps UTC+8 all year. */
const offsetMs = 8 * 3_600_000

/** Epoch milliseconds as `yyyy-MM-dd HH:mm:ss`, China time. */
export function chinaTimeText(milliseconds: number): string {
  return new Date(milliseconds + offsetMs).toISOString().slice(0, 19).replace('T', ' ')
}

/** Reads `yyyy-MM-dd HH:mm:ss`, China time; `undefined` for anything else, a day that does not exist among it. */
export function readChinaTime(text: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(text)) return undefined
  const milliseconds = Date.parse(`${text.replace(' ', 'T')}+08:00`)
  return !Number.isNaN(milliseconds) && chinaTimeText(milliseconds) === text ? milliseconds : undefined
}

/** Epoch milliseconds 0 in China: what the platform writes for some dates that are not there. */
export const epochText = '1970-01-01 08:00:00'
