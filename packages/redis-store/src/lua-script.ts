import { createHash } from 'node:crypto'

/** A Lua script, and the name under which Redis keeps it. */
export interface LuaScript {
  readonly text: string
  /** SHA-1 of the text, in hex: what `EVALSHA` takes. */
  readonly sha1: string
}

/** Makes a script ready to be sent. */
export function createLuaScript(text: string): LuaScript {
  return Object.freeze({ text, sha1: createHash('sha1').update(text).digest('hex') })
}
