// 长辈版: larger type, stronger contrast, bigger targets (`.elder` and `.larger` of the style sheet), kept for the
// next page. Runs before anything is painted, so that no page flashes up in small type.
(() => {
  /** @typedef {'off' | 'on' | 'larger'} Mode */

  const key = 'gongkai-elder';
  const root = document.documentElement;
  /** @type {Mode} */
  let mode = 'off';

  // The buttons are of no use without a script: this one shows them.
  root.classList.add('scripted');
  show(kept() || 'off');
  document.addEventListener('DOMContentLoaded', () => {
    each('.elder-toggle', (button) =>
      button.addEventListener('click', () => choose(mode === 'off' ? 'on' : 'off')),
    );
    each('.elder-larger', (button) =>
      button.addEventListener('click', () => choose(mode === 'larger' ? 'on' : 'larger')),
    );
    show(mode);
  });
  // A page the browser brings back, and one in another window, follow what was chosen since.
  addEventListener('pageshow', follow);
  addEventListener('storage', follow);

  function follow() {
    show(kept() || mode);
  }

  /** @param {Mode} next */
  function choose(next) {
    try {
      localStorage.setItem(key, next);
    } catch {
      // Storage is full or forbidden: the choice holds for this page.
    }
    show(next);
  }

  /** @returns {Mode | null} */
  function kept() {
    try {
      const value = localStorage.getItem(key);
      return value === 'on' || value === 'larger' || value === 'off' ? value : null;
    } catch {
      return null;
    }
  }

  /** @param {Mode} next */
  function show(next) {
    mode = next;
    root.classList.toggle('elder', mode !== 'off');
    root.classList.toggle('larger', mode === 'larger');
    // A pressed button is how assistive technology tells what changed.
    each('.elder-toggle', (button) => button.setAttribute('aria-pressed', String(mode !== 'off')));
    each('.elder-larger', (button) => button.setAttribute('aria-pressed', String(mode === 'larger')));
  }

  /** @param {string} selector @param {(button: Element) => void} act */
  function each(selector, act) {
    for (const button of Array.from(document.querySelectorAll(selector))) act(button);
  }
})();
