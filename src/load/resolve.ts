import type {
  Agency,
  AgencyGroup,
  AgencyReference,
  Audience,
  Channel,
  ChannelUse,
} from '../model/catalog.js';
import type { Place } from '../model/place.js';
import { nameKey } from '../text/listed.js';
import { matchKey } from '../text/normalise.js';
import type { AuthoredAudience } from './authored.js';

/** Words → the agencies they name: by id, name, alias, or group (`乡镇`, `各乡镇`). */
export class AgencyNames {
  readonly #byName = new Map<string, readonly string[]>();
  readonly #groups = new Map<string, readonly string[]>();

  constructor(agencies: readonly Agency[], groups: readonly AgencyGroup[]) {
    for (const agency of agencies) {
      for (const name of [agency.id, agency.name, ...agency.aliases])
        this.#byName.set(nameKey(name), [agency.id]);
    }
    for (const group of groups) {
      const members = group.members.flatMap((member) => member.agencies);
      this.#groups.set(nameKey(group.name), members);
      for (const name of [group.name, `各${group.name}`]) {
        if (!this.#byName.has(nameKey(name))) this.#byName.set(nameKey(name), members);
      }
    }
  }

  /** `own` is what 本单位 means: the member a shared list is instantiated for. */
  reference(text: string, place: Place, own: string | null = null): AgencyReference {
    if (own !== null && nameKey(text) === '本单位') return { text, agencies: [own], place };
    return { text, agencies: this.#byName.get(nameKey(text)) ?? [], place };
  }

  /** The members of a group, or null when there is no such group. */
  membersOf(group: string): readonly string[] | null {
    return this.#groups.get(nameKey(group)) ?? null;
  }
}

/** Words → channels of the register: by name or alias, or `其他:` with a name. */
export class ChannelNames {
  readonly #byName = new Map<string, string>();
  readonly #other: string | null;

  constructor(channels: readonly Channel[]) {
    for (const channel of channels) {
      for (const name of [channel.id, channel.name, ...channel.aliases])
        this.#byName.set(matchKey(name), channel.id);
    }
    this.#other = channels.find((channel) => channel.name === '其他')?.id ?? null;
  }

  use(text: string): ChannelUse {
    const other = /^\s*其他\s*[:：]\s*(.+)$/u.exec(text)?.[1];
    if (other !== undefined) return { text, channel: this.#other, detail: other.trim() };
    return { text, channel: this.#byName.get(matchKey(text)) ?? null, detail: null };
  }
}

export function audienceOf(authored: AuthoredAudience): Audience {
  return authored === 'public' ? { kind: 'public' } : { kind: 'group', group: authored.group };
}
