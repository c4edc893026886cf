import { describeValue, InputError } from '@kaifang/http-core'

const DATE = /^(\d{4})(-?)(\d\d)(?:\2(\d\d))?$/

/**
 * Reads the day or month of a bill, and writes it as the platform wants it.
 *
 * @param value - `yyyyMMdd` or `yyyyMM`, also with hyphens.
 * @returns `yyyy-MM-dd` or `yyyy-MM`.
 * @throws {@link InputError} when it is no date of the calendar. Whether there is a bill for it only the platform knows.
 */
export function readBillDate(caller: string, value: unknown): string {
  const [, year, , month, day] = (typeof value === 'string' ? DATE.exec(value) : null) ?? []
  const date = `${year}-${month}-${day ?? '01'}`
  if (year === undefined || !isDate(date)) {
    throw new InputError({
      caller,
      field: 'billDate',
      rule: 'a day like 20140603 or a month like 201406',
      received: typeof value === 'string' && DATE.test(value) ? 'no date of the calendar' : describeValue(value)
    })
  }
  return day === undefined ? `${year}-${month}` : date
}

function isDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`)
  // A 31st of April reads as the 1st of May.
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date)
}
