import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { writeZip } from '../../../../src/services/alipay/bills/write-zip.ts'
import { hasPhp, runPhp } from '../../../support/run-php.ts'

const entry = (name: string, ...chunks: Buffer[]) => ({ name: Buffer.from(name, 'latin1'), chunks: () => chunks })
const zip = (...entries: ReturnType<typeof entry>[]): Buffer => Buffer.concat([...writeZip(entries)])

describe('an archive', () => {
  it('holds its files behind local headers, with sizes behind the data, and a directory at the end', () => {
    const bytes = zip(entry('\xbb\xe3', Buffer.from('a'), Buffer.from('b')), entry('empty'))
    expect(bytes.readUInt32LE(0)).toBe(0x04034b50)
    // Bit 3: a descriptor follows the data. Bit 11, names in UTF-8, is not set.
    expect(bytes.readUInt16LE(6)).toBe(8)
    expect(bytes.subarray(30, 32).toString('hex')).toBe('bbe3')
    const end = bytes.subarray(-22)
    expect([end.readUInt32LE(0), end.readUInt16LE(8), end.readUInt16LE(10)]).toEqual([0x06054b50, 2, 2])
    expect(bytes.readUInt32LE(end.readUInt32LE(16))).toBe(0x02014b50)
    expect(end.readUInt32LE(16) + end.readUInt32LE(12) + 22).toBe(bytes.length)
  })

  it.skipIf(!hasPhp)('is read by PHP, CRC and all, from many pieces', () => {
    const large = [...Array.from({ length: 10 }, () => randomBytes(100_000)), Buffer.alloc(1_000_000, 'x')]
    const bytes = zip(entry('a.csv', ...large), entry('b.csv'), entry('c.csv', Buffer.from('c')))
    // PHP's own inflate, by the sizes that the directory names.
    const program = `[$zip] = json_decode(stream_get_contents(STDIN), true); $zip = base64_decode($zip);
      $end = substr($zip, -22); $at = unpack('V', substr($end, 16, 4))[1]; $files = [];
      for ($i = 0; $i < 3; $i++) {
        $head = unpack('Vsign/vmade/vneed/vflags/vmethod/vtime/vdate/Vcrc/Vpacked/Vsize/vname/vextra/vcomment/vdisk/vinner/Vouter/Voffset', substr($zip, $at, 46));
        $name = substr($zip, $at + 46, $head['name']);
        $data = gzinflate(substr($zip, $head['offset'] + 30 + $head['name'], $head['packed']));
        $files[] = [$name, strlen($data) === $head['size'], crc32($data) === $head['crc'], md5($data)];
        $at += 46 + $head['name'];
      }
      echo json_encode($files);`
    const files = runPhp(program, [bytes.toString('base64')]) as [string, boolean, boolean, string][]
    expect(files.map(([name, size, crc]) => [name, size, crc])).toEqual([
      ['a.csv', true, true],
      ['b.csv', true, true],
      ['c.csv', true, true]
    ])
  })
})
