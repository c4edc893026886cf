import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { summarizeBill, summarizeBillSync } from '@kaifang/bill-csv'
import type { BillCase, BillOnDisk, Found } from './bill-case.ts'
import type { BillLimit } from './bill-limit.ts'
import { createUdsvParser, readUdsvFile, readUdsvPieces } from './bill-peers.ts'

const FORMAT = 'wechat-pay-trade'

/** Peers sum the same six columns as the footer, with the cheapest exact reading of an amount: its digits as an integer. */
export function billSumCases(bill: BillOnDisk, limit: BillLimit | undefined): Readonly<Record<string, BillCase>> {
  const forward = limit?.start('forward', bill.path)
  const backward = limit?.start('backward', bill.path)
  return {
    'bill-csv': ours(() => summarizeBillSync(bill.whole, { format: FORMAT }).totals),
    uDSV: udsvSums(bill),
    'uDSV, pieces of 64 KiB': udsvPieceSums(bill),
    'hand split': handSums(bill),
    ...(forward && { 'C -O3, every byte': same(forward) }),
    ...(backward && { 'C -O3, backwards': same(backward) })
  }
}

/** In a file. */
export function fileBillSumCases(bill: BillOnDisk): Readonly<Record<string, BillCase>> {
  return {
    'bill-csv': ours(async () => {
      const file = await open(bill.path)
      const { totals } = await summarizeBill(file, { format: FORMAT })
      await file.close()
      return totals
    }),
    'bill-csv, createReadStream': ours(
      async () => (await summarizeBill(createReadStream(bill.path), { format: FORMAT })).totals
    ),
    uDSV: udsvFileSums(bill)
  }
}

function same(check: () => Promise<Found>): BillCase {
  return { run: check, check }
}

type OurTotals = Awaited<ReturnType<typeof summarizeBill<typeof FORMAT>>>['totals']

function ours(run: () => OurTotals | Promise<OurTotals>): BillCase {
  return {
    run,
    check: async () => {
      const { totalCount = 0, totalOrderFee = 0, totalAppliedRefundFee = 0 } = await run()
      return { rows: totalCount, totalFee: totalOrderFee, refundFee: totalAppliedRefundFee }
    }
  }
}

/** 应结订单金额, 退款金额, 充值券退款金额, 手续费, 订单金额, 申请退款金额. */
const SUMMED = [12, 16, 17, 22, 24, 25]

/** All amounts here have as many decimals as the platform writes, so dropping the point leaves an integer. */
function addCells(sums: number[], cells: readonly string[]): void {
  for (let sum = 0; sum < SUMMED.length; sum++) {
    const text = cells[SUMMED[sum] as number] as string
    const point = text.indexOf('.')
    sums[sum] = (sums[sum] as number) + Number(text.slice(0, point) + text.slice(point + 1))
  }
}

function foundIn(rows: number, sums: readonly number[]): Found {
  return { rows, totalFee: sums[4] as number, refundFee: sums[5] as number }
}

function udsvSums(bill: BillOnDisk): BillCase {
  const check = (): Found => {
    const sums = [0, 0, 0, 0, 0, 0]
    let rows = 0
    createUdsvParser(bill.names).stringArrs(bill.rows.toString('utf8', 1, bill.rows.length - 2), (row) => {
      rows++
      addCells(sums, row as string[])
      return true
    })
    return foundIn(rows, sums)
  }
  return { run: check, check }
}

function udsvPieceSums(bill: BillOnDisk): BillCase {
  const check = (): Found => {
    const sums = [0, 0, 0, 0, 0, 0]
    let rows = 0
    readUdsvPieces(bill, 'stringArrs', (row) => {
      rows++
      addCells(sums, row as readonly string[])
    })
    return foundIn(rows, sums)
  }
  return { run: check, check }
}

function udsvFileSums(bill: BillOnDisk): BillCase {
  const check = async (): Promise<Found> => {
    const sums = [0, 0, 0, 0, 0, 0]
    let rows = 0
    await readUdsvFile(bill, 'stringArrs', (row) => {
      rows++
      addCells(sums, row as readonly string[])
    })
    return foundIn(rows, sums)
  }
  return { run: check, check }
}

function handSums(bill: BillOnDisk): BillCase {
  const check = (): Found => {
    const sums = [0, 0, 0, 0, 0, 0]
    const lines = bill.rows.toString('utf8', 1, bill.rows.length - 2).split('\r\n`')
    for (const line of lines) addCells(sums, line.split(',`'))
    return foundIn(lines.length, sums)
  }
  return { run: check, check }
}
