import { createLuaScript } from './lua-script.ts'

/**
 * KEYS: work. ARGV: a new lease, milliseconds. Returns `begun`, `busy` or `done`.
 *
 * Work is a text: `busy:` or `done:`, and the lease under which it is, or was, done.
 */
const beginWork = createLuaScript(`
local held = redis.call('GET', KEYS[1])
if held == 'busy:' .. ARGV[1] then return 'begun' end
if held then return string.sub(held, 1, 4) end
redis.call('SET', KEYS[1], 'busy:' .. ARGV[1], 'PX', ARGV[2])
return 'begun'
`)

/** KEYS: work. ARGV: lease, milliseconds. Returns 1 when it is marked as done, 0 when somebody else is or was at it. */
const completeWork = createLuaScript(`
local held = redis.call('GET', KEYS[1])
if held and held ~= 'busy:' .. ARGV[1] and held ~= 'done:' .. ARGV[1] then return 0 end
redis.call('SET', KEYS[1], 'done:' .. ARGV[1], 'PX', ARGV[2])
return 1
`)

/** KEYS: work. ARGV: lease. Returns 1 when it was given back. */
const abandonWork = createLuaScript(`
if redis.call('GET', KEYS[1]) ~= 'busy:' .. ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
`)

/** The scripts of work that is done once, by the store's method. */
export const onceScripts = Object.freeze({ begin: beginWork, complete: completeWork, abandon: abandonWork })
