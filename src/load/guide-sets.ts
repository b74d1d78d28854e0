import type { Guide, GuideItem } from '../model/catalog.js';
import { type Diagnostic, diagnosticOf } from '../model/diagnostic.js';
import { nodePlace } from '../model/place.js';
import { wording } from '../model/wording.js';
import { nearest } from '../text/suggest.js';
import { loadClaims } from './claims.js';

/** A guide of the workspace, with what it says of its relation to others. */
export interface OwnGuide {
  readonly guide: Guide;
  /** 取代: it takes the place of the shipped guide of its domain. */
  readonly replaces: boolean;
  /** 继承: domain or id of the guide it extends. */
  readonly inherits: string | null;
}

export interface GuidesInForce {
  /** In their national order. */
  readonly guides: readonly Guide[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Shipped guides and those of the workspace → the guides that hold. One that replaces a shipped guide stands
 * in its place; so does one that extends another: it holds all items of that one too, overridden where ids are
 * equal. Whatever else is of one domain twice stays so, for the rules to report: a denominator never changes
 * without being told to.
 */
export function guidesInForce(shipped: readonly Guide[], own: readonly OwnGuide[]): GuidesInForce {
  const diagnostics: Diagnostic[] = [];
  const replaced = new Set<Guide>();
  const standing = own.map(({ guide, replaces, inherits }): OwnGuide => {
    if (!replaces) return { guide, replaces, inherits };
    const predecessor = shipped.find(({ domain }) => domain === guide.domain);
    if (predecessor === undefined) {
      diagnostics.push(nothingToReplace(guide, shipped));
      return { guide, replaces, inherits };
    }
    replaced.add(predecessor);
    return { guide: { ...guide, replaces: predecessor }, replaces, inherits };
  });
  const roots = shipped.filter((guide) => !replaced.has(guide));
  const families = new Families(roots, standing, diagnostics);
  const resolved = standing.map((one) => families.resolved(one));
  const absorbed = new Set(resolved.flatMap((guide) => ancestorsOf(guide)));
  return {
    guides: [...roots, ...resolved]
      .filter((guide) => !absorbed.has(guide))
      .sort((a, b) => a.order - b.order || (a.slug < b.slug ? -1 : 1)),
    diagnostics,
  };
}

/** Resolves 继承, each guide once, whatever the order of the files. */
class Families {
  readonly #roots: readonly Guide[];
  readonly #own: readonly OwnGuide[];
  readonly #diagnostics: Diagnostic[];
  readonly #done = new Map<OwnGuide, Guide>();

  constructor(roots: readonly Guide[], own: readonly OwnGuide[], diagnostics: Diagnostic[]) {
    this.#roots = roots;
    this.#own = own;
    this.#diagnostics = diagnostics;
  }

  resolved(one: OwnGuide): Guide {
    const known = this.#done.get(one);
    if (known !== undefined) return known;
    const guide = this.#extended(one);
    this.#done.set(one, guide);
    return guide;
  }

  #extended(one: OwnGuide): Guide {
    const { guide, inherits } = one;
    if (inherits === null) return guide;
    const root = this.#rootOf(one);
    if (root !== undefined) return merged(guide, root);
    const parent = this.#parentOf(one);
    if (parent === undefined) {
      this.#diagnostics.push(this.#unknown(one, inherits));
      return guide;
    }
    const circle = this.#circleOf(one);
    if (circle === null) return merged(guide, this.resolved(parent));
    this.#diagnostics.push(inCircle(circle));
    return guide;
  }

  #rootOf({ inherits }: OwnGuide): Guide | undefined {
    return this.#roots.find((candidate) => inherits !== null && isNamed(candidate, inherits));
  }

  /** Where several are of the domain, the one that extends nothing is where the others come from. */
  #parentOf(one: OwnGuide): OwnGuide | undefined {
    const { inherits } = one;
    if (inherits === null || this.#rootOf(one) !== undefined) return undefined;
    const candidates = this.#own.filter((other) => other !== one && isNamed(other.guide, inherits));
    return candidates.find((other) => other.inherits === null) ?? candidates[0];
  }

  /** The guides from this one back to it, or null when the line ends, or ends in a circle it is no part of. */
  #circleOf(one: OwnGuide): OwnGuide[] | null {
    const line = [one];
    for (let next = this.#parentOf(one); next !== undefined; next = this.#parentOf(next)) {
      if (next === one) return line;
      if (line.includes(next)) return null;
      line.push(next);
    }
    return null;
  }

  #unknown({ guide }: OwnGuide, name: string): Diagnostic {
    const known = [...this.#roots, ...this.#own.map((other) => other.guide)]
      .filter((other) => other.place.file !== guide.place.file)
      .flatMap(({ domain, id }) => [domain, id]);
    const near = nearest(name, known);
    return diagnosticOf(loadClaims.inheritedGuidesExist, {
      message: wording(`没有“${name}”这份标准指引可以继承`, `there is no guide “${name}” to inherit from`),
      place: nodePlace(guide.place.file, '/inherits'),
      hint:
        near === null
          ? wording(
              '写要继承的领域名称或编码；可用的见 gongkai guide list',
              'write the domain or id of a guide: gongkai guide list',
            )
          : wording(`是不是“${near}”？`, `did you mean “${near}”?`),
    });
  }
}

function inCircle(circle: readonly OwnGuide[]): Diagnostic {
  const names = [...circle, ...circle.slice(0, 1)].map(({ guide }) => guide.domain).join(' → ');
  return diagnosticOf(loadClaims.inheritedGuidesExist, {
    message: wording(`标准指引互相继承，成了一圈：${names}`, `guides inherit in a circle: ${names}`),
    place: nodePlace(circle[0]?.guide.place.file ?? '', '/inherits'),
    hint: wording('删去其中一处“继承”', 'remove one “inherits”'),
  });
}

function isNamed({ domain, id }: Guide, name: string): boolean {
  return domain === name || id === name;
}

/** The items of both, in the order of the parent, then those the child adds. */
function merged(child: Guide, parent: Guide): Guide {
  const own = new Map(child.items.map((item) => [item.id, item]));
  const inherited = parent.items.map(
    (item): GuideItem => own.get(item.id) ?? { ...item, domain: child.domain },
  );
  const known = new Set(inherited.map(({ id }) => id));
  return { ...child, parent, items: [...inherited, ...child.items.filter(({ id }) => !known.has(id))] };
}

/** All guides a guide has absorbed. */
function ancestorsOf({ parent }: Guide): Guide[] {
  return parent === null ? [] : [parent, ...ancestorsOf(parent)];
}

function nothingToReplace(guide: Guide, shipped: readonly Guide[]): Diagnostic {
  const near = nearest(
    guide.domain,
    shipped.map(({ domain }) => domain),
  );
  return diagnosticOf(loadClaims.inheritedGuidesExist, {
    message: wording(
      `没有“${guide.domain}”领域的内置标准指引，不能取代`,
      `there is no shipped guide of the domain “${guide.domain}” to replace`,
    ),
    place: nodePlace(guide.place.file, '/replaces'),
    hint:
      near === null
        ? wording('删去“取代”这一行', 'remove “replaces”')
        : wording(`领域是不是“${near}”？`, `is the domain “${near}”?`),
  });
}
