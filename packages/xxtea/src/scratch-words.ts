/**
 * One small block of words that short messages are worked on in, so that a call allocates one buffer, its result: on
 * Node 20 one typed array outside V8's heap costs more than the rounds of a 140-byte message, and a plaintext with
 * padding would need two, one to decipher in and one of the right length.
 *
 * Whoever leaves plaintext in it wipes it before returning.
 *
 * @module
 */

/** Words in the scratch: 4 KiB of data and a length word. */
export const SCRATCH_WORDS = 1025

/** The scratch as words. */
export const scratchWords: Int32Array = new Int32Array(SCRATCH_WORDS)

/** The same memory as bytes. */
export const scratchBytes: Uint8Array = new Uint8Array(scratchWords.buffer)
