/** A colour in sRGB, each part from 0 to 1. */
export interface Colour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/**
 * @param hex as a stylesheet writes it, six digits
 * @throws Error when it is written in another way
 */
export function parseColour(hex: string): Colour {
  const [, red, green, blue] = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(hex.trim()) ?? [];
  if (red === undefined || green === undefined || blue === undefined) throw new Error(`Not a colour: ${hex}`);
  const part = (digits: string) => Number.parseInt(digits, 16) / 255;
  return { red: part(red), green: part(green), blue: part(blue) };
}

const toLinear = (part: number) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const fromLinear = (part: number) => {
  const within = Math.min(1, Math.max(0, part));
  return within <= 0.0031308 ? within * 12.92 : 1.055 * within ** (1 / 2.4) - 0.055;
};

type Triple = readonly [number, number, number];

function linear({ red, green, blue }: Colour): Triple {
  return [toLinear(red), toLinear(green), toLinear(blue)];
}

const dot = (row: Triple, [x, y, z]: Triple) => row[0] * x + row[1] * y + row[2] * z;

/** Contrast of two colours, 1 to 21. Source: WCAG 2.2, "contrast ratio". */
export function contrastRatio(one: Colour, other: Colour): number {
  const luminance = (colour: Colour) => dot([0.2126, 0.7152, 0.0722], linear(colour));
  const lighter = Math.max(luminance(one), luminance(other));
  const darker = Math.min(luminance(one), luminance(other));
  return (lighter + 0.05) / (darker + 0.05);
}

/** Source: Machado, Oliveira & Fernandes (2009), IEEE Trans. Vis. Comput. Graph. 15, severity 1, linear sRGB. */
const sight: Readonly<Record<'red' | 'green' | 'blue', readonly [Triple, Triple, Triple]>> = {
  red: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  green: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  blue: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour as it looks to eyes without one kind of cones. */
export function seenWithout(cones: 'red' | 'green' | 'blue', colour: Colour): Colour {
  const [red, green, blue] = sight[cones].map((row) => fromLinear(dot(row, linear(colour))));
  return { red: red ?? 0, green: green ?? 0, blue: blue ?? 0 };
}

interface Lab {
  readonly lightness: number;
  readonly a: number;
  readonly b: number;
}

/** CIE 1976 L*a*b* for the white point D65. */
function toLab(colour: Colour): Lab {
  const light = linear(colour);
  const bend = (part: number) => (part > 216 / 24389 ? Math.cbrt(part) : ((24389 / 27) * part + 16) / 116);
  const x = bend(dot([0.4124564, 0.3575761, 0.1804375], light) / 0.95047);
  const y = bend(dot([0.2126729, 0.7151522, 0.072175], light));
  const z = bend(dot([0.0193339, 0.119192, 0.9503041], light) / 1.08883);
  return { lightness: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
}

/**
 * How different two colours look: below 1 not at all, from about 10 at a glance.
 *
 * Source: CIEDE2000, as in Sharma, Wu & Dalal (2005), Color Research & Application 30, 21-30.
 */
export function differenceE2000(one: Colour, other: Colour): number {
  return differenceOfLab(toLab(one), toLab(other));
}

const degrees = (radians: number) => (radians * 180) / Math.PI;
const radians = (angle: number) => (angle * Math.PI) / 180;

/** The same from L*a*b* coordinates, as the paper's own table gives them. */
export function differenceOfLab(one: Lab, other: Lab): number {
  const chroma = (Math.hypot(one.a, one.b) + Math.hypot(other.a, other.b)) / 2;
  const stretch = 1 + 0.5 * (1 - Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7)));
  const polar = ({ a, b }: Lab) => {
    const radius = Math.hypot(a * stretch, b);
    const hue = radius === 0 ? 0 : (degrees(Math.atan2(b, a * stretch)) + 360) % 360;
    return { radius, hue };
  };
  const [first, second] = [polar(one), polar(other)];
  const grey = first.radius * second.radius === 0;
  const turn = grey ? 0 : ((second.hue - first.hue + 540) % 360) - 180;
  const sumOfHues = first.hue + second.hue;
  const apart = Math.abs(first.hue - second.hue) > 180;
  const meanHue = grey ? sumOfHues : apart ? (sumOfHues + (sumOfHues < 360 ? 360 : -360)) / 2 : sumOfHues / 2;
  const lightness = (one.lightness + other.lightness) / 2 - 50;
  const radius = (first.radius + second.radius) / 2;
  const hueWeight =
    1 -
    0.17 * Math.cos(radians(meanHue - 30)) +
    0.24 * Math.cos(radians(2 * meanHue)) +
    0.32 * Math.cos(radians(3 * meanHue + 6)) -
    0.2 * Math.cos(radians(4 * meanHue - 63));
  const byLightness =
    (other.lightness - one.lightness) / (1 + (0.015 * lightness ** 2) / Math.sqrt(20 + lightness ** 2));
  const byChroma = (second.radius - first.radius) / (1 + 0.045 * radius);
  const byHue =
    (2 * Math.sqrt(first.radius * second.radius) * Math.sin(radians(turn / 2))) / (1 + 0.015 * radius * hueWeight);
  const rotation =
    -2 *
    Math.sqrt(radius ** 7 / (radius ** 7 + 25 ** 7)) *
    Math.sin(radians(60 * Math.exp(-(((meanHue - 275) / 25) ** 2))));
  return Math.sqrt(byLightness ** 2 + byChroma ** 2 + byHue ** 2 + rotation * byChroma * byHue);
}
