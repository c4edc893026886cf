import { BillError } from '../bill-error.ts'
import { billFormats, detectFormat, toPlainName } from '../formats/bill-formats.ts'
import type { FormatSpec } from '../formats/format-types.ts'
import { createLayout } from '../layout/create-layout.ts'
import { decodeText, decodeUntilFault } from '../text/decode-text.ts'
import { type BillScan, tooLong } from './bill-scan.ts'
import { describeErrorReply } from './error-reply.ts'

/** An error reply is read no further than this. */
const MAX_REPLY_BYTES = 65_536
/** The preamble has five lines; what has many more is something else. */
const MAX_HEAD_LINES = 100

/** Titles and columns of files that people export from Alipay's website. */
const PERSONAL_MARKS = ['支付宝交易记录明细查询', '交易创建时间', '收/支', '支付宝（中国）网络技术有限公司']

/**
 * Reads the very first bytes: byte order mark, or an error reply.
 *
 * @returns Where it stopped; `pos` when it needs more.
 */
export function readStart(scan: BillScan, bytes: Uint8Array, pos: number, final: boolean): number {
  if (bytes.length - pos < 4 && !final) return pos
  const hasBom = bytes[pos] === 0xef && bytes[pos + 1] === 0xbb && bytes[pos + 2] === 0xbf
  if (hasBom) scan.encoding ??= 'utf-8'
  const start = hasBom ? pos + 3 : pos
  const first = bytes[start]
  // `<` and `{`; a header begins with a letter or `#`.
  scan.stage = first === 0x3c || first === 0x7b ? 'reply' : 'head'
  return start
}

/**
 * Reads an error reply to its end.
 *
 * @throws {BillError} `ERR_BILL_CSV_ERROR_REPLY` when all of it is there.
 */
export function readReply(bytes: Uint8Array, pos: number, final: boolean): number {
  if (!final && bytes.length - pos < MAX_REPLY_BYTES) return pos
  throw describeErrorReply(new TextDecoder().decode(bytes.subarray(pos, pos + MAX_REPLY_BYTES)))
}

/**
 * Reads one line of the preamble, or the header.
 *
 * @returns Where it stopped; `pos` when it needs more.
 */
export function readHeadLine(scan: BillScan, bytes: Uint8Array, pos: number, final: boolean): number {
  let end = bytes.indexOf(10, pos)
  if (end < 0) {
    if (bytes.length - pos > scan.settings.maxRowBytes) throw tooLong(scan)
    if (!final || pos === bytes.length) return pos
    end = bytes.length
  }
  const line = decodeHeadLine(scan, bytes.subarray(pos, end)).trim()
  const next = Math.min(end + 1, bytes.length)
  if (line.startsWith('#')) {
    if (scan.title === '') scan.title = line.slice(1).trim().slice(0, 40)
  } else if (line !== '') {
    readHeader(scan, line)
    scan.stage = 'rows'
  }
  scan.line++
  if (scan.stage === 'head' && scan.line > MAX_HEAD_LINES) throw unknownHeader(scan)
  return next
}

/** The encoding is decided by the first line that is not ASCII. */
function decodeHeadLine(scan: BillScan, bytes: Uint8Array): string {
  const utf8 = scan.encoding === 'gb18030' ? undefined : decodeText(bytes, 'utf-8')
  if (utf8 !== undefined) {
    if (bytes.some((byte) => byte >= 0x80)) scan.encoding ??= 'utf-8'
    return utf8
  }
  const text = scan.encoding === 'utf-8' ? undefined : decodeText(bytes, 'gb18030')
  if (text !== undefined) {
    scan.encoding = 'gb18030'
    return text
  }
  const encoding = scan.encoding ?? 'utf-8'
  throw new BillError('ERR_BILL_CSV_ENCODING', 'the header is no text in UTF-8 or GB18030; download the bill again', {
    line: scan.line + 1,
    column: decodeUntilFault(bytes, encoding).length + 1
  })
}

function readHeader(scan: BillScan, line: string): void {
  const { settings } = scan
  const names = readNames(line)
  const { format } = settings
  const detected = detectFormat(names)
  const spec: FormatSpec | undefined = format === undefined ? detected : billFormats[format]
  if (spec === undefined) throw unknownHeader(scan, names)
  if (detected !== spec) {
    throw new BillError(
      'ERR_BILL_CSV_HEADER',
      `the header is not of format '${spec.id}'${detected === undefined ? '' : `, but of '${detected.id}'`}`,
      { line: scan.line + 1 }
    )
  }
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) {
    throw new BillError('ERR_BILL_CSV_HEADER', 'the header has this column twice', {
      line: scan.line + 1,
      field: twice.slice(0, 40)
    })
  }
  const layout = createLayout(spec, names, settings)
  scan.layout = layout
  scan.encoding ??= 'utf-8'
  if (scan.columns.length === 0) scan.columns = names
  const classes = 1 + (spec.classes?.marks.length ?? 0)
  scan.sums = new Float64Array(classes * names.length)
  scan.nonZero = new Float64Array(classes * names.length)
  scan.classRows = new Float64Array(classes)
}

/**
 * Splits the names of a header or footer; strips what copies add around them.
 *
 * @param line - One line.
 */
export function readNames(line: string): string[] {
  return line.split(',').map((name) =>
    name
      .trim()
      .replace(/^"?`?|"$/g, '')
      .trim()
  )
}

function unknownHeader(scan: BillScan, names: readonly string[] = []): BillError {
  const line = scan.line + 1
  const seen = [scan.title, ...names].map(toPlainName)
  if (PERSONAL_MARKS.map(toPlainName).some((mark) => seen.some((name) => name.includes(mark)))) {
    return new BillError(
      'ERR_BILL_CSV_PERSONAL_EXPORT',
      "this is a person's export of Alipay transactions, not a merchant's bill; download the bill (业务明细, 账务明细) from the merchant platform or API",
      { line }
    )
  }
  return new BillError(
    'ERR_BILL_CSV_HEADER',
    'this is no header of a bill that we know; see that the file is the bill as it was downloaded',
    { line }
  )
}

/** Says that a scan came to the end without a header. */
export function endWithoutHeader(scan: BillScan): BillError {
  if (scan.line === 0) return new BillError('ERR_BILL_CSV_EMPTY', 'the file is empty; download the bill again')
  return unknownHeader(scan)
}
