import type { OrganizationRelease } from '@heartset/model';
import { publishScores, type ScoredLeader } from './random-organization.ts';

/** An organisation's release as versions up to 1.1 of the rules made it: the same segments, means in hundredths. */
export function publishInHundredths(leaders: readonly Pick<ScoredLeader, 'placed'>[]): string {
  const release = JSON.parse(publishScores(leaders)) as OrganizationRelease;
  const { scale, policy } = release;
  const segments = release.segments.map(({ dimension, name, cells, ...segment }) => {
    const members = leaders.filter(({ placed }) => dimension === 'organization' || placed[dimension] === name);
    return {
      ...segment,
      dimension,
      name,
      cells: cells.map((cell) => {
        if (cell.status === 'withheld') return cell;
        const values = members.flatMap(({ placed }) => placed.contribution.cells[cell.cellId] ?? []);
        const exact = values.reduce((sum, value) => sum + value, 0) / values.length;
        const room = 1 / policy.minimumGroupSize + 1 / values.length;
        const [lowest, highest] = [scale.minimum + room, scale.maximum - room];
        const value = Math.round(Math.min(highest, Math.max(lowest, exact)) * 100) / 100;
        return { ...cell, value, mark: exact >= highest ? 'or-more' : exact <= lowest ? 'or-less' : 'plain' };
      }),
    };
  });
  return JSON.stringify({ ...release, methodVersion: '1.1.0', segments });
}
