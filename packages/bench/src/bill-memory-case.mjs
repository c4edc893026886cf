/**
 * One way of reading a bill, in a process of its own: `node bill-memory-case.mjs <case> <bill as JSON>` prints what it found,
 * the milliseconds it took, and resident memory before and at its peak. Plain JavaScript, because a TypeScript loader takes
 * more memory than what is measured here.
 * @module
 */
import { fork } from 'node:child_process'
import { closeSync, createReadStream, openSync, readFileSync, readSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

const format = 'wechat-pay-trade'
const [, , name, json] = process.argv
const { path, rowsFrom, rowsTo, orderColumn } = JSON.parse(json)

/** Each case imports what it needs, so that none pays for the others; what it returns is still held at the peak. */
const cases = {
  'bill-csv, sums': async () => {
    const { summarizeBill } = await import('@kaifang/bill-csv')
    return async () => {
      const file = await open(path)
      const { rowCount, totals } = await summarizeBill(file, { format })
      await file.close()
      return { rows: rowCount, totalFee: totals.totalOrderFee }
    }
  },
  'bill-csv, rows': () => readOurs(() => open(path)),
  'bill-csv, rows, lazy': () => readOurs(() => open(path), { lazy: true }),
  'bill-csv, rows, createReadStream': () => readOurs(() => createReadStream(path)),
  'payment openBill, sums': async () => {
    const { summarizeBill } = await import('@kaifang/bill-csv')
    return downloadOurs(async (body) => {
      const { rowCount, totals } = await summarizeBill(body, { format })
      return { rows: rowCount, totalFee: totals.totalOrderFee }
    })
  },
  'payment openBill, rows': () => downloadOurs((body) => readRows(body)),
  'uDSV, rows': async () => {
    const parser = await udsvParser()
    return async () => {
      let [rows, totalFee] = [0, 0]
      for await (const text of udsvChunks()) {
        parser.chunk(text, parser.stringObjs, (row) => {
          rows++
          totalFee += fenOf(row[orderColumn])
          return true
        })
      }
      parser.end()
      return { rows, totalFee }
    }
  },
  'bill-csv, kept': () => parseOurs(),
  'bill-csv, kept, lazy': () => parseOurs({ lazy: true }),
  'bill-csv, kept, lazy, from the file': async () => {
    const { readBill } = await import('@kaifang/bill-csv')
    return async () => {
      const kept = []
      for await (const batch of readBill(await open(path), { format, lazy: true })) kept.push(...batch)
      return foundOurs(kept)
    }
  },
  'uDSV, kept': async () => {
    const parser = await udsvParser()
    return () => foundTexts(parser.stringObjs(rowsText()))
  },
  'uDSV, kept, from the file': async () => {
    const parser = await udsvParser()
    return async () => {
      for await (const text of udsvChunks()) parser.chunk(text, parser.stringObjs)
      return foundTexts(parser.end())
    }
  },
  'csv-parse, kept': async () => {
    const { parse } = await import('csv-parse/sync')
    return () => {
      const options = { columns: names(), delimiter: ',`', record_delimiter: '\r\n', quote: null }
      return foundTexts(parse(readFileSync(path).subarray(rowsFrom, rowsTo), options))
    }
  },
  'papaparse, kept': async () => {
    const { default: Papa } = await import('papaparse')
    return () => {
      const options = { header: true, delimiter: ',`', newline: '\r\n', quoteChar: '\0' }
      const { data } = Papa.parse(`${names().join(',`')}\r\n${rowsText()}`, options)
      return foundTexts(data)
    }
  },
  'wechatpay-axios-plugin, kept': async () => {
    const { Formatter } = await import('wechatpay-axios-plugin')
    return () => foundTexts(Formatter.castCsvBill(readFileSync(path)).rows)
  }
}

async function readOurs(openSource, options = {}) {
  await import('@kaifang/bill-csv')
  return async () => readRows(await openSource(), options)
}

async function readRows(source, options = {}) {
  const { readBill } = await import('@kaifang/bill-csv')
  let [rows, totalFee] = [0, 0]
  for await (const batch of readBill(source, { format, ...options })) {
    rows += batch.length
    for (const row of batch) totalFee += row.totalFee
  }
  return { rows, totalFee }
}

/** Over HTTP, from a server in a process of its own. */
async function downloadOurs(read) {
  const { initWeixin } = await import('@kaifang/payment')
  const server = fork(fileURLToPath(new URL('bill-server.mjs', import.meta.url)), [path])
  const port = await new Promise((resolve) => server.once('message', resolve))
  const settings = { appId: 'wx2421b1c4370ec43b', mchId: '1900000109', key: '192006250b4c09247ec02edce69f6a2d' }
  const { payment, close } = initWeixin({ ...settings, baseUrl: `http://127.0.0.1:${port}` })
  return async () => {
    const { body } = await payment.openBill({ billDate: '20200202' })
    const found = await read(body)
    await close()
    server.disconnect()
    return found
  }
}

async function parseOurs(options = {}) {
  const { parseBill } = await import('@kaifang/bill-csv')
  return () => foundOurs(parseBill(readFileSync(path), { format, ...options }).rows)
}

async function udsvParser() {
  const { initParser } = await import('udsv')
  const cols = names().map((column) => ({ name: column, type: 's', repl: {} }))
  return initParser({ skip: 0, col: ',`', row: '\r\n`', encl: '', esc: '', trim: false, cols })
}

function udsvChunks() {
  return createReadStream(path, { start: rowsFrom + 1, end: rowsTo - 3, encoding: 'utf8' })
}

/** The header alone: nobody should pay for a second copy of the bill. */
function names() {
  const head = Buffer.alloc(rowsFrom)
  const file = openSync(path)
  readSync(file, head)
  closeSync(file)
  return head.toString('utf8', 3, rowsFrom - 2).split(',')
}

/** The bytes are given up as soon as they are text, as a caller would. */
function rowsText() {
  return readFileSync(path).toString('utf8', rowsFrom + 1, rowsTo - 2)
}

function fenOf(text) {
  return Number(text.replace('.', ''))
}

function foundOurs(kept) {
  return { kept, rows: kept.length, totalFee: kept.reduce((sum, row) => sum + row.totalFee, 0) }
}

function foundTexts(kept) {
  return { kept, rows: kept.length, totalFee: kept.reduce((sum, row) => sum + fenOf(row[orderColumn]), 0) }
}

const run = await cases[name]()
const before = process.memoryUsage.rss()
const start = performance.now()
const { rows, totalFee } = await run()
const ms = performance.now() - start
console.log(JSON.stringify({ rows, totalFee, ms, before, peak: process.resourceUsage().maxRSS * 1024 }))
