const LONE_SURROGATE = /\p{Surrogate}/u

/** Whether a text holds half of a surrogate pair, which no encoding on the wire can carry. */
export function hasLoneSurrogate(text: string): boolean {
  return LONE_SURROGATE.test(text)
}
