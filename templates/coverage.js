// Filters the rows of the coverage report. The page is complete without it.
(() => {
  const form = document.getElementById('filter');
  const shown = document.getElementById('shown');
  const rows = document.getElementById('rows');
  if (!form || !shown || !rows) return;
  const cells = Array.from(document.querySelectorAll('.cells > li'), (element) => ({
    element,
    agency: element.getAttribute('data-a'),
    level: element.getAttribute('data-l'),
    domain: element.closest('[data-domain]').getAttribute('data-domain'),
    status: element.closest('[data-status]').getAttribute('data-status'),
    kind: element.closest('[data-kind]').getAttribute('data-kind'),
  }));
  const fields = ['kind', 'domain', 'agency', 'level', 'status'];
  const all = (selector) => Array.from(document.querySelectorAll(selector));
  // From the inside to the outside: what has no shown row in it is hidden too.
  const holders = [
    ...all('.list tbody tr'),
    ...all('.detail .scroll'),
    ...all('[data-status]'),
    ...all('.detail > [data-kind]'),
  ];

  const apply = () => {
    const wanted = fields
      .map((name) => [name, form.elements[name].value])
      .filter(([, value]) => value !== '');
    let count = 0;
    for (const cell of cells) {
      const fits = wanted.every(([name, value]) => value.split(' ').includes(cell[name]));
      cell.element.hidden = !fits;
      if (fits) count += 1;
    }
    for (const holder of holders) {
      holder.hidden = wanted.length > 0 && !holder.querySelector('.cells > li:not([hidden])');
    }
    for (const counter of all('.detail [data-count]')) {
      const own = counter.closest('.scroll, [data-status]');
      counter.textContent = `${own.querySelectorAll('.cells > li:not([hidden])').length} 格`;
    }
    document.body.classList.toggle('filtered', wanted.length > 0);
    shown.textContent =
      wanted.length > 0 ? `显示 ${count} 格，共 ${cells.length} 格；打印时只印这些` : `共 ${cells.length} 格`;
  };

  form.hidden = false;
  form.addEventListener('change', apply);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(apply, 0));

  // A figure opens exactly the rows it counts.
  document.addEventListener('click', (event) => {
    const link = event.target.closest('a');
    if (!link) return;
    const filter = link.getAttribute('data-f');
    if (filter === null) {
      // Any other link of the page may lead to a row that is hidden.
      const target = document.getElementById((link.getAttribute('href') || '').slice(1));
      if (target && target.closest('[hidden]')) {
        form.reset();
        for (const cell of cells) cell.element.hidden = false;
        for (const holder of holders) holder.hidden = false;
      }
      return;
    }
    event.preventDefault();
    const values = filter.split('|');
    fields.forEach((name, index) => {
      const select = form.elements[name];
      const value = values[index] || '';
      select.value = value;
      // All statuses together are no filter.
      if (select.value !== value) select.value = '';
    });
    apply();
    rows.scrollIntoView();
    rows.setAttribute('tabindex', '-1');
    rows.focus({ preventScroll: true });
  });
  apply();
})();
