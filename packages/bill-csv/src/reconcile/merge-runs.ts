/** Lines of one run that are in memory, and where the next ones come from. */
interface RunCursor {
  readonly source: AsyncIterator<readonly string[]>
  lines: readonly string[]
  index: number
  /** The line in front; kept here because it is compared often. */
  line: string
}

const BATCH_LINES = 1024

/**
 * Merges sorted runs into one sorted sequence (k-way merge with a heap).
 *
 * @param runs - Each gives sorted lines in batches. No two lines are the same.
 * @returns Batches of at most 1024 lines.
 */
export async function* mergeRuns(
  runs: readonly AsyncIterable<readonly string[]>[]
): AsyncGenerator<readonly string[], void, undefined> {
  const heap: RunCursor[] = []
  for (const run of runs) {
    const cursor: RunCursor = { source: run[Symbol.asyncIterator](), lines: [], index: 0, line: '' }
    if (await advance(cursor)) heap.push(cursor)
  }
  heap.sort((left, right) => (left.line < right.line ? -1 : 1))
  let batch: string[] = []
  for (let top = heap[0]; top !== undefined; top = heap[0]) {
    batch.push(top.line)
    if (batch.length === BATCH_LINES) {
      yield batch
      batch = []
    }
    // Only the end of what is in memory costs a wait.
    const next = top.lines[top.index++]
    if (next !== undefined) top.line = next
    else if (!(await advance(top))) {
      const last = heap.pop() as RunCursor
      if (last !== top) heap[0] = last
    }
    sink(heap)
  }
  if (batch.length > 0) yield batch
}

/** Takes the next line of a run; false at its end. */
async function advance(cursor: RunCursor): Promise<boolean> {
  const { value, done } = await cursor.source.next()
  if (done === true) return false
  cursor.lines = value
  cursor.line = value[0] as string
  cursor.index = 1
  return true
}

/** Moves the first cursor down to where it belongs. */
function sink(heap: RunCursor[]): void {
  const cursor = heap[0]
  if (cursor === undefined) return
  let hole = 0
  for (;;) {
    let child = 2 * hole + 1
    const left = heap[child]
    if (left === undefined) break
    const right = heap[child + 1]
    let smaller = left
    if (right !== undefined && right.line < left.line) {
      smaller = right
      child += 1
    }
    if (cursor.line < smaller.line) break
    heap[hole] = smaller
    hole = child
  }
  heap[hole] = cursor
}
