import type { YouzanState } from '../youzan-state.ts'

/** Counts a call within its span of virtual time; whether it is still within the limit. */
export function countCall(
  { spent }: Pick<YouzanState, 'spent'>,
  subject: string,
  limit: number,
  spanMs: number,
  nowMs: number
): boolean {
  const span = Math.floor(nowMs / spanMs)
  const [last = -1, used = 0] = [spent.get(`${subject} span`), spent.get(subject)]
  const count = last === span ? used + 1 : 1
  spent.set(`${subject} span`, span)
  spent.set(subject, count)
  return count <= limit
}
