/** Whether an address stands under a name that is reserved for examples and leads nowhere (RFC 2606, RFC 6761). */
export function isReserved(url: string): boolean {
  return /(?:^|\.)(?:example|test|invalid|example\.(?:com|net|org))$/u.test(hostOf(url));
}

/** The host of an http(s) address, in lower case; empty when the address cannot be read. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
