/** What the first bytes of a download are. */
export type BillHead = 'gzip' | 'text' | 'failure'

/** Letters that begin every bill's header (交易时间, 记账时间), or the back-tick of its rows. */
const BILL_START = /^[\u4e00-\u9fff`]/

/**
 * Tells a bill from a refusal by its first bytes; the platform's media type does not. gzip begins with `1f 8b`, text with
 * Chinese letters, behind a byte order mark or not. XML is a refusal, and so is whatever else comes in place of a bill, such
 * as a proxy's page or nothing at all.
 */
export function readBillHead(head: Uint8Array): BillHead {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip'
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  // A cut inside a letter at the end of the head does not matter here.
  const text = bytes.toString('utf8').replace(/^\ufeff?[ \t\r\n]*/, '')
  return BILL_START.test(text) ? 'text' : 'failure'
}
