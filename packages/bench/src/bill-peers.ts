/**
 * The other ways to read a trade bill, each set up as well as it can be for this file: header and footer cut off first, cells
 * cut at `` ,` `` where the peer can, no quotes.
 * @module
 */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { StringDecoder } from 'node:string_decoder'
import { parse as csvParse } from 'csv-parse/sync'
import csvParser from 'csv-parser'
import { dsvFormat } from 'd3-dsv'
import { parseString } from 'fast-csv'
import Papa from 'papaparse'
import { initParser, type Schema } from 'udsv'
import { Formatter } from 'wechatpay-axios-plugin'

/** A row as a peer gives it: texts under the Chinese names. */
export type PeerRow = Readonly<Record<string, string>>

/** A bill in memory. `rows` is the part between header and footer. */
export interface PeerBill {
  readonly whole: Buffer
  readonly rows: Buffer
  readonly names: readonly string[]
}

/** Reads a bill and calls `visit` with each row. */
export type Peer = (bill: PeerBill, visit: (row: PeerRow) => void) => unknown

const SEPARATOR = ',`'
const NO_QUOTE = '\0'

/** What uDSV would infer, had the header back-ticks like the rows. Rows begin behind their first back-tick. */
export function createUdsvParser(names: readonly string[]): ReturnType<typeof initParser> {
  const cols = names.map((name) => ({ name, type: 's' as const, repl: {} }))
  return initParser({
    skip: 0,
    col: SEPARATOR,
    row: '\r\n`',
    encl: '',
    esc: '',
    trim: false,
    cols
  } as unknown as Schema)
}

/**
 * Reads only the rows of a file, the way that uDSV's page shows. Its own chunks of 64 KiB are the fastest: larger ones took up
 * to three times as long.
 */
export async function readUdsvFile(
  bill: {
    readonly path: string
    readonly rowsFrom: number
    readonly rowsTo: number
    readonly names: readonly string[]
  },
  kind: 'stringArrs' | 'stringObjs',
  visit: (row: unknown) => void
): Promise<void> {
  const parser = createUdsvParser(bill.names)
  // Its types let `chunk` take no kind but `stringArrs` of empty rows.
  const parse = parser[kind] as Parameters<typeof parser.chunk>[1]
  // From behind the first back-tick to before the last line end.
  const place = { start: bill.rowsFrom + 1, end: bill.rowsTo - 3 }
  for await (const text of createReadStream(bill.path, { ...place, encoding: 'utf8' })) {
    parser.chunk(text, parse, (row) => {
      visit(row)
      return true
    })
  }
  parser.end()
}

/** Reads rows in memory in pieces of 64 KiB, which is faster for uDSV than the one text that its page shows. */
export function readUdsvPieces(bill: PeerBill, kind: 'stringArrs' | 'stringObjs', visit: (row: unknown) => void): void {
  const parser = createUdsvParser(bill.names)
  const parse = parser[kind] as Parameters<typeof parser.chunk>[1]
  const decoder = new StringDecoder('utf8')
  const end = bill.rows.length - 2
  for (let at = 1; at < end; at += 65_536) {
    parser.chunk(decoder.write(bill.rows.subarray(at, Math.min(at + 65_536, end))), parse, (row) => {
      visit(row)
      return true
    })
  }
  parser.end()
}

/** The end of the last row, which uDSV would take for a part of its last cell. */
function textOf({ rows }: PeerBill): string {
  return rows.toString('utf8', 1, rows.length - 2)
}

/** Rows in memory, as objects. */
export const billPeers: Readonly<Record<string, Peer>> = {
  uDSV: (bill, visit) => {
    createUdsvParser(bill.names).stringObjs(textOf(bill), (row) => {
      visit(row as PeerRow)
      return true
    })
  },
  'uDSV, pieces of 64 KiB': (bill, visit) => readUdsvPieces(bill, 'stringObjs', (row) => visit(row as PeerRow)),
  'hand split': (bill, visit) => {
    for (const line of textOf(bill).split('\r\n`')) visit(toObject(bill.names, line.split(SEPARATOR)))
  },
  'csv-parse': (bill, visit) => {
    csvParse(bill.rows, {
      columns: [...bill.names],
      delimiter: SEPARATOR,
      record_delimiter: '\r\n',
      quote: null,
      on_record: (row: PeerRow) => {
        visit(row)
        return null
      }
    })
  },
  'papaparse, cut at ,`': (bill, visit) => readByPapaparse(bill, SEPARATOR, visit),
  papaparse: (bill, visit) => readByPapaparse(bill, ',', visit),
  'fast-csv': (bill, visit) => {
    const options = { headers: [...bill.names], quote: null, discardUnmappedColumns: true }
    return finished(parseString(textOf(bill), options).on('data', visit))
  },
  'd3-dsv': (bill, visit) => {
    for (const row of dsvFormat(',').parse(`${bill.names.join(',')}\r\n${textOf(bill)}`)) visit(row as PeerRow)
  },
  'csv-parser': (bill, visit) => {
    const parser = csvParser({ headers: [...bill.names], quote: NO_QUOTE })
    return finished(Readable.from([bill.rows]).pipe(parser).on('data', visit))
  },
  'wechatpay-axios-plugin': (bill, visit) => {
    const { rows } = Formatter.castCsvBill(bill.whole) as { readonly rows: readonly PeerRow[] }
    for (const row of rows) visit(row)
  }
}

function readByPapaparse(bill: PeerBill, delimiter: string, visit: (row: PeerRow) => void): void {
  Papa.parse<string[]>(textOf(bill), {
    delimiter,
    newline: '\r\n',
    quoteChar: NO_QUOTE,
    step: ({ data }) => visit(toObject(bill.names, data))
  })
}

function toObject(names: readonly string[], cells: readonly string[]): PeerRow {
  const row: Record<string, string> = {}
  for (let index = 0; index < names.length; index++) row[names[index] as string] = cells[index] as string
  return row
}

/** Reads an amount of a peer's row: integer fen, NaN for what is no amount. Back-ticks left in place do not count. */
export function readFen(text: string | undefined): number {
  const [, sign, whole, fraction = ''] = /^`?(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text ?? '') ?? []
  if (whole === undefined) return Number.NaN
  const fen = Number(whole) * 100 + Number(fraction.padEnd(2, '0'))
  return sign === '-' ? -fen : fen
}
