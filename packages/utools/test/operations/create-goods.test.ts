import { describe, expect, it } from 'vitest'
import { hmacSha256 } from '../php-sign.ts'
import { readFixture } from '../read-fixture.ts'
import { failureOf, SECRET, startPlatform, TOKEN } from '../start-platform.ts'

const right = { totalFee: 100, title: 'VIP * 1 ~ 年' }
const ok = { body: readFixture('create-goods.ok').body }

describe('createGoods', () => {
  // The published vector 7.
  it('sends what is signed as a JSON body, and nothing in the query', async () => {
    const { server, utools } = await startPlatform()
    server.answer(ok)
    await utools.createGoods(right)
    const request = server.requests[0]!
    expect(request).toMatchObject({
      method: 'POST',
      target: '/goods',
      headers: { accept: 'application/json', 'content-type': 'application/json; charset=utf-8' }
    })
    expect(JSON.parse(request.body.toString('utf8'))).toEqual({
      plugin_id: 'zueadppw',
      total_fee: 100,
      title: 'VIP * 1 ~ 年',
      timestamp: 1624329435,
      sign: 'a2038f177692d17d43013ccc1ddde4b67f90345449a458cc1cea6a1392ba47dc'
    })
  })

  // The published vector 8.
  it('signs the optional parameters that it sends', async () => {
    const { server, utools } = await startPlatform()
    server.answer(ok)
    await utools.createGoods({ ...right, payLimit: 1, accessToken: TOKEN })
    expect(JSON.parse(server.requests[0]!.body.toString('utf8'))).toEqual({
      access_token: TOKEN,
      pay_limit: 1,
      plugin_id: 'zueadppw',
      total_fee: 100,
      title: 'VIP * 1 ~ 年',
      timestamp: 1624329435,
      sign: 'fafffb19471ffccd8515ab8abf9e7c74bfeb6c1bff21068c317525a9d26a8b68'
    })
  })

  it('signs the 0 that it sends, whatever its sign', async () => {
    const { server, utools } = await startPlatform()
    server.answer(ok)
    await utools.createGoods({ totalFee: 1, title: 'x', payLimit: -0 })
    const body = server.requests[0]!.body.toString('utf8')
    const text = 'pay_limit=0&plugin_id=zueadppw&timestamp=1624329435&title=x&total_fee=1'
    expect(JSON.parse(body)).toMatchObject({ pay_limit: 0, sign: hmacSha256(text, SECRET) })
    expect(body).toContain('"pay_limit":0,')
  })

  it('reads the sample of the document: the message is the id, and nobody signed it', async () => {
    const { server, utools } = await startPlatform()
    server.answer(ok)
    expect(await utools.createGoods(right)).toEqual({
      errCode: 0,
      errMsg: 'ok',
      goodsId: 'ZyxrbSpWBH360pSWG0ueYI3rKSWXMcic',
      verified: false
    })
  })

  it.each([
    ['no message', {}],
    ['an empty one', { message: '' }],
    ['null', { message: null }],
    ['a number', { message: 7 }],
    ['a sentence', { message: 'The given data was invalid.' }],
    ['129 characters', { message: 'x'.repeat(129) }],
    ['a list', [{ message: 'x' }]]
  ])('refuses %s as id, and says that the goods may exist', async (_, body) => {
    const { server, utools } = await startPlatform()
    server.answer({ body })
    const error = await failureOf(utools.createGoods(right))
    expect(error).toMatchObject({ code: 'ERR_REPLY_SHAPE', outcome: 'unknown', retryable: false })
    expect(error.message).toContain('sent a reply whose "message" is not the id of the goods')
    expect(server.requests).toHaveLength(1)
  })

  // One copy of the document says 50 characters; the platform decides.
  it('leaves the length of the title to the platform', async () => {
    const { server, utools } = await startPlatform()
    server.answer(ok)
    await utools.createGoods({ totalFee: 1, title: '年'.repeat(51) })
    expect(server.requests).toHaveLength(1)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', [right]],
    ['a field that it does not know', { ...right, price: 1 }],
    ['no price', { title: 'x' }],
    ['a price in text', { ...right, totalFee: '100' }],
    ['a price in yuan times 100', { ...right, totalFee: 0.29 * 100 }],
    ['a price of 0', { ...right, totalFee: 0 }],
    ['a negative price', { ...right, totalFee: -1 }],
    ['NaN', { ...right, totalFee: Number.NaN }],
    ['an infinite price', { ...right, totalFee: Number.POSITIVE_INFINITY }],
    ['a price past 2^53', { ...right, totalFee: 2 ** 53 }],
    ['a bigint', { ...right, totalFee: 100n }],
    ['null as price', { ...right, totalFee: null }],
    ['no title', { totalFee: 1 }],
    ['an empty title', { ...right, title: '' }],
    ['a blank title', { ...right, title: '　' }],
    ['a title with a blank before', { ...right, title: ' VIP' }],
    ['a title with a line break behind', { ...right, title: 'VIP\n' }],
    ['a number as title', { ...right, title: 7 }],
    ['a title cut inside an emoji', { ...right, title: '😀'.slice(0, 1) }],
    ['null as limit', { ...right, payLimit: null }],
    ['a negative limit', { ...right, payLimit: -1 }],
    ['a fraction as limit', { ...right, payLimit: 1.5 }],
    ['a limit past 2^53', { ...right, payLimit: 2 ** 53 }],
    ['a limit in text', { ...right, payLimit: '1' }],
    ['null as token', { ...right, accessToken: null }],
    ['an empty token', { ...right, accessToken: '' }],
    ['a token of 31 characters', { ...right, accessToken: 'a'.repeat(31) }],
    ['a token with a blank', { ...right, accessToken: ` ${'a'.repeat(31)}` }]
  ])('refuses %s before anything is sent', async (_, input) => {
    const { server, utools } = await startPlatform()
    const error = await failureOf(utools.createGoods(input as never))
    expect(error).toMatchObject({ name: 'InputError', code: 'ERR_INPUT' })
    expect(error.message).toMatch(
      /^utools\.createGoods: "(?:input|price|totalFee|title|payLimit|accessToken)" expected /
    )
    expect(server.requests).toHaveLength(0)
  })

  it('says in words what is wrong with a price', async () => {
    const { utools } = await startPlatform()
    expect((await failureOf(utools.createGoods({ totalFee: 0.29 * 100, title: 'x' }))).message).toMatchInlineSnapshot(
      `"utools.createGoods: "totalFee" expected an integer from 1 up, got a number with a fraction"`
    )
  })
})
