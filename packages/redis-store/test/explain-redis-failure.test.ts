import { expect, test } from 'vitest'
import { explain, explainRedisFailure, isUnknownScript } from '../src/explain-redis-failure.ts'
import { describeRedis } from './support/describe-redis.ts'
import { textsOf } from './support/texts-of.ts'

// Texts of Redis 7.0.15 (seen), of 6.2 and older (the scripts' sentence before them), and of node-redis 5.
test.each([
  ["OOM command not allowed when used memory > 'maxmemory'. script: e0e1f9, on @user_script:22.", 'FULL', 'Redis: OOM'],
  [
    'ERR Error running script (call to f_e0e1f9): @user_script:22: @user_script: 22: -OOM command not allowed',
    'FULL',
    'Redis: OOM'
  ],
  [
    "READONLY You can't write against a read only replica. script: e0e1f9, on @user_script:22.",
    'READ_ONLY',
    'Redis: READONLY'
  ],
  ['MISCONF Redis is configured to save RDB snapshots, but is unable to persist', 'READ_ONLY', 'Redis: MISCONF'],
  ['NOREPLICAS Not enough good replicas to write.', 'READ_ONLY', 'Redis: NOREPLICAS'],
  ['LOADING Redis is loading the dataset in memory', 'UNREACHABLE', 'Redis: LOADING'],
  [
    "MASTERDOWN Link with MASTER is down and replica-serve-stale-data is set to 'no'.",
    'UNREACHABLE',
    'Redis: MASTERDOWN'
  ],
  ['CLUSTERDOWN The cluster is down', 'UNREACHABLE', 'Redis: CLUSTERDOWN'],
  ['TRYAGAIN Multiple keys request during rehashing of slot', 'UNREACHABLE', 'Redis: TRYAGAIN'],
  ['BUSY Redis is busy running a script. You can only call SCRIPT KILL', 'UNREACHABLE', 'Redis: BUSY'],
  ['WRONGTYPE Operation against a key holding the wrong kind of value', 'DATA', 'Redis: WRONGTYPE'],
  ['NOAUTH Authentication required.', 'REFUSED', 'Redis: NOAUTH'],
  ["NOPERM this user has no permissions to run the 'evalsha' command", 'REFUSED', 'Redis: NOPERM'],
  ["ERR unknown command 'EVALSHA', with args beginning with: 'e0e1f9' '1'", 'REFUSED', 'Redis: ERR'],
  ['Socket closed unexpectedly', 'UNREACHABLE', undefined],
  ['The client is closed', 'UNREACHABLE', undefined],
  ['All the root nodes are unavailable', 'UNREACHABLE', undefined],
  ['', 'UNREACHABLE', undefined]
])('takes "%s" for %s', (message, code, detail) => {
  const error = explainRedisFailure('replace', new Error(message))
  expect([error.code, error.details]).toEqual([`ERR_REDIS_STORE_${code}`, detail === undefined ? [] : [detail]])
})

test("keeps the system's code, where it is one", () => {
  const refused = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { code: 'ECONNREFUSED' })
  expect(explainRedisFailure('read', refused).details).toEqual(['System: ECONNREFUSED'])
  expect(explainRedisFailure('read', Object.assign(new Error('x'), { code: 'a secret' })).details).toEqual([])
  expect(explainRedisFailure('read', undefined).code).toBe('ERR_REDIS_STORE_UNREACHABLE')
})

test('leaves our own errors as they are', () => {
  const error = explain('ERR_REDIS_STORE_DATA', 'read')
  expect(explainRedisFailure('other', error)).toBe(error)
})

test('says what happened, and what to do', () => {
  expect(
    explainRedisFailure('acquire', new Error("OOM command not allowed when used memory > 'maxmemory'.")).message
  ).toMatchInlineSnapshot(`
      "redis-store.acquire found Redis full
        Redis: OOM
        What to do: raise "maxmemory" in Redis, or make room
        Docs: https://github.com/kaifang-js/kaifang/blob/main/docs/errors.md#err_redis_store_full"
    `)
})

test('knows the answer to a script that Redis has forgotten', () => {
  expect(isUnknownScript(new Error('NOSCRIPT No matching script. Please use EVAL.'))).toBe(true)
  expect([isUnknownScript(new Error('ERR NOSCRIPT')), isUnknownScript('NOSCRIPT')]).toEqual([false, false])
})

describeRedis(
  'a Redis that does not know EVALSHA',
  (redis) => {
    test('repeats arguments in its error; ours does not', async () => {
      const client = await redis.open()
      const thrown = await client.evalSha('e0e1', { keys: ['key'], arguments: ['hunter22'] }).catch((error) => error)
      expect(String(thrown)).toContain('hunter22')
      expect(textsOf(explainRedisFailure('replace', thrown))).not.toContain('hunter22')
    })
  },
  '--rename-command',
  'EVALSHA',
  ''
)
