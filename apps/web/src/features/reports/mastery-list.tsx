import type { InstrumentItem, LeaderRelease, ReleasedBlockItem, ReleasedItem, SelfReport } from '@heartset/model';
import { groupsOfLabel } from '@heartset/model';
import type { JSX } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabelWords } from '../../components/group-words.ts';
import type { ShapeName } from '../../components/shape-of-groups.ts';
import { shapeOfGroups } from '../../components/shape-of-groups.ts';
import { GroupShape, Shape } from '../../components/shapes.tsx';
import styles from './mastery.module.css';
import { placeMarks } from './rating-axis.ts';
import { heldBlocks, itemProminence, wordOf } from './report-view.ts';
import { useReportWords } from './report-words.ts';

type SelfItem = SelfReport['items'][number];
type MasteryListProps = { items: readonly InstrumentItem[]; release: LeaderRelease; self: SelfReport | null };

/**
 * Masteries one below the other, blocks side by side on an axis from never to always, and the same in words. Groups that are held back
 * altogether are not among them: `HeldGroups` names those once.
 */
export function MasteryList({ items, release, self }: MasteryListProps): JSX.Element {
  return (
    <div className={styles.list}>
      {items.map((item) => {
        const released = release.items.find((each) => each.itemId === item.id);
        const own = self?.items.find((each) => each.itemId === item.id) ?? null;
        return released ? <Mastery key={item.id} item={item} released={released} own={own} release={release} /> : null;
      })}
    </div>
  );
}

type MasteryProps = {
  item: InstrumentItem;
  released: ReleasedItem;
  own: SelfItem | null;
  release: LeaderRelease;
};

function Mastery({ item, released, own, release }: MasteryProps): JSX.Element {
  const { t } = useTranslation();
  const word = own && wordOf(own, released.everyoneElse, itemProminence(release, item.id));
  return (
    <div className={styles.mastery}>
      <div>
        <h3 className={styles.name}>{item.name}</h3>
        <p className={styles.statement}>{item.statement}</p>
      </div>
      <Axis released={released} own={own} scale={release.scale} />
      <div className={styles.words}>
        {word && <p className={styles.verdict}>{t(`report.verdict.${word}`)}</p>}
        <Values released={released} own={own} held={heldBlocks(release).map(({ block }) => block)} />
      </div>
    </div>
  );
}

type Mark = { key: string; value: number; shape: ShapeName };

type AxisProps = Pick<MasteryProps, 'released' | 'own'> & { scale: LeaderRelease['scale'] };

function Axis({ released, own, scale }: AxisProps): JSX.Element {
  const marks: Mark[] = released.blocks.flatMap((block) =>
    block.status === 'shown'
      ? [{ key: block.block, value: block.value, shape: shapeOfGroups(groupsOfLabel(block.block)) }]
      : [],
  );
  const { everyoneElse } = released;
  if (everyoneElse.status === 'shown' && everyoneElse.blocks.length > 1) {
    marks.push({ key: 'everyone', value: everyoneElse.value, shape: 'ring' });
  }
  if (own?.self.status === 'shown') marks.push({ key: 'self', value: own.self.value, shape: 'diamond' });
  const placed = placeMarks(marks, scale);
  const lanes = Math.max(1, ...placed.map((mark) => mark.lane + 1));
  const steps = Array.from({ length: scale.maximum - scale.minimum + 1 }, (_, index) => scale.minimum + index);
  return (
    // The same stands beside it in words.
    <div className={styles.axis} style={{ height: `${36 + lanes * 20}px` }} aria-hidden="true">
      {marks.length === 0 && <span className={styles.axisHeld} />}
      <span className={styles.line} />
      {steps.map((step, index) => (
        <span key={step} className={styles.tick} style={{ left: `${(index / (steps.length - 1)) * 100}%` }}>
          {step}
        </span>
      ))}
      {placed.map((mark) => (
        <span
          key={mark.key}
          className={styles.mark}
          style={{ left: `${mark.position * 100}%`, bottom: `${20 + mark.lane * 20}px` }}
        >
          <Shape name={mark.shape} size={18} />
        </span>
      ))}
    </div>
  );
}

type ValuesProps = Pick<MasteryProps, 'released' | 'own'> & { held: readonly string[] };

function Values({ released, own, held }: ValuesProps): JSX.Element {
  const { t } = useTranslation();
  const { value, reason, selfName } = useReportWords();
  const { everyoneElse } = released;
  return (
    <ul className={styles.values}>
      {everyoneElse.status === 'shown' && everyoneElse.blocks.length > 1 && (
        <li>
          <Shape name="ring" size={13} />
          <span>{t('report.view.everyone').toLowerCase()}</span>
          <b>{value(everyoneElse)}</b>
        </li>
      )}
      {released.blocks
        .filter(({ status, block }) => status === 'shown' || !held.includes(block))
        .map((block) => (
          <BlockValue key={block.block} block={block} />
        ))}
      {own && (
        <li>
          <Shape name="diamond" size={13} />
          <span>{selfName}</span>
          {own.self.status === 'shown' ? <b>{value(own.self)}</b> : <em>{reason(own.self.reason)}</em>}
        </li>
      )}
    </ul>
  );
}

function BlockValue({ block }: { block: ReleasedBlockItem }): JSX.Element {
  const { t } = useTranslation();
  const labelWords = useLabelWords();
  const { value, reason } = useReportWords();
  return (
    <li>
      <GroupShape groups={groupsOfLabel(block.block)} size={13} />
      <span>{labelWords(block.block)}</span>
      {block.status === 'shown' ? <b>{value(block)}</b> : <em>{reason(block.reason)}</em>}
      {block.status === 'shown' && block.distribution && (
        <em>{t(`report.agreement.${block.distribution.agreement}`)}</em>
      )}
    </li>
  );
}
