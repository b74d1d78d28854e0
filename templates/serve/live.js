// Follows the workspace: loads the page again when the site has changed, and shows what is wrong above the last
// good one. Texts of the catalog are only ever put in as text.
(() => {
  const script = document.currentScript;
  const edition = script === null ? '' : script.getAttribute('data-edition');
  const host = document.createElement('div');
  host.id = 'gongkai-live';
  const root = host.attachShadow({ mode: 'open' });
  let open = false;

  const source = new EventSource('/_gongkai/events');
  source.onmessage = ({ data }) => {
    const state = JSON.parse(data);
    if (state.edition !== edition) {
      source.close();
      location.reload();
      return;
    }
    show(state);
  };

  function show(state) {
    const zh = state.language === 'zh';
    const { errors, warnings } = state.counts;
    root.textContent = '';
    if (errors === 0 && warnings === 0 && state.failure === null) {
      host.remove();
      return;
    }
    document.body.append(host);
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = '/_gongkai/live.css';
    root.append(style);
    if (state.failure !== null || errors > 0 || open) root.append(overlay(state, zh));
    else root.append(bar(state, zh));
  }

  function bar(state, zh) {
    const button = element(
      'button',
      'bar',
      zh ? `${state.counts.warnings} 个警告` : `${state.counts.warnings} warnings`,
    );
    button.onclick = () => {
      open = true;
      show(state);
    };
    return button;
  }

  function overlay(state, zh) {
    const { errors, warnings } = state.counts;
    const panel = element('section', 'overlay');
    panel.setAttribute('role', 'alertdialog');
    const title = zh ? `${errors} 个错误，${warnings} 个警告` : `${errors} errors, ${warnings} warnings`;
    panel.setAttribute('aria-label', title);
    panel.append(element('h1', '', state.failure || title));
    const isStale = errors > 0 || state.failure !== null;
    if (isStale && edition !== '')
      panel.append(
        element(
          'p',
          'stale',
          zh
            ? '下面的网页是上一次没有错误时的内容；改好并保存后自动更新。'
            : 'The page below is as it was without errors.',
        ),
      );
    const list = element('ol', '');
    for (const finding of state.findings) list.append(item(finding, zh));
    panel.append(list);
    if (state.more > 0)
      panel.append(
        element(
          'p',
          'more',
          zh
            ? `另有 ${state.more} 个问题没有列出；gongkai check --all 列出全部。`
            : `${state.more} more: gongkai check --all`,
        ),
      );
    if (!isStale) {
      const close = element('button', 'close', zh ? '收起' : 'close');
      close.onclick = () => {
        open = false;
        show(state);
      };
      panel.append(close);
    }
    return panel;
  }

  function item(finding, zh) {
    const entry = element('li', finding.severity);
    entry.append(element('code', 'position', finding.position), element('strong', '', finding.severityName));
    entry.append(element('p', 'message', finding.message));
    if (finding.source !== null) entry.append(element('pre', '', finding.source));
    if (finding.hint !== null)
      entry.append(element('p', 'hint', `${zh ? '改法：' : 'hint: '}${finding.hint}`));
    entry.append(element('p', 'rule', `gongkai explain ${finding.code}`));
    return entry;
  }

  function element(name, kind, text = '') {
    const made = document.createElement(name);
    made.className = kind;
    made.textContent = text;
    return made;
  }
})();
