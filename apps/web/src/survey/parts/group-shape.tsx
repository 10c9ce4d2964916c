import type { RaterInvitation } from '@heartset/model/api/rater';
import { type ShapeName, shapeOfGroups } from '../../components/shape-of-groups.ts';

type Group = RaterInvitation['assignments'][number]['group'];

const paths: Partial<Record<ShapeName, string>> = {
  circle: 'M8 1.5a6.5 6.5 0 1 0 0 13a6.5 6.5 0 1 0 0-13z',
  square: 'M2.2 2.2h11.6v11.6H2.2z',
  triangle: 'M8 1.6 15 14H1z',
  pentagon: 'M8 1.2 14.9 6.2 12.3 14.3H3.7L1.1 6.2z',
  hexagon: 'M4.6 2h6.8L15 8l-3.6 6H4.6L1 8z',
};

/**
 * The shape of the groups that one counts with, as in the report, in the colour of the text. Decoration beside their
 * names: hidden from screen readers.
 */
export function GroupShape({ groups, filled = true }: { groups: readonly Group[]; filled?: boolean }) {
  return (
    <svg className={filled ? 'shape shape-filled' : 'shape'} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={paths[shapeOfGroups(groups)]} />
    </svg>
  );
}
