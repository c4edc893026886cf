import { describe, expect, it } from 'vitest'
import { releaseSink, reserveBytes, takeSink, writeByte, writeBytes } from '../src/byte-sink.ts'

describe('byte sink', () => {
  it('starts behind the room that was asked for', () => {
    const sink = takeSink(64)
    expect([sink.start, sink.length]).toEqual([64, 64])
  })

  it('uses one buffer again and again', () => {
    const first = takeSink(0)
    releaseSink(first)
    expect(takeSink(8).bytes).toBe(first.bytes)
  })

  it('never gives one buffer to two users', () => {
    expect(takeSink(0).bytes).not.toBe(takeSink(0).bytes)
  })

  it('keeps what was written when it grows', () => {
    const sink = takeSink(2)
    writeByte(sink, 0x61)
    writeBytes(sink, new Uint8Array(sink.bytes.length).fill(0x62))
    writeByte(sink, 0x63)
    const written = sink.bytes.toString('latin1', sink.start, sink.length)
    expect(written).toMatch(/^ab+c$/)
    expect(written.length).toBe(sink.length - 2)
  })

  it('grows by one byte too many', () => {
    const sink = takeSink(0)
    writeBytes(sink, new Uint8Array(sink.bytes.length))
    const full = sink.bytes
    expect(reserveBytes(sink, 0)).toBe(full)
    writeByte(sink, 0x2a)
    expect(sink.bytes.length).toBe(full.length * 2)
    expect(sink.bytes[sink.length - 1]).toBe(0x2a)
  })

  it('does not keep a buffer that one large call needed', () => {
    const sink = takeSink(0)
    const large = reserveBytes(sink, 1_000_000)
    releaseSink(sink)
    expect(takeSink(0).bytes).not.toBe(large)
  })
})
