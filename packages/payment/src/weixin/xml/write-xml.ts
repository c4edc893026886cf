/**
 * Writes fields as the XML that WeChat Pay takes: root `xml`, one level, each value in CDATA, so that JSON and markup in a
 * value stay as they are.
 *
 * > [!NOTE]
 * > `]]>` in a value is split over two CDATA sections, and a carriage return is written as a reference: a parser would turn
 * > a bare one into a line feed, and the signature would not match.
 *
 * @param fields - Values by element name.
 */
export function writeXml(fields: Readonly<Record<string, string>>): string {
  let xml = '<xml>'
  for (const [name, value] of Object.entries(fields)) xml += `<${name}>${wrap(value)}</${name}>`
  return `${xml}</xml>`
}

function wrap(value: string): string {
  const whole = value.replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[')
  return `<![CDATA[${whole}]]>`
}
