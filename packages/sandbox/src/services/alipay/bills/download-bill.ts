import type { ActiveFault, ServiceAnswer, ServiceRequest } from '../../../engine/service.ts'
import type { AlipayState, StoredBillLink } from '../alipay-state.ts'
import type { AlipayScene } from '../gateway/alipay-scene.ts'
import { maintenancePage } from '../gateway/cashier-page.ts'
import { encodeGbk } from '../wire/encode-gbk.ts'
import { billEntries } from './bill-entries.ts'
import { fundDetailLines, fundSummaryLines } from './fund-detail-lines.ts'
import { type BillSpan, readBillSpan } from './read-bill-span.ts'
import { tradeDetailLines, tradeSummaryLines } from './trade-detail-lines.ts'
import { writeZip, type ZipEntry } from './write-zip.ts'

/** From so many added rows on a bill is made while it is sent. */
const streamedRows = 10_000

/** Answers the address of a bill: a ZIP of two GBK files, or a page when the address is over. */
export function downloadBill(
  request: ServiceRequest,
  fault: ActiveFault | undefined,
  scene: AlipayScene
): ServiceAnswer {
  const { state, nowMs } = scene
  if (fault !== undefined) return maintenancePage()
  const link = state.billLinks.get(new URLSearchParams(request.query).get('token') ?? '')
  if (link === undefined || link.expiresAt <= nowMs) {
    const summary = link === undefined ? 'no bill has this token' : 'the address lived 30 seconds: ask for a new one'
    return { ...maintenancePage(), status: 403, granted: false, explanation: { summary } }
  }
  const span = readBillSpan(link.billDate)!
  const fileName = `${link.sellerId}0156_${span.name}.csv.zip`
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${fileName}"`
  }
  const zip = (): Iterable<Buffer> => writeZip(billFiles(link, span, scene))
  const shared = { status: 200, headers, granted: true }
  if (state.settings.billRows < streamedRows) return { ...shared, body: Buffer.concat([...zip()]) }
  return { ...shared, body: '', stream: { chunks: zip } }
}

/** The detail file and the summary of it. */
function billFiles({ billType, sellerId }: StoredBillLink, span: BillSpan, scene: AlipayScene): readonly ZipEntry[] {
  const { state, nowMs } = scene
  const frame = { sellerId, span, nowMs }
  const entries = () => billEntries(state, span, sellerId)
  const file = (kind: string, lines: () => Iterable<string>): ZipEntry => ({
    name: encodeGbk(`${sellerId}0156_${span.name}_${kind}.csv`),
    chunks: () => encodeLines(lines())
  })
  if (billType === 'trade') {
    return [
      file('业务明细', () => tradeDetailLines(entries(), frame)),
      file('业务明细(汇总)', () => tradeSummaryLines(entries(), frame))
    ]
  }
  return [
    file('账务明细', () => fundDetailLines(entries(), frame, openingOf(state, span, sellerId))),
    file('账务明细(汇总)', () => fundSummaryLines(entries(), frame))
  ]
}

/** What the merchant's account held when the span began. */
function openingOf(state: AlipayState, span: BillSpan, sellerId: string): number {
  let held = 0
  const before = { ...span, fromMs: 0, untilMs: span.fromMs }
  const genuine = { ...state, settings: { ...state.settings, billRows: 0 } }
  for (const { kind, receiptFen, chargeFen } of billEntries(genuine, before, sellerId)) {
    held += kind === 'refund' ? -receiptFen : receiptFen - chargeFen
  }
  return held
}

/** GBK with CRLF, a block at a time. */
function* encodeLines(lines: Iterable<string>): Generator<Buffer> {
  let block = ''
  for (const line of lines) {
    block += `${line}\r\n`
    if (block.length < 16_384) continue
    yield encodeGbk(block)
    block = ''
  }
  if (block !== '') yield encodeGbk(block)
}
