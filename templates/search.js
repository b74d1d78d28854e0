// The search page: takes query and facets from the form and the address, and shows what the index
// (`search-index.js`) finds. Without this script the page leads to the plain lists.
(() => {
  /** @typedef {{ query: string, chosen: Record<string, string[]> }} State a search, as its address says it */
  /** @typedef {{ text: string, item: HTMLElement, box: HTMLInputElement, number: HTMLElement, count: number }} Value */
  /** @typedef {{ key: string, box: HTMLElement, items: HTMLElement, toggle: HTMLElement, whole: boolean, values: Value[] }} Facet */

  const page = element('search');
  const form = /** @type {HTMLFormElement} */ (element('find'));
  const input = /** @type {HTMLInputElement} */ (element('q'));
  const status = element('status');
  const found = element('found');
  const plain = element('plain');
  const caution = element('caution');
  const list = element('hits');
  const more = element('more');
  const clear = element('clear');
  const title = document.title;
  const pageSize = 20;
  const valuesShown = 8;
  const index = openSearchIndex(String(page.dataset.index), String(page.dataset.version));
  /** @type {Facet[]} */
  let facets = [];
  /** @type {State} */
  let current = { query: '', chosen: {} };
  /** Whether the address is one that typing made, and may replace. */
  let typing = false;
  let timer = 0;

  form.hidden = false;
  plain.hidden = true;
  // On a phone the results come first.
  element('filter').toggleAttribute('open', matchMedia('(min-width: 62rem)').matches);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    begin(stateOfForm(), false);
  });
  // Half a word of an input method is no query.
  input.addEventListener('input', (event) => {
    if (!(/** @type {InputEvent} */ (event).isComposing)) typed();
  });
  input.addEventListener('compositionstart', () => clearTimeout(timer));
  input.addEventListener('compositionend', typed);
  clear.addEventListener('click', () => {
    begin({ query: input.value, chosen: {} }, false);
    input.focus();
  });
  window.addEventListener('popstate', () => {
    typing = false;
    show(stateOfAddress());
  });
  show(stateOfAddress());

  // --- The state ----------------------------------------------------------------------------------------

  function typed() {
    clearTimeout(timer);
    timer = window.setTimeout(() => begin(stateOfForm(), true), 250);
  }

  /** @returns {State} */
  function stateOfForm() {
    const chosen = Object.assign({}, current.chosen);
    for (const { key, values } of facets) {
      chosen[key] = values.filter(({ box }) => box.checked).map(({ text }) => text);
    }
    return { query: input.value, chosen };
  }

  /** @returns {State} */
  function stateOfAddress() {
    const given = new URLSearchParams(location.search);
    /** @type {State['chosen']} */
    const chosen = {};
    for (const key of given.keys()) if (key !== 'q') chosen[key] = given.getAll(key);
    return { query: given.get('q') || '', chosen };
  }

  /** Shows a search and makes it the address of the page. @param {State} state @param {boolean} byTyping */
  function begin(state, byTyping) {
    clearTimeout(timer);
    const wanted = new URLSearchParams();
    if (state.query.trim() !== '') wanted.set('q', state.query.trim());
    for (const key of Object.keys(state.chosen)) {
      for (const text of state.chosen[key]) wanted.append(key, text);
    }
    const query = String(wanted);
    if (query !== location.search.slice(1)) {
      const way = typing && byTyping ? 'replaceState' : 'pushState';
      try {
        history[way](null, '', location.pathname + (query && `?${query}`));
      } catch {
        // Older browsers keep no history of a page opened from a disk: it goes without.
      }
      typing = byTyping;
    }
    show(state);
  }

  // --- Results ------------------------------------------------------------------------------------------

  /** @param {State} state */
  async function show(state) {
    current = state;
    const query = state.query.trim();
    input.value = state.query;
    document.title = query === '' ? title : `${query} - ${title}`;
    // The same search in other characters.
    for (const link of document.querySelectorAll('a[hreflang]')) {
      /** @type {HTMLAnchorElement} */ (link).search = location.search;
    }
    const slow = setTimeout(() => {
      if (state === current) status.textContent = '正在检索……';
    }, 500);
    try {
      const head = await index.open();
      if (facets.length === 0) facets = head.facets.map((texts, at) => facetOf(head.fields[at], texts));
      state.chosen = index.ownTexts(state.chosen);
      const result = await index.search(query, state.chosen);
      const first = await index.hits(result.order.slice(0, pageSize), result.found);
      if (state !== current) return;
      facets.forEach((facet, at) => {
        update(facet, result.counts[at], state.chosen[facet.key] || []);
      });
      clear.hidden = !facets.some(({ values }) => values.some(({ box }) => box.checked));
      // Where nothing is found and no facet is to blame, the lists may help.
      found.hidden = result.order.length === 0 && clear.hidden;
      plain.hidden = !found.hidden;
      caution.hidden = true;
      list.textContent = '';
      append(first, result);
      status.textContent = summary(query, result, !clear.hidden);
    } catch (error) {
      if (state === current) fail(error);
    } finally {
      clearTimeout(slow);
    }
  }

  /** @param {unknown} error */
  function fail(error) {
    found.hidden = true;
    plain.hidden = caution.hidden = false;
    status.textContent = error instanceof Error ? error.message : String(error);
  }

  /** @param {string} query @param {SearchResult} result @param {boolean} chosen */
  function summary(query, result, chosen) {
    if (query !== '' && result.found.length === 0) return `“${query}”里没有可以检索的汉字、字母或者数字。`;
    const count = `${result.order.length.toLocaleString('zh-CN')} 项。`;
    if (query === '') return chosen ? `符合筛选条件的有 ${count}` : `全部 ${count}`;
    if (result.order.length > 0) return `找到 ${count}`;
    return `没有找到。可以${chosen ? '清除筛选' : '少写几个字'}，或者换一个说法。`;
  }

  /** @param {SearchHit[]} hits @param {SearchResult} result */
  function append(hits, result) {
    for (const hit of hits) list.append(make('li', { class: 'hit' }, ...hitView(hit)));
    const shown = list.children.length;
    const rest = result.order.length - shown;
    more.hidden = rest <= 0;
    more.textContent = `再显示 ${Math.min(rest, pageSize)} 项（还有 ${rest.toLocaleString('zh-CN')} 项）`;
    const state = current;
    more.onclick = async () => {
      try {
        const next = await index.hits(result.order.slice(shown, shown + pageSize), result.found);
        if (state !== current || list.children.length !== shown) return;
        append(next, result);
        const link = list.children[shown].querySelector('a');
        if (link) link.focus();
      } catch (error) {
        fail(error);
      }
    };
  }

  /** @param {SearchHit} hit */
  function hitView({ id, name, category, facets: own, elements, others }) {
    const href = `${page.dataset.items}${encodeURIComponent(id.text)}.html`;
    const path = joined([...own.domain, ...category], ' / ');
    const facts = [own.agency, own.method, own.level, [id]].map((texts) =>
      make('span', {}, ...joined(texts, '、')),
    );
    /** @type {Map<string, HTMLElement>} */
    const lines = new Map();
    for (const { label, marked } of elements) {
      const line = lines.get(label) || make('div', { class: 'hit-line' }, make('dt', {}, label));
      line.append(make('dd', {}, ...markedView(excerpt(marked))));
      lines.set(label, line);
    }
    return [
      make('h3', {}, make('a', { href }, ...markedView(name))),
      make('p', {}, ...path),
      make('p', { class: 'hit-facts' }, ...facts),
      ...(lines.size > 0 ? [make('dl', { class: 'hit-lines' }, ...lines.values())] : []),
      ...(others > 0 ? [make('p', {}, `另有 ${others} 处`)] : []),
    ];
  }

  /** Each in an element of its own: marks of direction in one must not turn the next. @param {SearchMarked[]} texts @param {string} separator */
  function joined(texts, separator) {
    const views = texts.map((text) => make('span', {}, ...markedView(text)));
    return views.flatMap((view, at) => (at > 0 ? [separator, view] : [view]));
  }

  /** Text and marks as nodes; what the catalog says never becomes markup. @param {SearchMarked} marked */
  function markedView({ text, marks }) {
    const nodes = [];
    let end = 0;
    for (const [from, to] of marks.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      if (to <= end) continue;
      nodes.push(text.slice(end, Math.max(end, from)));
      nodes.push(make('mark', {}, text.slice(Math.max(end, from), to)));
      end = to;
    }
    nodes.push(text.slice(end));
    return nodes.filter((node) => node !== '');
  }

  /** A long text around its first mark. @param {SearchMarked} marked @returns {SearchMarked} */
  function excerpt({ text, marks }) {
    const length = 100;
    if (text.length <= length) return { text, marks };
    // Never half a character.
    const cut = (/** @type {number} */ at) => at - Number(/[\uDC00-\uDFFF]/.test(text.charAt(at)));
    const [from, to] = marks.reduce((first, mark) => (mark[0] < first[0] ? mark : first));
    const start = cut(Math.max(0, Math.min(from - 20, text.length - length)));
    const end = cut(Math.max(start + length, to));
    const lead = start > 0 ? '…' : '';
    return {
      text: lead + text.slice(start, end) + (end < text.length ? '…' : ''),
      marks: marks
        .filter((mark) => mark[0] >= start && mark[1] <= end)
        .map((mark) => [mark[0] - start + lead.length, mark[1] - start + lead.length]),
    };
  }

  // --- Facets -------------------------------------------------------------------------------------------

  /** @param {[label: string, kind: string, first: number]} field @param {string[]} texts @returns {Facet} */
  function facetOf([label, key], texts) {
    const items = make('ul', {});
    const toggle = make('button', { class: 'button', type: 'button' });
    const box = make('fieldset', { class: 'facet' }, make('legend', {}, label), items, toggle);
    element('facets').append(box);
    const values = texts.map((text) => {
      const tick = /** @type {HTMLInputElement} */ (make('input', { type: 'checkbox' }));
      const number = make('span', { class: 'count' });
      const item = make('li', {}, make('label', {}, tick, make('span', {}, text), number));
      return { text, item, box: tick, number, count: 0 };
    });
    const facet = { key, box, items, toggle, whole: false, values };
    items.addEventListener('change', () => begin(stateOfForm(), false));
    toggle.addEventListener('click', () => {
      facet.whole = !facet.whole;
      fold(facet);
    });
    return facet;
  }

  /** @param {Facet} facet @param {number[]} counts @param {string[]} chosen */
  function update(facet, counts, chosen) {
    facet.values.forEach((value, at) => {
      value.count = counts[at];
      value.number.textContent = counts[at].toLocaleString('zh-CN');
      value.box.checked = chosen.includes(value.text);
    });
    fold(facet);
  }

  /** The values that lead to something, the most first; of many only a few, until all are asked for. @param {Facet} facet */
  function fold(facet) {
    const focused = document.activeElement;
    const useful = facet.values.filter(({ box, count }) => count > 0 || box.checked);
    useful.sort((a, b) => b.count - a.count);
    const shown = useful.filter(({ box }, at) => facet.whole || at < valuesShown || box.checked);
    facet.items.textContent = '';
    facet.items.append(...shown.map(({ item }) => item));
    facet.box.hidden = useful.length === 0;
    facet.toggle.hidden = useful.length <= valuesShown;
    facet.toggle.textContent = facet.whole ? '只显示前几个' : `显示全部 ${useful.length} 个`;
    facet.toggle.setAttribute('aria-expanded', String(facet.whole));
    // What is taken out of the page and put back loses the focus.
    if (focused instanceof HTMLElement && facet.box.contains(focused)) focused.focus();
  }

  // --- Elements -----------------------------------------------------------------------------------------

  /** @param {string} id */
  function element(id) {
    const own = document.getElementById(id);
    if (!own) throw new Error(`the page has no ${id}`);
    return own;
  }

  /** @param {string} name @param {Record<string, string>} attributes @param {(string | Node)[]} children */
  function make(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const key of Object.keys(attributes)) made.setAttribute(key, attributes[key]);
    made.append(...children);
    return made;
  }
})();
