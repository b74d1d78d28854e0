/**
 * A page as it is shown while somebody works on it: with the script that follows the workspace, and allowed to ask
 * its own server. What is published has neither.
 */
export function livePage(html: string, edition: string): string {
  const script = `<script src="/_gongkai/live.js" data-edition="${edition}" defer></script>\n`;
  const allowed = html.replace(
    /(<meta http-equiv="Content-Security-Policy" content=")([^"]*)(">)/u,
    (_, before: string, policy: string, after: string) => before + opened(policy) + after,
  );
  return allowed.replace('</head>', () => `${script}</head>`);
}

/** The policy of a page, and what the script needs: to run, its style, and to be told. */
function opened(policy: string): string {
  const directives = new Map(
    // The template engine writes the end of a hash as a character reference.
    policy
      .replaceAll('&#x3D;', '=')
      .split(';')
      .map((directive) => {
        const [name = '', ...sources] = directive.trim().split(/\s+/u);
        return [name, sources];
      }),
  );
  for (const name of ['script-src', 'style-src', 'connect-src']) {
    directives.set(name, [...new Set([...(directives.get(name) ?? []), "'self'"])]);
  }
  return Array.from(directives, ([name, sources]) => [name, ...sources].join(' ')).join('; ');
}
