// The same entries as a Hugo site: a page for each entry, and a list page for each domain and agency.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Writes a Hugo site with one page for each HTML page gongkai built from the same county.
 * @param {string} built a publication
 * @param {string} folder where the Hugo site goes
 * @returns {number} how many pages Hugo is to make of it
 */
export function writeHugoSite(built, folder) {
  const { entries } = JSON.parse(readFileSync(join(built, 'site/data/catalog.json'), 'utf8'));
  const pages = readdirSync(join(built, 'site'), { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.html'),
  ).length;
  write(
    folder,
    'hugo.json',
    JSON.stringify({ baseURL: 'https://example.org/', disableKinds: ['RSS', 'sitemap', '404'] }),
  );
  write(
    folder,
    'layouts/_default/baseof.html',
    '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>{{ block "main" . }}{{ end }}</body></html>',
  );
  write(
    folder,
    'layouts/_default/single.html',
    '{{ define "main" }}<h1>{{ .Title }}</h1><dl>{{ range $k, $v := .Params }}<dt>{{ $k }}</dt><dd>{{ $v }}</dd>{{ end }}</dl>{{ end }}',
  );
  write(
    folder,
    'layouts/_default/list.html',
    '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ .Params.timelimit }}</li>{{ end }}</ul>{{ end }}',
  );
  for (const entry of entries) {
    write(
      folder,
      `content/${entry.domain}/${entry.id}.md`,
      `${JSON.stringify({ title: entry.name, ...entry })}\n`,
    );
  }
  // The pages gongkai makes besides those of entries and domains.
  const others =
    pages - entries.length - new Set(entries.map((/** @type {any} */ entry) => entry.domain)).size - 1;
  for (let number = 0; number < others; number += 1) {
    write(folder, `content/others/page-${number}.md`, `${JSON.stringify({ title: `page ${number}` })}\n`);
  }
  return pages;
}

/** @param {string} folder @param {string} path @param {string} text */
function write(folder, path, text) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
