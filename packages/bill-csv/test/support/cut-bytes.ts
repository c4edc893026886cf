import fc from 'fast-check'

/** Places to cut at, as fractions of the whole; two equal ones make an empty chunk. */
export const anyCuts: fc.Arbitrary<readonly number[]> = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
  maxLength: 12
})

/** Cuts bytes at fractions of their length. */
export function cutBytes(bytes: Uint8Array, cuts: readonly number[]): readonly Uint8Array[] {
  const places = [0, ...cuts.map((cut) => Math.floor(cut * bytes.length)).sort((left, right) => left - right)]
  return places.map((from, index) => bytes.slice(from, places[index + 1] ?? bytes.length))
}

/** Cuts bytes into pieces of one size. */
export function sliceBytes(bytes: Uint8Array, size: number): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.slice(index * size, (index + 1) * size)
  )
}

/** Every shape in which a caller may hold the chunks of a bill. */
export const chunkSources = {
  iterable: (chunks: readonly Uint8Array[]) => chunks,
  'async iterable': async function* (chunks: readonly Uint8Array[]) {
    yield* chunks
  },
  'web stream': (chunks: readonly Uint8Array[]) => ReadableStream.from(chunks) as ReadableStream<Uint8Array>,
  Response: (chunks: readonly Uint8Array[]) => new Response(ReadableStream.from(chunks)),
  'open file': (chunks: readonly Uint8Array[]) => {
    const left = chunks.filter(({ length }) => length > 0)
    return {
      // A file may give less than it was asked for, and gives nothing only at its end.
      read: async (buffer: Uint8Array, offset: number, length: number) => {
        const chunk = left.shift() ?? new Uint8Array()
        const taken = chunk.subarray(0, length)
        if (taken.length < chunk.length) left.unshift(chunk.subarray(length))
        buffer.set(taken, offset)
        return { bytesRead: taken.length }
      }
    }
  }
} as const
