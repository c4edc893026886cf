import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { type BillSource, type ReadBillOptions, readBill } from '@kaifang/bill-csv'
import type { BillCase, BillOnDisk, Found } from './bill-case.ts'
import { billPeers, type Peer, type PeerRow, readFen, readUdsvFile } from './bill-peers.ts'

const FORMAT = 'wechat-pay-trade'
/** What a reconciliation needs. */
const SIX = ['tradeState', 'transactionId', 'outTradeNo', 'outRefundNo', 'totalFee', 'refundFee'] as const

/** Ours: rows with integer fen, summed as they come. */
function ourRows(open: () => BillSource | Promise<BillSource>, options: ReadBillOptions = {}): BillCase {
  const check = async (): Promise<Found> => {
    const source = await open()
    let [rows, totalFee, refundFee] = [0, 0, 0]
    for await (const batch of readBill(source, { ...options, format: FORMAT })) {
      rows += batch.length
      for (const row of batch) {
        totalFee += row.totalFee ?? 0
        refundFee += row.refundFee ?? 0
      }
    }
    if (isOpenFile(source)) await source.close()
    return { rows, totalFee, refundFee }
  }
  return { run: check, check }
}

function isOpenFile(source: BillSource): source is BillSource & { close(): Promise<void> } {
  return typeof source === 'object' && 'close' in source
}

/** A peer's rows are texts: timed without reading an amount, checked with. */
function peerRows(bill: BillOnDisk, peer: Peer): BillCase {
  return {
    run: async () => {
      let characters = 0
      await peer(bill, (row) => {
        characters += row[bill.orderColumn]?.length ?? 0
      })
      return characters
    },
    check: () => sumPeerRows(bill, (visit) => peer(bill, visit))
  }
}

async function sumPeerRows(bill: BillOnDisk, read: (visit: (row: PeerRow) => void) => unknown): Promise<Found> {
  let [rows, totalFee, refundFee] = [0, 0, 0]
  await read((row) => {
    rows++
    totalFee += readFen(row[bill.orderColumn])
    refundFee += readFen(row[bill.refundColumn])
  })
  return { rows, totalFee, refundFee }
}

/** In memory, beside every peer. */
export function allBillRowCases(bill: BillOnDisk): Readonly<Record<string, BillCase>> {
  const peers = Object.entries(billPeers).map(([name, peer]): [string, BillCase] => [name, peerRows(bill, peer)])
  return { ...ourRowCases(() => bill.whole), ...Object.fromEntries(peers) }
}

function ourRowCases(open: () => BillSource | Promise<BillSource>): Readonly<Record<string, BillCase>> {
  return {
    'bill-csv': ourRows(open),
    'bill-csv, lazy': ourRows(open, { lazy: true }),
    'bill-csv, six columns': ourRows(open, { columns: SIX })
  }
}

/** In memory, beside the fast ones. */
export function billRowCases(bill: BillOnDisk): Readonly<Record<string, BillCase>> {
  return {
    ...ourRowCases(() => bill.whole),
    uDSV: peerRows(bill, billPeers.uDSV as Peer),
    'uDSV, pieces of 64 KiB': peerRows(bill, billPeers['uDSV, pieces of 64 KiB'] as Peer),
    'hand split': peerRows(bill, billPeers['hand split'] as Peer),
    "toString('utf8') alone": { run: () => bill.whole.toString('utf8'), check: () => bill.totals }
  }
}

/** In a file. */
export function fileBillRowCases(bill: BillOnDisk): Readonly<Record<string, BillCase>> {
  return {
    ...ourRowCases(() => open(bill.path)),
    'bill-csv, createReadStream': ourRows(() => createReadStream(bill.path)),
    uDSV: udsvFromFile(bill)
  }
}

function udsvFromFile(bill: BillOnDisk): BillCase {
  const read = (visit: (row: PeerRow) => void): Promise<void> =>
    readUdsvFile(bill, 'stringObjs', (row) => visit(row as PeerRow))
  return {
    run: async () => {
      let characters = 0
      await read((row) => {
        characters += row[bill.orderColumn]?.length ?? 0
      })
      return characters
    },
    check: () => sumPeerRows(bill, read)
  }
}
