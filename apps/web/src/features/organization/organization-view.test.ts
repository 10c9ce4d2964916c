import { getInstrument, type OrganizationCell, type OrganizationRelease, type ReasonCode } from '@heartset/model';
import { describe, expect, it } from 'vitest';
import { columnsOf, reasonsIn, signsOf, type TableDimension, viewOf } from './organization-view.ts';

const shown = (cellId: string, value = 3.7, leaders = 6): OrganizationCell => ({
  status: 'shown',
  cellId,
  value,
  mark: 'plain',
  leaders,
});
const withheld = (cellId: string, reason: ReasonCode): OrganizationCell => ({ status: 'withheld', cellId, reason });

function releaseOf(segments: OrganizationRelease['segments']): OrganizationRelease {
  return {
    organizationReleaseSchemaVersion: 1,
    methodVersion: '1',
    campaignId: 'campaign',
    instrument: { id: 'hcl-360', version: '1' },
    scale: { minimum: 1, maximum: 5 },
    policy: { minimumGroupSize: 3, minimumLeaders: 5 },
    segments,
  };
}

const asTheDirectoryHasIt = { nameOf: (_: TableDimension, name: string) => name, locale: 'en' };
const both = (reason: ReasonCode) => [withheld('a', reason), withheld('b', reason)];

const release = releaseOf([
  { dimension: 'organization', name: null, leaders: 13, cells: [shown('a', 3.7, 13), shown('b', 3.1, 12)] },
  { dimension: 'department', name: 'Surgery', leaders: 6, cells: [shown('a'), withheld('b', 'would-reveal-others')] },
  { dimension: 'department', name: 'Œcology', leaders: 5, cells: both('would-reveal-others') },
  { dimension: 'department', name: 'Emergency', leaders: 2, cells: both('too-few-leaders') },
  { dimension: 'level', name: 'senior', leaders: 13, cells: [shown('a', 3.7, 13), shown('b', 3.1, 12)] },
]);

describe('viewOf', () => {
  it('keeps the whole apart, and makes a table of each dimension, also of one that the directory does not know', () => {
    const { whole, tables, showsAnything } = viewOf(release, asTheDirectoryHasIt);
    expect(whole.leaders).toBe(13);
    expect(whole.cells.map(({ cellId }) => cellId)).toEqual(['a', 'b']);
    expect(tables.map(({ dimension, rows }) => [dimension, rows.length])).toEqual([
      ['department', 3],
      ['level', 1],
      ['site', 0],
    ]);
    expect(showsAnything).toBe(true);
  });

  it('sorts rows by the name that is read, by the reader’s alphabet, and by no number', () => {
    const { tables } = viewOf(release, asTheDirectoryHasIt);
    expect(tables[0]?.rows.map(({ name }) => name)).toEqual(['Emergency', 'Œcology', 'Surgery']);
    const called = {
      nameOf: (_: TableDimension, name: string) => (name === 'Surgery' ? 'Accidents' : name),
      locale: 'en',
    };
    expect(viewOf(release, called).tables[0]?.rows[0]?.name).toBe('Accidents');
  });

  it('makes one cell of a row in which all is held back for one reason, and of no other', () => {
    const [departments] = viewOf(release, asTheDirectoryHasIt).tables;
    expect(departments?.rows.map((row) => (row.kind === 'held' ? row.reason : row.kind))).toEqual([
      'too-few-leaders',
      'would-reveal-others',
      'cells',
    ]);
  });

  it('says when nothing at all can be shown', () => {
    const few = releaseOf([{ dimension: 'organization', name: null, leaders: 4, cells: both('too-few-leaders') }]);
    expect(viewOf(few, asTheDirectoryHasIt).showsAnything).toBe(false);
    expect(viewOf(releaseOf([]), asTheDirectoryHasIt)).toMatchObject({ showsAnything: false, whole: { leaders: 0 } });
  });
});

describe('reasonsIn and signsOf', () => {
  it('name each reason once, and give it one letter in every table', () => {
    const { tables } = viewOf(release, asTheDirectoryHasIt);
    expect(tables.map(reasonsIn)).toEqual([['too-few-leaders', 'would-reveal-others'], [], []]);
    expect([...signsOf(tables)]).toEqual([
      ['too-few-leaders', 'a'],
      ['would-reveal-others', 'b'],
    ]);
  });

  it('begin with "a" whichever reason there is', () => {
    const rows = viewOf(release, asTheDirectoryHasIt).tables[0]?.rows.filter(({ name }) => name === 'Surgery') ?? [];
    expect(signsOf([{ rows }]).get('would-reveal-others')).toBe('a');
  });
});

describe('columnsOf', () => {
  it('has the nine cells as the figure is read: a focus after the other, each by application', () => {
    const instrument = getInstrument('hcl-360');
    if (!instrument) throw new Error('The instrument is missing.');
    const columns = columnsOf(instrument);
    expect(columns.map(({ cellId }) => cellId)).toEqual(instrument.cells.map(({ id }) => id));
    expect(columns.slice(0, 4).map(({ focus, application }) => `${focus} ${application}`)).toEqual([
      'Heartset Individual',
      'Heartset Relational',
      'Heartset Mission',
      'Mindset Individual',
    ]);
    // Told by what cells are, not by where they stand.
    expect(columnsOf({ ...instrument, cells: [...instrument.cells].reverse() })).toEqual(columns);
  });
});
