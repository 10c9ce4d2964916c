import type { Group } from '@heartset/model';
import type { JSX } from 'react';
import { type ShapeName, shapeOfGroups } from './shape-of-groups.ts';

const outlines: Record<ShapeName, JSX.Element> = {
  circle: <circle cx="10" cy="10" r="8" />,
  square: <rect x="2.5" y="2.5" width="15" height="15" rx="2" />,
  triangle: <path d="M10 1.5 18.6 17H1.4Z" strokeLinejoin="round" />,
  pentagon: <path d="M10 1.2 18.8 7.6 15.4 18H4.6L1.2 7.6Z" strokeLinejoin="round" />,
  hexagon: <path d="M5.5 2h9L19 10l-4.5 8h-9L1 10Z" strokeLinejoin="round" />,
  ring: <circle cx="10" cy="10" r="6.5" fill="none" strokeWidth="4" />,
  diamond: <path d="M10 .8 19.2 10 10 19.2.8 10Z" strokeLinejoin="round" />,
};

const colours: Record<ShapeName, string> = {
  circle: 'var(--teal)',
  square: 'var(--heat-4)',
  triangle: 'var(--ink-2)',
  pentagon: 'var(--teal)',
  hexagon: 'var(--edge)',
  ring: 'var(--teal)',
  diamond: 'var(--clay)',
};

type ShapeProps = {
  name: ShapeName;
  size?: number;
  /** In the colour of the text around it: on the heatmap, where colour means something else. */
  plain?: boolean;
  /** The outline alone. */
  hollow?: boolean;
};

/** One of the product's shapes; the same thing has the same shape everywhere. Words always stand beside it. */
export function Shape({ name, size = 16, plain = false, hollow = false }: ShapeProps): JSX.Element {
  const colour = plain ? 'currentColor' : colours[name];
  const outlined = hollow || name === 'ring';
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      overflow="visible"
      fill={outlined ? 'var(--shape-ground, var(--surface))' : colour}
      stroke={outlined ? colour : plain ? 'none' : 'var(--surface)'}
      strokeWidth={hollow ? 3 : 1.5}
      aria-hidden="true"
      focusable="false"
    >
      {outlines[name]}
    </svg>
  );
}

/** The shape of a group, or of several that stand together. */
export function GroupShape({ groups, size = 16 }: { groups: readonly Group[]; size?: number }): JSX.Element {
  return <Shape name={shapeOfGroups(groups)} size={size} />;
}
