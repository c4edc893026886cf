/** What goes into a PKCS#12 file. */
export interface Pkcs12Content {
  /** Certificate, PEM. */
  readonly cert: string
  /** Private key, PEM. */
  readonly key: string
  readonly passphrase: string
}

/**
 * Packs a certificate and its key (PKCS#12, RFC 7292) with triple DES: of the ciphers that such files have had since the
 * nineties the one that OpenSSL 3, and so every supported Node, still opens.
 */
export async function buildPkcs12({ cert, key, passphrase }: Pkcs12Content): Promise<Buffer> {
  const { default: toolkit } = await import('node-forge')
  const packed = toolkit.pkcs12.toPkcs12Asn1(
    toolkit.pki.privateKeyFromPem(key),
    [toolkit.pki.certificateFromPem(cert)],
    passphrase,
    { algorithm: '3des' }
  )
  return Buffer.from(toolkit.asn1.toDer(packed).getBytes(), 'latin1')
}
