import type { BillSource } from '../bill-types.ts'
import { concatBytes } from './concat-bytes.ts'
import { createGunzipper } from './gunzipper.ts'
import { isGzip, SNIFF_BYTES } from './sniff-bytes.ts'
import { toChunks } from './to-chunks.ts'

/**
 * Gives the uncompressed bytes of a source; of a zip, the zip's own.
 *
 * @param source - Bytes, chunks or a file.
 */
export async function* readChunks(source: BillSource): AsyncGenerator<Uint8Array, void> {
  const gunzipper = createGunzipper()
  let packed: boolean | undefined
  let first: Uint8Array = new Uint8Array(0)
  for await (const chunk of toChunks(source)) {
    if (packed === true) yield* gunzipper.push(chunk)
    else if (packed === false) yield chunk
    else {
      first = concatBytes([first, chunk])
      if (first.length < SNIFF_BYTES) continue
      packed = isGzip(first)
      if (packed) yield* gunzipper.push(first)
      else yield first
    }
  }
  if (packed === true) yield* gunzipper.end()
  else if (packed === undefined && first.length > 0) yield first
}
