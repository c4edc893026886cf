import { describe, expect, it } from 'vitest'
import { guardControl } from '../../src/engine/guard-control.ts'

const ask = (change: object) =>
  guardControl({
    method: 'POST',
    host: '127.0.0.1:4010',
    origin: undefined,
    contentType: 'application/json',
    ...change
  })?.status

describe('guardControl', () => {
  it.each([
    [{}],
    [{ contentType: 'application/json; charset=utf-8' }],
    [{ method: 'GET', contentType: undefined }],
    [{ host: 'localhost' }],
    [{ host: '[::1]:4010' }],
    [{ origin: 'http://127.0.0.1:4010' }]
  ])('lets %j pass', (change) => {
    expect(ask(change)).toBeUndefined()
  })

  it.each([
    ['a rebound DNS name', { host: 'evil.example:4010', method: 'GET' }, 403],
    ['no Host', { host: undefined }, 403],
    ['a page of another origin', { origin: 'https://evil.example', method: 'GET' }, 403],
    ['a page of another port', { origin: 'http://127.0.0.1:3000' }, 403],
    ['a sandboxed page', { origin: 'null' }, 403],
    ['a form', { contentType: 'application/x-www-form-urlencoded' }, 415],
    ['text', { contentType: 'text/plain' }, 415],
    ['a body without type', { contentType: undefined }, 415],
    ['a type that only begins like JSON', { contentType: 'application/jsonp' }, 415]
  ])('refuses %s', (_, change, status) => {
    expect(ask(change)).toBe(status)
  })
})
