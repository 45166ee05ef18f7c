import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../scripts/catalogue.ts';
import { readTracker } from '../../scripts/engine/read/tracker.ts';
import type { AnyFieldType, FieldTypes } from '../../scripts/model/field-type.ts';
import { openMemory } from '../../scripts/store/memory.ts';
import { secretFilesOf } from './secret-files.ts';
import type { Tools } from './tools.ts';

const fields: FieldTypes = await loadCatalogue<AnyFieldType>('fields');

/** The attachments of the board `sales` that its private fields keep from the public. */
function secretFiles(files: { [path: string]: string }): string[] {
  const board = `lists: [open]
fields:
  contract: { type: file, many: true, private: true }
  offer: { type: file }
  phone: { type: phone, private: true }
`;
  const tracker = readTracker(openMemory({ 'workspace.yml': 'title: T\n', 'lists/sales.yml': board, ...files }), { fields, zod: z });
  const sales = tracker.boards.get('sales');
  return sales ? [...secretFilesOf(sales, new Set(['contract', 'phone']), { tracker, fields } as Tools)].sort() : [];
}

const attachments = {
  'records/sales/_files/acme/a b.pdf': 'a',
  'records/sales/_files/acme/open.pdf': 'o',
  'records/sales/_files/other/c.pdf': 'c',
  'records/sales/open/other.md': '---\ntitle: Other\noffer: ../_files/other/c.pdf\n---\n',
};

test('what a private field names is secret, however it is written and whosever it is; what a public one names is not', () => {
  const acme = '---\ntitle: Acme\noffer: ../_files/acme/open.pdf\ncontract: [../_files/acme/a%20b.pdf, ./../_files/other/c.pdf]\n---\n';
  expect(secretFiles({ ...attachments, 'records/sales/open/acme.md': acme })).toEqual([
    'records/sales/_files/acme/a b.pdf',
    'records/sales/_files/other/c.pdf',
  ]);
  expect(secretFiles({ ...attachments, 'records/sales/open/acme.md': '---\ntitle: Acme\n---\n' })).toEqual([]);
});

test.each([
  '---\ntitle: Acme\ncontract: _files/acme/a b.pdf\n---\n',
  '---\ntitle: [\ncontract: ../_files/acme/a%20b.pdf\n---\n',
  'contract: ../_files/acme/a%20b.pdf',
  '---\ntitle: Acme\ncontract: ../_files/acme/A%20B.pdf\n---\n',
])('where a private field cannot be read or names no attachment, all files of the record are: %j', (acme) => {
  const found = secretFiles({ ...attachments, 'records/sales/open/acme.md': acme });
  expect(found.filter((path) => path !== 'records/sales/_files/acme/A B.pdf')).toEqual([
    'records/sales/_files/acme/a b.pdf',
    'records/sales/_files/acme/open.pdf',
  ]);
});
