/**
 * Finds the cells of usual rows, reads their amounts and decodes their texts, with the vector instructions and 64-bit
 * integers that JavaScript has no words for. AssemblyScript; `npm run build` compiles it into `../src/block/wasm-code.ts`.
 *
 * It knows no format: which bytes part the cells, which columns hold amounts and which texts are wanted is told to it. What
 * it answers is what `../src/block/plain-scanner.ts` answers; tests hold the two together.
 *
 * Nothing here allocates. The caller writes a block to INPUT, with bytes behind it that start the next row, and reads the
 * results where the exported addresses say.
 */

/** For each column of amounts: its index, its decimals, and 1 where an empty cell is 0; four bytes each, 128 columns. */
export const AMOUNT_COLUMNS: usize = 0
/** For each column 1 where its text is wanted; 512 columns. */
export const WANTED: usize = 512
/** Bytes of the block. Sixteen before it and LOOK_AHEAD behind it can be read. */
export const INPUT: usize = 1024
/** Twice the start of each cell, and 1 more where it is not ASCII; then the start of a cell behind the last row. */
export const MARKS: usize = INPUT + 65_664
/** Amounts of each row: integers of the smallest unit as 64-bit floats, NaN for what needs a closer look. */
export const AMOUNTS: usize = MARKS + 4 * 65_664
/** What the amounts of each column come to; NaN where one of them needs a closer look. */
export const SUMS: usize = AMOUNTS + 8 * 65_536
/** Texts in UTF-16, a zero behind each. */
export const TEXT: usize = SUMS + 8 * 128
/** Where each text ends. */
export const TEXT_ENDS: usize = TEXT + 2 * 131_072

/** Bytes that a last step reads behind what was given. */
const LOOK_AHEAD: usize = 80
/** Of a mark: the cell is not ASCII. */
const WIDE = 1

const LF: u8 = 0x0a
const CR: u8 = 0x0d
const SPACE: u8 = 0x20
const HASH: u8 = 0x23
const COMMA: u8 = 0x2c
const MINUS: u8 = 0x2d
const DOT: u8 = 0x2e
const TICK: u8 = 0x60

/** Digits that are read at most, so that sums of a block stay exact. */
const MAX_DIGITS: usize = 12

/**
 * Marks the cells of all rows up to the first that is not usual.
 *
 * @param length - Bytes of the block, the last of which ends a line.
 * @param given - Those, and what is there of the start of a row behind them.
 * @param columns - Cells of a row.
 * @param ticked - 1 where cells are parted by comma and back-tick, 0 where by commas.
 * @returns How many rows; none where a zero byte was seen.
 */
export function markRows(length: i32, given: i32, columns: i32, ticked: i32): i32 {
  memory.fill(INPUT + <usize>given, SPACE, LOOK_AHEAD)
  return ticked ? markEach(<usize>length, columns, true) : markEach(<usize>length, columns, false)
}

/** Compiled twice, so that no byte asks which kind it belongs to. */
// @ts-ignore: AssemblyScript's decorators stand on functions.
@inline
function markEach(length: usize, columns: i32, ticked: bool): i32 {
  if (ticked ? load<u8>(INPUT) != TICK : load<u8>(INPUT) == HASH) return 0
  const end = INPUT + length
  const gap = ticked ? 2 : 1
  const rowMarks = <usize>columns * 4
  let rows = 0
  let zeros = i8x16.splat(0)
  /** Mark of the cell that is open. */
  let open = MARKS
  /** Mark of the cell behind the row. */
  let rowEnd = MARKS + rowMarks
  store<i32>(MARKS, ticked ? 2 : 0)
  for (let at = INPUT; at < end; at += 64) {
    zeros = v128.or(zeros, zerosAt(at))
    const cuts = ticked ? positionsOfTwo(COMMA, TICK, at) : positionsOf(COMMA, at)
    let lines = positionsOf(LF, at)
    const marked = cuts | lines
    const count = <usize>popcnt(marked)
    markPositions(marked, count, <i32>(at - INPUT) + gap, open + 4)
    let wide = highBitsAt(at)
    while (wide != 0) {
      const here = wide & (0 - wide)
      const mark = open + <usize>popcnt(marked & (here - 1)) * 4
      store<i32>(mark, load<i32>(mark) | WIDE)
      // On to the next cell.
      const next = marked & (0 - here)
      wide &= ~((next & (0 - next)) - 1)
    }
    while (lines != 0) {
      const here = lines & (0 - lines)
      lines ^= here
      const place = at + <usize>ctz(here)
      const mark = open + 4 + <usize>popcnt(marked & (here - 1)) * 4
      if (place >= end || mark != rowEnd || (ticked && !startsRow(place + 1))) return result(rows, zeros)
      rows++
      rowEnd += rowMarks
      if (!ticked && load<u8>(place + 1) == HASH) return result(rows, zeros)
    }
    open += count * 4
  }
  return result(rows, zeros)
}

/**
 * Writes the marks of cells behind separators. Eight are written without a look at how many there are, which costs less than a
 * wrong guess of the processor; what is too much is written over later.
 */
// @ts-ignore: as above.
@inline
function markPositions(positions: u64, count: usize, offset: i32, target: usize): void {
  let left = markFirst(positions, offset, target)
  left = markFirst(left, offset, target + 4)
  left = markFirst(left, offset, target + 8)
  left = markFirst(left, offset, target + 12)
  left = markFirst(left, offset, target + 16)
  left = markFirst(left, offset, target + 20)
  left = markFirst(left, offset, target + 24)
  left = markFirst(left, offset, target + 28)
  for (let mark = target + 32, last = target + count * 4; mark < last; mark += 4) left = markFirst(left, offset, mark)
}

/** Writes the mark of the first position; gives the others. */
// @ts-ignore: as above.
@inline
function markFirst(positions: u64, offset: i32, mark: usize): u64 {
  store<i32>(mark, (<i32>ctz(positions) + offset) << 1)
  return positions & (positions - 1)
}

// @ts-ignore: as above.
@inline
function result(rows: i32, zeros: v128): i32 {
  return v128.any_true(zeros) ? 0 : rows
}

/** Which of 64 bytes have a value, a bit each. */
// @ts-ignore: as above.
@inline
function positionsOf(value: u8, at: usize): u64 {
  const all = i8x16.splat(value)
  return join(
    i8x16.eq(v128.load(at), all),
    i8x16.eq(v128.load(at, 16), all),
    i8x16.eq(v128.load(at, 32), all),
    i8x16.eq(v128.load(at, 48), all)
  )
}

/** Which of 64 bytes have a value and are followed by another. */
// @ts-ignore: as above.
@inline
function positionsOfTwo(first: u8, second: u8, at: usize): u64 {
  const a = i8x16.splat(first)
  const b = i8x16.splat(second)
  return join(
    v128.and(i8x16.eq(v128.load(at), a), i8x16.eq(v128.load(at, 1), b)),
    v128.and(i8x16.eq(v128.load(at, 16), a), i8x16.eq(v128.load(at, 17), b)),
    v128.and(i8x16.eq(v128.load(at, 32), a), i8x16.eq(v128.load(at, 33), b)),
    v128.and(i8x16.eq(v128.load(at, 48), a), i8x16.eq(v128.load(at, 49), b))
  )
}

/** Which of 64 bytes are not ASCII. */
// @ts-ignore: as above.
@inline
function highBitsAt(at: usize): u64 {
  return join(v128.load(at), v128.load(at, 16), v128.load(at, 32), v128.load(at, 48))
}

/** Not zero where one of 64 bytes is zero. */
// @ts-ignore: as above.
@inline
function zerosAt(at: usize): v128 {
  const least = i8x16.min_u(
    i8x16.min_u(v128.load(at), v128.load(at, 16)),
    i8x16.min_u(v128.load(at, 32), v128.load(at, 48))
  )
  return i8x16.eq(least, i8x16.splat(0))
}

/** The highest bit of each byte. */
// @ts-ignore: as above.
@inline
function join(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>(<u32>(i8x16.bitmask(a) | (i8x16.bitmask(b) << 16)))
  const high = <u64>(<u32>(i8x16.bitmask(c) | (i8x16.bitmask(d) << 16)))
  return low | (high << 32)
}

/** Whether a row of WeChat Pay starts here: a back-tick and a date. */
// @ts-ignore: as above.
@inline
function startsRow(at: usize): bool {
  return (
    load<u8>(at) == TICK &&
    load<u8>(at, 5) == MINUS &&
    load<u8>(at, 8) == MINUS &&
    isDigit(load<u8>(at, 1)) &&
    isDigit(load<u8>(at, 4))
  )
}

// @ts-ignore: as above.
@inline
function isDigit(byte: u8): bool {
  return byte - 0x30 <= 9
}

/**
 * Reads the amounts of marked rows, as AMOUNT_COLUMNS says, and adds them up.
 *
 * @param rows - That are marked.
 * @param columns - Cells of a row.
 * @param count - How many of them are amounts.
 * @param ticked - As in `markRows`; cells that are parted by commas may be padded with tabs and spaces.
 */
export function readAmounts(rows: i32, columns: i32, count: i32, ticked: i32): void {
  // Column by column: what the cells of one have in common, the processor learns.
  for (let index = 0; index < count; index++) {
    if (ticked) readColumn(rows, columns, index, count, true)
    else readColumn(rows, columns, index, count, false)
  }
}

// @ts-ignore: as above.
@inline
function readColumn(rows: i32, columns: i32, index: usize, count: usize, ticked: bool): void {
  const entry = AMOUNT_COLUMNS + index * 4
  const column = <i32>load<u8>(entry)
  const decimals = <usize>load<u8>(entry, 1)
  const mayBeEmpty = load<u8>(entry, 2) == 1
  const isLast = column == columns - 1
  const fraction = <u64>-1 << (64 - 8 * <u64>decimals)
  const least: usize = decimals == 0 ? 9 : decimals + 2
  let sum: f64 = 0
  let to = AMOUNTS + index * 8
  let mark = MARKS + <usize>column * 4
  for (let row = 0; row < rows; row++) {
    let start = cellStart(mark)
    let end = cellEnd(mark, isLast, ticked)
    if (!ticked) {
      while (end > start && isPadding(load<u8>(end - 1))) end--
      while (end > start && isPadding(load<u8>(start))) start++
    }
    const amount = mayBeEmpty && start == end ? 0 : readAmount(start, end, decimals, least, fraction)
    store<f64>(to, amount)
    sum += amount
    to += count * 8
    mark += <usize>columns * 4
  }
  store<f64>(SUMS + index * 8, sum)
}

// @ts-ignore: as above.
@inline
function cellStart(mark: usize): usize {
  return INPUT + <usize>(load<i32>(mark) >> 1)
}

/** The byte behind a cell: that of the next separator, or of the line end. */
// @ts-ignore: as above.
@inline
function cellEnd(mark: usize, isLast: bool, ticked: bool): usize {
  const end = INPUT + <usize>(load<i32>(mark, 4) >> 1) - (ticked ? 2 : 1)
  return isLast && load<u8>(end - 1) == CR ? end - 1 : end
}

// @ts-ignore: as above.
@inline
function isPadding(byte: u8): bool {
  return byte == SPACE || byte == 0x09
}

/**
 * Reads a plain decimal number: all its digits at once where they fit into eight bytes, as most amounts do.
 *
 * @param least - Bytes of a number with all its decimals, at least; 9 where there are none.
 * @param fraction - Which of the last eight bytes are decimals.
 */
// @ts-ignore: as above.
@inline
function readAmount(start: usize, end: usize, decimals: usize, least: usize, fraction: u64): f64 {
  const isNegative = load<u8>(start) == MINUS && end > start
  const from = start + usize(isNegative)
  const length = end - from
  if (length > 8 || length < least || load<u8>(end - decimals - 1) != DOT) {
    return readDigits(from, end, decimals, isNegative)
  }
  const text = load<u64>(end - 8)
  // What stands before the dot moves up by one, over the dot; what stands before the number is cleared.
  const number = <u64>-1 << (72 - 8 * <u64>length)
  const digits = (((text & fraction) | ((text << 8) & ~fraction)) ^ 0x3030_3030_3030_3030) & number
  if (((digits | (digits + 0x0606_0606_0606_0606)) & 0xf0f0_f0f0_f0f0_f0f0) != 0) return NaN
  const pairs = digits * 10 + (digits >> 8)
  const odd = (pairs & 0x0000_00ff_0000_00ff) * 0x000f_4240_0000_0064
  const even = ((pairs >> 16) & 0x0000_00ff_0000_00ff) * 0x0000_2710_0000_0001
  const value = <i64>((odd + even) >> 32)
  return <f64>(isNegative ? -value : value)
}

/** Reads a plain decimal number digit by digit; it may have fewer decimals than its unit: `0`, `12`, `0.5`. */
function readDigits(from: usize, end: usize, decimals: usize, isNegative: bool): f64 {
  let value: i64 = 0
  let digits: usize = 0
  let missing = decimals
  for (let at = from; at < end; at++) {
    const byte = load<u8>(at)
    if (isDigit(byte)) {
      value = value * 10 + (byte - 0x30)
      if (++digits > MAX_DIGITS) return NaN
      continue
    }
    // A dot stands once, behind a digit and before one.
    const fraction = end - at - 1
    if (byte != DOT || at == from || fraction == 0 || fraction > decimals || missing != decimals) return NaN
    missing -= fraction
  }
  if (digits == 0 || digits + missing > MAX_DIGITS) return NaN
  for (; missing > 0; missing--) value *= 10
  return <f64>(isNegative ? -value : value)
}

/**
 * Decodes the wanted cells that are not ASCII from UTF-8, which was checked, one behind another.
 *
 * @param rows - That are marked.
 * @param columns - Cells of a row.
 * @param ticked - As in `markRows`.
 * @returns How many cells.
 */
export function decodeCells(rows: i32, columns: i32, ticked: i32): i32 {
  let mark = MARKS
  let to = TEXT
  let ends = TEXT_ENDS
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++, mark += 4) {
      if ((load<i32>(mark) & <i32>load<u8>(WANTED + column)) == 0) continue
      to = decode(cellStart(mark), cellEnd(mark, column == columns - 1, ticked != 0), to)
      store<i32>(ends, <i32>(to - TEXT) >> 1)
      ends += 4
      store<u16>(to, 0)
      to += 2
    }
  }
  return <i32>(ends - TEXT_ENDS) >> 2
}

/** Decodes well-formed UTF-8; gives the place behind the text. */
// @ts-ignore: as above.
@inline
function decode(start: usize, end: usize, target: usize): usize {
  let at = start
  let to = target
  while (at < end) {
    const byte = <u32>load<u8>(at)
    if (byte < 0x80) {
      store<u16>(to, byte)
      at++
    } else if (byte < 0xe0) {
      store<u16>(to, ((byte & 0x1f) << 6) | tail(at, 1))
      at += 2
    } else if (byte < 0xf0) {
      store<u16>(to, ((byte & 0x0f) << 12) | (tail(at, 1) << 6) | tail(at, 2))
      at += 3
    } else {
      const rest = (((byte & 7) << 18) | (tail(at, 1) << 12) | (tail(at, 2) << 6) | tail(at, 3)) - 0x1_0000
      store<u16>(to, 0xd800 | (rest >> 10))
      to += 2
      store<u16>(to, 0xdc00 | (rest & 0x3ff))
      at += 4
    }
    to += 2
  }
  return to
}

// @ts-ignore: as above.
@inline
function tail(at: usize, index: usize): u32 {
  return <u32>load<u8>(at + index) & 0x3f
}
