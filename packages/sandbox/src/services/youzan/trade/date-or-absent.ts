import { chinaTimeText, epochText } from '../wire/china-time.ts'
import type { Wire } from '../wire/exact-json.ts'
import type { YouzanSettings } from '../youzan-types.ts'

/** How each date looks that is not there, as the demos of the platform mix it. */
const mixed = {
  pay_time: 'empty',
  consign_time: 'empty',
  confirm_time: 'null',
  success_time: 'epoch',
  refund_account_time: 'epoch',
  auto_listing_time: 'missing',
  delivery_start_time: 'missing'
} as const

const absent: Readonly<Record<'empty' | 'null' | 'missing' | 'epoch', Wire | undefined>> = {
  empty: '',
  null: null,
  missing: undefined,
  epoch: epochText
}

/** A date of the platform, or the form in which it says that there is none. */
export function dateOrAbsent(
  name: keyof typeof mixed,
  milliseconds: number | undefined,
  { absentDates }: YouzanSettings
): Wire | undefined {
  if (milliseconds !== undefined) return chinaTimeText(milliseconds)
  return absent[absentDates === 'mixed' ? mixed[name] : absentDates]
}
