import { expect, test } from 'vitest';
import type { SiteComment } from '../data-record.ts';
import { fileOf, recordOf, siteOf } from '../tests/sample.ts';
import { renderComments, renderCover, renderFiles } from './sections.ts';

const said = (name: string, text: string, replies: SiteComment[] = []): SiteComment => ({
  ...{ name, author: 'ana', at: '2026-11-20T10:15:00Z', edited: false },
  text,
  replies,
});
const draw = (...comments: SiteComment[]) => renderComments(recordOf({ comments }), siteOf([], '/x/'));

test('a link in a comment is one from the place of the comment', () => {
  const text = '[plan](../../_files/acme/plan.png) [legal](../../open/legal.md)';
  const record = recordOf({ files: [fileOf('sales', 'acme', 'plan.png', 'image')], comments: [said('20261120T101500Z-ana', text)] });
  const html = renderComments(record, siteOf([record, recordOf({ board: 'sales', slug: 'legal' })], '/x/'));
  expect(html).toContain('href="/x/files/sales/acme/plan.png"');
  expect(html).toContain('href="/x/records/sales/legal/"');
});

test('a comment has an address, and its headings and notes are its own', () => {
  const html = draw(said('a-1', '# One\n\nx[^1]\n\n[^1]: y'), said('a', '# One'));
  expect(html).toContain('<article class="cm" id="c-a-1">');
  expect(html).toContain('<a class="said" href="#c-a-1" title="comments.link"><time');
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toEqual(['comments', 'c-a-1', 'c-a-1.one', 'c-a-1.fnref.1', 'c-a-1.fn.1', 'c-a', 'c-a.one']);
  for (const [, id] of html.matchAll(/ href="#([^"]+)"/g)) expect(ids).toContain(id);
});

test('answers stand below what they answer; deep ones say whom, and every tag is closed', () => {
  const deep = said('1', 'a', [said('2', 'b', [said('3', 'c', [said('4', 'd', [said('5', 'e', [said('6', 'f')])])])]), said('7', 'g')]);
  const html = draw(deep, said('8', 'h'));
  const shape = html.replace(/<article.*?id="c-(\d)".*?<\/article>/gs, '$1').replace(/^.*?<\/header>|<\/section>$/gs, '');
  expect(shape.replaceAll('thread answers', 'a').replaceAll('thread', 't')).toBe(
    '<ol class="t"><li>1<ol class="a"><li>2<ol class="a"><li>3<ol class="a"><li>4</li><li>5</li><li>6</li></ol></li></ol></li><li>7</li></ol></li><li>8</li></ol>',
  );
  expect(html.match(/comments\.answers/g)).toHaveLength(2);
  expect(html).toContain('<a href="#c-4">comments.answers</a>');
  expect(html).toContain('<span class="num">8</span>');
});

test('a thread may be as long as people like', () => {
  let comment = said('0', 'x');
  for (let count = 1; count < 6000; count += 1) comment = said(String(count), 'x', [comment]);
  expect(draw(comment).match(/<article/g)).toHaveLength(6000);
});

test('pictures are shown, sound and film play, a PDF opens; the rest tells type and size', () => {
  const files = [
    fileOf('sales', 'acme', 'contract.txt', 'text'),
    fileOf('sales', 'acme', 'harbour-at dawn.png', 'image'),
    fileOf('sales', 'acme', 'a"b.mp4', 'video'),
    fileOf('sales', 'acme', 'voice.mp3', 'audio'),
    fileOf('sales', 'acme', 'plan.pdf', 'pdf'),
    fileOf('sales', 'acme', 'page.html', 'text', true),
  ];
  const html = renderFiles(recordOf({ files }), siteOf([], '/x/'));
  expect([...html.matchAll(/<b [^>]*>([^<]*)/g)].map(([, name]) => name)).toEqual([
    'harbour-at dawn.png',
    'a&quot;b.mp4',
    'voice.mp3',
    'plan.pdf',
    'contract.txt',
    'page.html',
  ]);
  expect(html).toContain('<img src="/x/files/sales/acme/harbour-at%20dawn.png" alt="harbour at dawn" loading="lazy" decoding="async">');
  expect(html).toContain('controls playsinline preload="metadata" aria-label="a&quot;b.mp4"></video>');
  expect(html).toContain('<audio src="/x/files/sales/acme/voice.mp3" controls preload="none" aria-label="voice.mp3"></audio>');
  expect(html).toMatch(
    /<details class="here"><summary>.*<iframe src="[^"]*plan\.pdf" title="plan\.pdf" loading="lazy"><\/iframe><\/details>/,
  );
  expect(html).toContain('href="/x/files/sales/acme/page.html.txt"');
  expect(html).toContain('files.defused');
});

test('a cover leads to itself', () => {
  const cover = fileOf('sales', 'acme', 'harbour.png', 'image');
  expect(renderCover(recordOf({ cover }), siteOf([], '/x/'))).toBe(
    '<a class="banner" href="/x/files/sales/acme/harbour.png"><img src="/x/files/sales/acme/harbour.png" alt="harbour"></a>',
  );
  expect(renderCover(recordOf({}), siteOf([]))).toBe('');
});
