import { describe, expect, it } from 'vitest';
import { buildCampaignCancelled, buildPromisePublished } from './build-notices.ts';
import { buildDeadlineMoved, buildReminder } from './build-reminders.ts';
import { buildCampaignAboutYou, buildFurtherRound, buildInvitation } from './build-views.ts';
import { mailTexts } from './mail-texts.ts';
import type { AskedAbout, MailedCampaign } from './mails.queries.ts';
import { sampleAsked, sampleCampaign, sampleFrame, sampleSecrets } from './testing/every-mail.ts';

const frame = sampleFrame('en-CH');
const campaign = sampleCampaign;
const asked = sampleAsked;
const secrets = sampleSecrets;

function invitation(of: Partial<MailedCampaign>, about: readonly AskedAbout[]) {
  return buildInvitation(frame, { campaign: { ...campaign, ...of }, asked: about, ...secrets });
}

describe('an invitation says', () => {
  it('with whom one is counted, and who is shown as oneself', () => {
    const [peer, member, senior] = invitation({ seniorLeaders: 'identified' }, asked).view.people;
    expect(peer?.note).toBe('Your answers are counted together with those of peers and senior leaders.');
    expect(member?.note).toBeNull();
    expect(senior?.note).toContain('Yusuf Aksoy sees yours as a senior leader’s, even if you are the only one.');
    expect(invitation({ minimumGroupSize: 3 }, asked.slice(0, 2)).view.people[1]?.note).toBeNull();
  });

  it('that nothing can be shown where too few are asked, before ten minutes are spent', () => {
    const outsider: AskedAbout = { name: 'Arno Beck', title: null, group: 'others', label: 'others', neverShown: true };
    expect(invitation({}, [outsider]).view.people[0]?.note).toBe(
      'Nothing that you answer here can be shown: that takes at least 4 people from outside, and fewer are asked. You need not answer.',
    );
    expect(invitation({}, [outsider]).view.shown.join(' ')).not.toMatch(/joined with another|Comments appear/);
    expect(invitation({}, [...asked, outsider]).view.shown.join(' ')).toMatch(/joined with another.*Comments appear/);
    expect(invitation({}, [{ ...outsider, neverShown: false }]).view.people[0]?.note).toBeNull();
  });

  it('how full a count can be, to whomever it may name', () => {
    expect(invitation({}, asked).view.decline).toContain('where all of a group did, that tells who');
  });

  it('the threshold of the campaign, but not to somebody to whom none applies', () => {
    expect(invitation({}, asked).view.shown.join(' ')).toContain('at least 4 of its people');
    const alone = invitation({ seniorLeaders: 'identified' }, asked.slice(2)).view;
    expect(alone.shown.join(' ')).not.toContain('at least');
    expect(alone.decline).not.toContain('how many');
  });

  it('all leaders in its subject, shortly', () => {
    expect(invitation({}, asked.slice(0, 1)).subject).toBe('Your feedback for Arno Beck');
    expect(invitation({}, asked.slice(0, 2)).subject).toBe('Your feedback for Arno Beck and Lea Dorn');
    expect(invitation({}, asked).subject).toBe('Your feedback for Arno Beck and 2 others');
  });

  it('as many minutes as the survey does', () => {
    expect(invitation({}, asked).view.minutes).toBe('About 10 minutes for each person');
    expect(invitation({ promptIds: [] }, asked.slice(0, 1)).view.minutes).toBe('About 6 minutes');
  });
});

describe('the mail with a campaign’s promise', () => {
  it('writes the fingerprint as the raters’ mails do, so that both can be compared by ear', () => {
    const grouped = '01234567 89abcdef '.repeat(4).trim();
    const { fact, paragraphs } = buildPromisePublished(frame, campaign, {
      manifest: '0123456789abcdef'.repeat(4),
      supplement: { number: 1, sha256: '0123456789abcdef'.repeat(4) },
    }).view;
    expect(fact?.value).toBe(grouped);
    expect(invitation({}, asked).view.fingerprint).toBe(grouped);
    expect(paragraphs.join(' ')).toContain(grouped);
  });
});

describe('the mail about a campaign that was cancelled', () => {
  const told = (leader: boolean) =>
    buildCampaignCancelled(frame, campaign, { leader, reader: { name: 'Hanna Reich', address: 'h@hospital.example' } });

  it('says that nothing is read, and who reads replies', () => {
    const { subject, view } = told(false);
    expect(subject).toBe('“Leading with heart <i>” was cancelled');
    const words = [...view.paragraphs, ...view.afterwards.paragraphs].join(' ');
    expect(words).toContain('The link in the invitation has stopped working.');
    expect(words).toContain('Nothing that anybody answered is read.');
    expect(words).toContain('Hanna Reich reads the replies');
    expect(words).not.toContain('about you');
  });

  it('tells a leader that it was about them, and is no verdict', () => {
    const words = told(true).view.paragraphs.join(' ');
    expect(words).toContain('asked for feedback about you');
    expect(words).toContain('says nothing about you');
  });
});

describe('what follows an invitation', () => {
  const follow = (build: typeof buildReminder, of: Partial<MailedCampaign>, about: readonly AskedAbout[]) =>
    build(frame, { campaign: { ...campaign, ...of }, asked: about, ...secrets });

  it('says that there is nothing to do for whoever has answered, and why they get it', () => {
    for (const build of [buildReminder, buildDeadlineMoved]) {
      const { view } = follow(build, {}, asked);
      expect(view.answered).toContain('If you have answered, there is nothing to do');
      expect(view.answered).toContain('everybody who was asked, because nobody is told who has answered');
    }
  });

  it('is the same for everybody who is asked the same', async () => {
    const other = { ...frame, recipient: { ...frame.recipient, name: 'Ida Sommer', givenName: 'Ida' } };
    const [one, another] = [frame, other].map((of) => buildReminder(of, { campaign, asked, ...secrets }));
    expect({ ...another?.view, givenName: one?.view.givenName }).toEqual(one?.view);
  });

  it('says the end in its subject, or that it has moved', () => {
    expect(follow(buildReminder, {}, asked.slice(0, 1)).subject).toBe('Until 16 October: your feedback for Arno Beck');
    expect(follow(buildReminder, {}, asked).subject).toBe('Until 16 October: your feedback for Arno Beck and 2 others');
    expect(follow(buildDeadlineMoved, {}, asked.slice(0, 2)).subject).toBe(
      'More time: your feedback for Arno Beck and 1 other',
    );
    const { view } = follow(buildDeadlineMoved, {}, asked);
    expect(view.intro).toContain('you can give feedback until 16 October');
    expect(view.deadline).toContain('16 October 2026');
  });

  it('can be stopped from every mail, which says how many may come', () => {
    const { stop } = invitation({}, asked).view;
    expect(stop.reminders).toContain('at most 2 reminders');
    expect(invitation({ reminders: 1 }, asked).view.stop.reminders).toContain('There is one reminder');
    expect(invitation({ reminders: 0 }, asked).view.stop.reminders).toBeNull();
    expect(invitation({ round: 2 }, asked).view.stop.reminders).toBeNull();
    expect(stop.intro).toContain('Leading with heart <i>');
  });
});

describe('a further round', () => {
  it('joins nobody anew, and says so', () => {
    const again = { campaign: { ...campaign, round: 2 }, asked, ...secrets };
    const { shown, intro } = buildFurtherRound(frame, again).view;
    expect(shown.join(' ')).toContain('Which groups are joined stays as it was.');
    expect(shown.join(' ')).not.toContain('joined with another');
    expect(intro).toContain('nobody is told who has answered');
    expect(invitation({}, asked).view.shown.join(' ')).toContain('joined with another');
  });
});

describe('the mail to a leader', () => {
  const notes = (seniorLeaders: 'anonymous' | 'identified', ...under: Parameters<typeof buildCampaignAboutYou>[2]) =>
    buildCampaignAboutYou(frame, { ...campaign, seniorLeaders }, under).view.askedNotes;

  it('says of whom too few were asked, and promises nothing else about them', () => {
    const told = notes('anonymous', { label: 'peers+senior-leaders', invited: 5 }, { label: 'others', invited: 1 });
    expect(told).toEqual([
      'Groups that were too small were joined where they can be.',
      'Too few people from outside were asked for anything of theirs to be shown: that takes 4.',
      'Nobody is told who has answered, not even HR. Your report says how many did.',
    ]);
  });

  it('says who brings the report out, and whether people may be asked once more', () => {
    const then = (of: Partial<MailedCampaign>) =>
      buildCampaignAboutYou(frame, { ...campaign, ...of }, []).view.afterwards.join(' ');
    expect(then({ releaseMode: 'by-hr' })).toContain('HR releases the reports');
    expect(then({})).not.toContain('HR releases');
    expect(then({ furtherRound: true })).toContain('asked once more');
    expect(then({})).not.toContain('once more');
  });

  it('calls nobody too few who is shown by role', () => {
    expect(notes('identified', { label: 'senior-leaders', invited: 1 })).toHaveLength(1);
    expect(notes('anonymous', { label: 'senior-leaders', invited: 4 })).toHaveLength(1);
  });
});

describe('dates', () => {
  const at = new Date('2026-10-16T16:00:00Z');

  it.each([
    ['en-US', 'America/New_York', 'Friday October 16 2026 at 12:00 PM (Eastern Daylight Time)'],
    ['en-GB', 'Europe/London', 'Friday 16 October 2026 at 17:00 (British Summer Time)'],
    ['it_CH', 'Europe/Zurich', 'Friday 16 October 2026 at 18:00 (Central European Summer Time)'],
    [null, 'UTC', 'Friday 16 October 2026 at 16:00 (Coordinated Universal Time)'],
    ['not a locale!', 'UTC', 'Friday 16 October 2026 at 16:00 (Coordinated Universal Time)'],
  ])('for %s in %s', (locale, timeZone, expected) => {
    // ICU's versions differ in commas, and in the space between a time and its day part.
    const written = mailTexts(locale, timeZone).deadline(at).replaceAll(',', '').replaceAll('\u202f', ' ');
    expect(written).toBe(expected);
  });
});
