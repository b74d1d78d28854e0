/** A colour as `#rrggbb`. */
export type Colour = string;

export const white: Colour = '#ffffff';

/** The contrast of two colours after WCAG 2.2: 1 for two equal ones, 21 for black on white. */
export function contrastOf(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** The colour itself, or the nearest darker one of the same hue that stands out so much from `ground`. */
export function darkened(colour: Colour, ground: Colour, contrast: number): Colour {
  return firstPassing(colour, '#000000', ground, contrast);
}

/** The colour itself, or the nearest lighter one that stands out so much from `ground`. */
export function lightened(colour: Colour, ground: Colour, contrast: number): Colour {
  return firstPassing(colour, white, ground, contrast);
}

/** So much of the second colour in the first, 0 to 1. */
export function mixed(one: Colour, other: Colour, share: number): Colour {
  const others = channelsOf(other);
  const channels = channelsOf(one).map((channel, at) => channel + ((others[at] ?? 0) - channel) * share);
  return `#${channels.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** Ends at the goal itself where no mixture passes. */
function firstPassing(colour: Colour, goal: Colour, ground: Colour, contrast: number): Colour {
  const steps = 255;
  for (let step = 0; step < steps; step += 1) {
    const found = mixed(colour, goal, step / steps);
    if (contrastOf(found, ground) >= contrast) return found;
  }
  return goal;
}

/** Relative luminance, 0 to 1. */
function luminanceOf(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Red, green and blue, 0 to 255. */
function channelsOf(colour: Colour): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
