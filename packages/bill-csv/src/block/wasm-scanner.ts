import { CELL_CODES } from '../layout/cell-codes.ts'
import type { Layout } from '../layout/create-layout.ts'
import { readUtf16 } from '../text/read-utf16.ts'
import type { BlockScanner } from './block-scanner.ts'
import { gatherCells } from './gather-cells.ts'
import { BLOCK_BYTES, BLOCK_COLUMNS, createRowBlock, openBlock } from './row-block.ts'
import { ROW_START_BYTES } from './row-start.ts'
import { WASM_CODE } from './wasm-code.ts'
import { startModule, type WebAssemblyHost } from './web-assembly.ts'

/** What `wasm/scan-block.ts` exports. */
interface ScanBlock {
  readonly memory: { readonly buffer: ArrayBuffer }
  readonly AMOUNT_COLUMNS: Address
  readonly WANTED: Address
  readonly INPUT: Address
  readonly MARKS: Address
  readonly AMOUNTS: Address
  readonly SUMS: Address
  readonly TEXT: Address
  readonly TEXT_ENDS: Address
  markRows(length: number, given: number, columns: number, ticked: number): number
  readAmounts(rows: number, columns: number, count: number, ticked: number): void
  decodeCells(rows: number, columns: number, ticked: number): number
}

/** A place in the memory of the module. */
interface Address {
  readonly value: number
}

/**
 * Makes a scanner out of the vector instructions of the processor: WebAssembly of 3 KB, with its source in `wasm`.
 *
 * @param host - `globalThis.WebAssembly`.
 * @throws what the platform throws when it does not take the module.
 */
export function createWasmScanner(host: WebAssemblyHost): BlockScanner {
  const wasm = startModule<ScanBlock>(host, WASM_CODE)
  const { buffer } = wasm.memory
  const memory = new Uint8Array(buffer)
  const input = wasm.INPUT.value
  const text = wasm.TEXT.value
  const block = createRowBlock({
    marks: new Int32Array(buffer, wasm.MARKS.value, BLOCK_BYTES + 1),
    amounts: new Float64Array(buffer, wasm.AMOUNTS.value, BLOCK_BYTES),
    sums: new Float64Array(buffer, wasm.SUMS.value, BLOCK_COLUMNS),
    wideEnds: new Int32Array(buffer, wasm.TEXT_ENDS.value, BLOCK_BYTES)
  })

  function writeAmountColumns({ summed, decimals, codes }: Layout): void {
    let at = wasm.AMOUNT_COLUMNS.value
    for (const column of summed) {
      memory[at++] = column
      memory[at++] = decimals[column]!
      memory[at++] = codes[column] === CELL_CODES.optionalUnits ? 1 : 0
      at++
    }
  }

  return {
    block,
    markRows(layout, bytes, from, to) {
      openBlock(block, layout, bytes, from)
      const given = bytes.subarray(from, to + ROW_START_BYTES)
      memory.set(given, input)
      block.rows = wasm.markRows(to - from, given.length, layout.codes.length, Number(layout.ticked))
    },
    readAmounts() {
      const { codes, summed, ticked } = block.layout!
      writeAmountColumns(block.layout!)
      wasm.readAmounts(block.rows, codes.length, summed.length, Number(ticked))
    },
    decodeCells(wanted, encoding) {
      if (encoding !== 'utf-8') return gatherCells(block, wanted, encoding)
      memory.set(wanted, wasm.WANTED.value)
      const cells = wasm.decodeCells(block.rows, wanted.length, Number(block.layout!.ticked))
      block.wideText = cells === 0 ? '' : readUtf16(memory, text, text + 2 * (block.wideEnds[cells - 1]! + 1))
      return true
    }
  }
}
