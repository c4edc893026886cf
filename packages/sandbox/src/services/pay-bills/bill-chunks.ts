/** A bill of the form that WeChat Pay uses for both kinds: header, rows, footer header, footer. */
export interface BillLayout<Row> {
  readonly names: readonly string[]
  /** Cells of a row, in the order of the names. */
  cells(row: Row): readonly string[]
  readonly footerNames: readonly string[]
  /** Cells of the footer; asked for when every row has been written. */
  footer(): readonly string[]
}

const byteOrderMark = '\ufeff'
const pieceLength = 64 * 1024

/** A line of values, each behind a back-tick. */
function line(cells: readonly string[]): string {
  return `\`${cells.join(',`')}\r\n`
}

/** Writes a bill piece by piece: UTF-8 with byte order mark and CRLF. Rows are asked for as they are written. */
export function* billChunks<Row>(layout: BillLayout<Row>, rows: Iterable<Row>): Generator<Buffer> {
  let text = `${byteOrderMark}${layout.names.join(',')}\r\n`
  for (const row of rows) {
    text += line(layout.cells(row))
    if (text.length < pieceLength) continue
    yield Buffer.from(text)
    text = ''
  }
  text += `${layout.footerNames.join(',')}\r\n${line(layout.footer())}`
  yield Buffer.from(text)
}
