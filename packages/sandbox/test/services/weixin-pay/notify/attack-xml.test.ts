import { expect, it } from 'vitest'
import { attackXml } from '../../../../src/services/weixin-pay/notify/attack-xml.ts'

it('puts the entity into the attach that is there, or adds one', () => {
  const there = '<xml><attach><![CDATA[a\nb]]></attach>\n<total_fee>1</total_fee>\n</xml>'
  expect(attackXml(there, 'doctype-xml', '', '')).toBe(
    '<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY file SYSTEM "file:///etc/passwd">]>' +
      '<xml><attach>&file;</attach>\n<total_fee>1</total_fee>\n</xml>'
  )
  const without = '<root><total_fee>1</total_fee>\n</root>'
  expect(attackXml(without, 'doctype-xml', '', '')).toContain('</total_fee>\n<attach>&file;</attach>\n</root>')
})

it('adds an element that is there already', () => {
  const xml = '<xml><total_fee>1</total_fee>\n</xml>'
  expect(attackXml(xml, 'duplicate-element', 'total_fee', '2')).toBe(
    '<xml><total_fee>1</total_fee>\n<total_fee>2</total_fee>\n</xml>'
  )
})

it('declares entities that unfold to 10^10 letters', () => {
  const bomb = attackXml('<xml></xml>', 'entity-bomb-xml', '', '')
  // Ten letters, and nine levels that each name the one below ten times.
  expect([bomb.match(/<!ENTITY/g)?.length, bomb.match(/&a8;/g)?.length]).toEqual([10, 10])
  expect(bomb).toContain('<attach>&a9;</attach>')
})
