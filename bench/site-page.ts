import type { BenchBoard } from './site-tracker.ts';

/** A record as the floor and Eleventy know it: its file's frontmatter and its text as HTML. */
export interface PlainRecord {
  slug: string;
  list: string;
  data: { [key: string]: unknown };
  html: string;
}

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** An icon; a page of ours has some twenty of about this size. */
const icon =
  '<svg class="i" viewBox="0 0 16 16" aria-hidden="true"><path d="M4 2.5h5.5l3 3v7a1 1 0 0 1-1 1H4.5a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1z"/></svg>';

/** The page around what a record or a board shows; `nav` is the name of each board and how many records it has. */
export function layOut(title: string, nav: [name: string, title: string, count: number][], main: string): string {
  const links = nav.map(
    ([name, title, count]) =>
      `<a href="/boards/${name}/">${icon}<span dir="auto">${title}</span><span class="num">${count}<span class="vh">${count} records</span></span></a>`,
  );
  const places = ['Home', 'Automations', 'Docs']
    .map((place) => `<a href="/${place.toLowerCase()}/">${icon}<span>${place}</span></a>`)
    .join('');
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>${escapeHtml(title)} · Bench</title><meta name="description" content="A record"><link rel="icon" href="/icon.png" type="image/png"><link rel="stylesheet" href="/site.css"></head><body><a class="skip" href="#content">Skip to content</a><div class="app"><header class="side"><a class="brand" href="/">${icon}<span>Bench</span></a><nav class="nav" aria-label="Main">${places}</nav><nav class="nav" aria-label="Boards">${links.join('')}</nav></header><main class="main" id="content">${main}</main><nav class="mobile" aria-label="Main">${places}</nav></div><script type="module" src="/site.js"></script></body></html>`;
}

/** What a record's page shows: where it stands, its text, and every key of its file. */
export function recordMain(board: BenchBoard, { slug, list, data, html }: PlainRecord): string {
  const rows = Object.entries(data).map(([key, value]) => `<dt>${key}</dt><dd>${icon}<span>${escapeHtml(textOf(value))}</span></dd>`);
  return `<div class="bar"><a class="up" href="/boards/${board.name}/">${icon}${board.title}</a></div><div class="rec"><article class="doc"><header class="head"><p class="where"><span>records</span>/<span>${board.name}</span>/<span>${list}</span>/<b>${slug}.md</b></p><h1 dir="auto">${escapeHtml(textOf(data['title']))}</h1></header><div class="prose" dir="auto">${html}</div></article><aside class="aside" aria-label="Properties"><dl class="props"><dt>List</dt><dd>${list}</dd>${rows.join('')}</dl></aside></div>`;
}

/** What a board's page shows: every list with all its cards. */
export function boardMain(board: BenchBoard, records: PlainRecord[]): string {
  const byList = Map.groupBy(records, ({ list }) => list);
  const lists = board.lists.map((list) => {
    const cards = (byList.get(list) ?? []).map(
      ({ slug, data }) =>
        `<li class="card"><h3><a href="/records/${board.name}/${slug}/" dir="auto">${escapeHtml(textOf(data['title']))}</a></h3><p><span class="tag">${escapeHtml(textOf(data['tags']))}</span></p><p class="meta"><span class="av">${escapeHtml(textOf(data['assignees']))}</span>${icon}<time>${escapeHtml(textOf(data['due']))}</time></p></li>`,
    );
    return `<section class="list"><h2>${list} <span class="num">${cards.length}</span></h2><ul>${cards.join('')}</ul></section>`;
  });
  return `<div class="bar"><h1>${board.title}</h1></div><div class="board">${lists.join('')}</div>`;
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  return Array.isArray(value) ? value.join(', ') : String(value ?? '');
}

/** The same three as Go templates, for Hugo: the page around, a record, a board. */
export const hugoLayouts: { [file: string]: string } = {
  '_default/baseof.html': layOut('{{ .Title }}', [['NAME', 'TITLE', 0]], '{{ block "main" . }}{{ end }}')
    .replace(/(<nav class="nav" aria-label="Boards">)(.*?)(<\/nav>)/s, '$1{{ range site.Sections }}$2{{ end }}$3')
    .replaceAll('NAME', '{{ .Section }}')
    .replaceAll('TITLE', '{{ index site.Params.titles .Section }}')
    .replaceAll('0 records', '{{ len .RegularPagesRecursive }} records')
    .replace('>0<', '>{{ len .RegularPagesRecursive }}<'),
  '_default/single.html': `{{ define "main" }}{{ $list := path.Base .File.Dir }}<div class="bar"><a class="up" href="/boards/{{ .Section }}/">${icon}{{ index site.Params.titles .Section }}</a></div><div class="rec"><article class="doc"><header class="head"><p class="where"><span>records</span>/<span>{{ .Section }}</span>/<span>{{ $list }}</span>/<b>{{ .File.LogicalName }}</b></p><h1 dir="auto">{{ .Title }}</h1></header><div class="prose" dir="auto">{{ .Content }}</div></article><aside class="aside" aria-label="Properties"><dl class="props"><dt>List</dt><dd>{{ $list }}</dd>{{ range $key, $value := .Params }}<dt>{{ $key }}</dt><dd>${icon}<span>{{ if reflect.IsSlice $value }}{{ delimit $value ", " }}{{ else }}{{ $value }}{{ end }}</span></dd>{{ end }}</dl></aside></div>{{ end }}`,
  '_default/list.html': `{{ define "main" }}{{ $pages := .RegularPagesRecursive }}<div class="bar"><h1>{{ index site.Params.titles .Section }}</h1></div><div class="board">{{ range $list := index site.Params.lists .Section }}<section class="list"><h2>{{ $list }}</h2><ul>{{ range $pages }}{{ if eq (path.Base .File.Dir) $list }}<li class="card"><h3><a href="{{ .RelPermalink }}" dir="auto">{{ .Title }}</a></h3><p><span class="tag">{{ delimit .Params.tags ", " }}</span></p><p class="meta"><span class="av">{{ delimit .Params.assignees ", " }}</span>${icon}<time>{{ .Params.due }}</time></p></li>{{ end }}{{ end }}</ul></section>{{ end }}</div>{{ end }}`,
};

const single = hugoLayouts['_default/single.html'] ?? '';
const step = (where: string, rel: string) =>
  `{{ with .${where} }}<a class="btn icon" href="{{ .RelPermalink }}" rel="${rel}" title="{{ .Title }}">${icon}</a>{{ end }}`;
const byline =
  '{{ with .GitInfo }}<div class="byline"><span>{{ .AuthorName }}</span><span>Changed <time datetime="{{ .AuthorDate.Format "2006-01-02T15:04:05Z07:00" }}">{{ .AuthorDate.Format "2 Jan 2006" }}</time></span><code>{{ .AbbreviatedHash }}</code></div>{{ end }}';

/** What changes where Hugo tells more: neighbours and the last commit on a record's page, its data, and a page a tag. */
export const hugoWholeLayouts: { [file: string]: string } = {
  '_default/single.html': single
    .replace('</a></div><div class="rec">', `</a>${step('PrevInSection', 'prev')}${step('NextInSection', 'next')}</div><div class="rec">`)
    .replace('</h1></header>', `</h1>${byline}</header>`),
  '_default/single.json':
    '{{ merge .Params (dict "list" (path.Base .File.Dir) "path" .File.Path "changed" .Lastmod "body" .RawContent) | jsonify }}',
  '_default/term.html':
    '{{ define "main" }}<div class="bar"><h1>{{ .Title }}</h1></div><ul>{{ range .Pages }}<li class="card"><h3><a href="{{ .RelPermalink }}" dir="auto">{{ .Title }}</a></h3></li>{{ end }}</ul>{{ end }}',
};
