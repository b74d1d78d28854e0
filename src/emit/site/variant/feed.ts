/** What becomes of a feed. Texts are given as they stand in the markup, character references and all. */
interface FeedChanges {
  readonly language: string;
  readonly text: (text: string) => string;
  /** Full addresses, in attributes and where elements hold nothing else. */
  readonly address: (address: string) => string;
}

/** A feed of the site with its words and addresses changed. We wrote it: it has no comments and no sections. */
export function changedFeed(xml: string, { language, text, address }: FeedChanges): string {
  return xml
    .replace(/(\sxml:lang="|<language>)[^"<]*/gu, (_, before: string) => before + language)
    .replace(/(\shref=")([^"]*)/gu, (_, before: string, own: string) => before + address(own))
    .replace(/>([^<>]+)</gu, (_, own: string) => `>${isAddress(own) ? address(own) : text(own)}<`);
}

function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/iu.test(text);
}
