import { createLuaScript } from './lua-script.ts'

/**
 * KEYS: token. Returns what is stored, or nothing.
 *
 * A token is a hash: `body` (the token, maybe encrypted), `id` (what tells tokens apart without showing them), `issuedAtMs`
 * and `fence` (number of the lease that it was fetched under).
 */
const readToken = createLuaScript(`return redis.call('HGET', KEYS[1], 'body')`)

/**
 * KEYS: token. ARGV: id of the expected token or '', id, issuedAtMs, fence or 0, body, milliseconds to keep it.
 * Returns 1 when the token is stored (now, or by an earlier run of the same call), otherwise 0.
 */
const replaceToken = createLuaScript(`
local stored = redis.call('HMGET', KEYS[1], 'id', 'issuedAtMs', 'fence')
local fence = tonumber(ARGV[4])
if stored[1] then
  local storedFence = tonumber(stored[3])
  local isSame = stored[1] == ARGV[2] and stored[2] == ARGV[3] and storedFence >= fence
  if isSame then return 1 end
  if fence > 0 and storedFence > 0 and fence ~= storedFence then
    if fence < storedFence then return 0 end
  elseif stored[1] ~= ARGV[1] or tonumber(stored[2]) > tonumber(ARGV[3]) then
    return 0
  end
  fence = math.max(fence, storedFence)
elseif ARGV[1] ~= '' and fence == 0 then
  return 0
end
redis.call('HSET', KEYS[1], 'id', ARGV[2], 'issuedAtMs', ARGV[3], 'fence', string.format('%.0f', fence), 'body', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[6])
return 1
`)

/**
 * KEYS: lease, token. ARGV: a text that is this holder's alone, milliseconds. Returns the lease, or nothing.
 *
 * The number of a lease is Redis' own time in microseconds, or one more than that of the stored token: it grows without a
 * counter that could be lost by itself.
 */
const acquireLease = createLuaScript(`
local held = redis.call('GET', KEYS[1])
if held then
  if string.match(held, '%.(.*)$') == ARGV[1] then return held end
  return false
end
local time = redis.call('TIME')
local fence = time[1] * 1000000 + time[2]
local stored = tonumber(redis.call('HGET', KEYS[2], 'fence') or '0')
local lease = string.format('%.0f', math.max(fence, stored + 1)) .. '.' .. ARGV[1]
redis.call('SET', KEYS[1], lease, 'PX', ARGV[2])
return lease
`)

/** KEYS: lease. ARGV: the lease. Returns 1 when it was given back, 0 when it had ended or is somebody else's. */
const releaseLease = createLuaScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
`)

/** The scripts of tokens, by the store's method. */
export const tokenScripts = Object.freeze({
  read: readToken,
  replace: replaceToken,
  acquire: acquireLease,
  release: releaseLease
})
