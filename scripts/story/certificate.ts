import { generateKeyPairSync, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const inside = Buffer.concat(parts);
  const { length } = inside;
  const head = length < 128 ? [tag, length] : length < 256 ? [tag, 0x81, length] : [tag, 0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from(head), inside]);
};
const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const hex = (text: string) => Buffer.from(text, 'hex');
const commonName = hex('0603550403');
const alternativeName = hex('0603551d11');
const basicConstraints = hex('0603551d13');
const ecdsaWithSha256 = sequence(hex('06082a8648ce3d040302'));

function nameOf(host: string): Buffer {
  return isIPv4(host) ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host));
}

/** A key and a certificate for hosts and IPv4 addresses, signed by that key itself, as PEM: what a server of a test speaks TLS with. */
export function newCertificate(...hosts: [string, ...string[]]): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from(hosts[0])))));
  const names = sequence(alternativeName, der(0x04, sequence(...hosts.map(nameOf))));
  const authority = sequence(basicConstraints, der(0x04, sequence(hex('0101ff'))));
  const told = sequence(
    der(0xa0, hex('020102')),
    hex('020101'),
    ecdsaWithSha256,
    name,
    sequence(der(0x18, Buffer.from('20200101000000Z')), der(0x18, Buffer.from('29990101000000Z'))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(authority, names)),
  );
  const signature = der(0x03, hex('00'), sign('sha256', told, privateKey));
  const lines =
    sequence(told, ecdsaWithSha256, signature)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}
