import { renderBar } from './render-bar.ts'

/** Where progress is drawn: `process.stderr`. */
export interface ProgressTerminal {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Shows how far a file has been read. */
export interface ProgressBar {
  /**
   * @param bytes - Bytes read so far.
   * @param rows - Rows read so far.
   */
  show(bytes: number, rows?: number): void
  /** Takes the bar off the screen. */
  clear(): void
}

const PERIOD_MS = 100
const CLEAR_LINE = '\r\u001b[2K'
const silent: ProgressBar = { show() {}, clear() {} }

/**
 * Makes a progress bar that is drawn on a terminal only: in a pipe, a log or a file it writes nothing.
 *
 * @param terminal - Standard error.
 * @param total - Size of the input in bytes; `undefined` when it is a pipe, and then only bytes and rows are shown.
 * @param now - Milliseconds of a clock that never goes back; the bar is drawn at most ten times a second.
 */
export function progressBar(terminal: ProgressTerminal, total: number | undefined, now: () => number): ProgressBar {
  if (terminal.isTTY !== true) return silent
  let drawnAt = Number.NEGATIVE_INFINITY
  return {
    show(bytes, rows) {
      if (now() - drawnAt < PERIOD_MS) return
      drawnAt = now()
      const percent = total === undefined ? undefined : Math.min(100, Math.floor((bytes / Math.max(1, total)) * 100))
      const parts = [
        ...(percent === undefined ? [] : [`${renderBar(percent, 100, 24)} ${String(percent).padStart(3)} %`]),
        formatBytes(bytes),
        ...(rows === undefined ? [] : [`${rows.toLocaleString('en-US')} rows`])
      ]
      terminal.write(`${CLEAR_LINE}${parts.join('  ')}`)
    },
    clear() {
      if (drawnAt !== Number.NEGATIVE_INFINITY) terminal.write(CLEAR_LINE)
    }
  }
}

/**
 * Writes a number of bytes for people: `1.4 MB`, in steps of 1000.
 *
 * @param bytes - Not negative.
 */
export function formatBytes(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** step
  return `${step === 0 ? value : value.toFixed(1)} ${units[step]}`
}
