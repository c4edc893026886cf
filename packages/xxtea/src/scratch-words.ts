/**
 * One small block of words that short messages are worked on in. Its bytes are then copied out once: a typed array of
 * its own for the words and a second one for the bytes cost a quarter of the time of a 140-byte message.
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
