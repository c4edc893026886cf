import { describe, expect, it } from 'vitest'
import { formatBytes, progressBar } from '../../src/command/progress-bar.ts'

function terminal(isTTY: boolean) {
  const written: string[] = []
  return { isTTY, written, write: (text: string) => written.push(text.replaceAll('\r\u001b[2K', '<clear>')) }
}

describe('progressBar', () => {
  it('writes nothing where there is no terminal', () => {
    const log = terminal(false)
    const bar = progressBar(log, 100, () => 0)
    bar.show(50)
    bar.clear()
    expect(log.written).toEqual([])
    expect(progressBar({ write: log.write }, 100, () => 0)).toBe(bar)
  })

  it('shows percent, bytes and rows, at most ten times a second', () => {
    let now = 0
    const screen = terminal(true)
    const bar = progressBar(screen, 2_000_000, () => now)
    bar.show(0, 0)
    bar.show(500_000, 10)
    now = 100
    bar.show(1_000_000, 12_345)
    now = 199
    bar.show(1_500_000, 20_000)
    now = 5000
    bar.show(2_000_001, 30_000)
    bar.clear()
    expect(screen.written).toEqual([
      `<clear>${' '.repeat(24)}   0 %  0 B  0 rows`,
      `<clear>${'█'.repeat(12)}${' '.repeat(12)}  50 %  1.0 MB  12,345 rows`,
      `<clear>${'█'.repeat(24)} 100 %  2.0 MB  30,000 rows`,
      '<clear>'
    ])
  })

  it('shows bytes alone where the size is not known', () => {
    const screen = terminal(true)
    progressBar(screen, undefined, () => 0).show(999)
    progressBar(screen, 0, () => 0).show(0)
    expect(screen.written).toEqual(['<clear>999 B', `<clear>${' '.repeat(24)}   0 %  0 B`])
  })

  it('takes nothing away when it never drew', () => {
    const screen = terminal(true)
    progressBar(screen, 1, () => 0).clear()
    expect(screen.written).toEqual([])
  })
})

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [999, '999 B'],
    [1000, '1.0 kB'],
    [1_449_000, '1.4 MB'],
    [2e9, '2.0 GB'],
    [5e15, '5000.0 TB']
  ])('writes %d as %s', (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected)
  })
})
