import type { APIRequestContext, APIResponse } from 'playwright-core';

/** A campaign as far as journeys prepare and watch one. */
export interface CampaignOnWire {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly leaders: readonly { readonly leaderId: string; readonly name: string }[];
  readonly delivery: { readonly queued: number; readonly accepted: number; readonly failed: number };
}

interface Rater {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly group: string;
}

/** What HR does on the way to a journey that is about something else: through the API, with HR's own cookies. */
export interface HrDesk {
  /** The campaign with this name. */
  campaignNamed(name: string): Promise<CampaignOnWire>;
  readCampaign(id: string): Promise<CampaignOnWire>;
  /** Imports a directory file, given line by line; whoever stands in the directory and not in the file stays. */
  importPeople(lines: readonly string[]): Promise<void>;
  /** A draft about these people, with the raters that the org chart proposes. Its id. */
  draftCampaign(name: string, leaders: readonly string[], settings?: object): Promise<string>;
  /** Sets up a campaign about these people, with the raters that the org chart proposes, and opens it. */
  openCampaign(
    name: string,
    leaders: readonly string[],
    promptIds?: readonly string[],
    rules?: { readonly releaseMode?: 'automatic' | 'by-hr' },
  ): Promise<CampaignOnWire>;
  ratersOf(campaignId: string, leaderId: string): Promise<readonly Rater[]>;
  step(campaignId: string, step: 'close' | 'cancel'): Promise<void>;
  /** Closes and ends the grace, which may be over already: it ends by itself as soon as nothing more can arrive. */
  closeAtOnce(campaignId: string): Promise<void>;
  /** Takes a rater's invitation back. */
  withdraw(campaignId: string, email: string): Promise<void>;
}

/** @param request of a browser in which HR is signed in */
export function hrDesk(request: APIRequestContext): HrDesk {
  const get = async (path: string) => checked(await request.get(`/api/v1${path}`), path);
  const post = async (path: string, data?: object) =>
    checked(await request.post(`/api/v1${path}`, data === undefined ? {} : { data }), path);

  const readCampaign = async (id: string): Promise<CampaignOnWire> => (await get(`/campaigns/${id}`)).json();
  const personId = async (name: string): Promise<string> => {
    const { people }: { people: { id: string; name: string }[] } = await (
      await get(`/people?search=${encodeURIComponent(name)}`)
    ).json();
    const person = people.find((each) => each.name === name);
    if (person === undefined) throw new Error(`Nobody here is called ${name}.`);
    return person.id;
  };
  const draftCampaign: HrDesk['draftCampaign'] = async (name, leaders, settings = {}) => {
    const deadlineAt = new Date(Date.now() + 14 * 24 * 3600 * 1000).toISOString();
    const leaderIds = await Promise.all(leaders.map(personId));
    const created: CampaignOnWire = await (
      await post('/campaigns', { name, deadlineAt, leaderIds, promptIds: [], ...settings })
    ).json();
    return created.id;
  };
  return {
    readCampaign,
    draftCampaign,
    async campaignNamed(name) {
      const { campaigns }: { campaigns: CampaignOnWire[] } = await (await get('/campaigns')).json();
      const campaign = campaigns.find((each) => each.name === name);
      if (campaign === undefined) throw new Error(`There is no campaign called ${name}.`);
      return readCampaign(campaign.id);
    },
    async importPeople(lines) {
      const path = '/directory-imports?fileName=people.csv';
      const headers = { 'content-type': 'text/csv' };
      const uploaded = await request.post(`/api/v1${path}`, { headers, data: `${lines.join('\n')}\n` });
      const { id, preview }: { id: string; preview: { fingerprint: string } } = await (
        await checked(uploaded, path)
      ).json();
      await post(`/directory-imports/${id}/apply`, { fingerprint: preview.fingerprint });
    },
    async openCampaign(name, leaders, promptIds = [], rules = {}) {
      const id = await draftCampaign(name, leaders, { promptIds, ...rules });
      await post(`/campaigns/${id}/open`);
      return readCampaign(id);
    },
    async ratersOf(campaignId, leaderId) {
      const { raters }: { raters: Rater[] } = await (
        await get(`/campaigns/${campaignId}/leaders/${leaderId}/raters`)
      ).json();
      return raters;
    },
    async step(campaignId, step) {
      await post(`/campaigns/${campaignId}/${step}`);
    },
    async closeAtOnce(campaignId) {
      await post(`/campaigns/${campaignId}/close`);
      const path = `/campaigns/${campaignId}/end-grace`;
      const answer = await request.post(`/api/v1${path}`);
      if (answer.status() !== 409) await checked(answer, path);
    },
    async withdraw(campaignId, email) {
      const path = `/campaigns/${campaignId}/invitations`;
      const { invitations }: { invitations: { invitationId: string; email: string }[] } = await (
        await get(path)
      ).json();
      const invitation = invitations.find((each) => each.email === email);
      if (invitation === undefined) throw new Error(`Nobody was invited as ${email}.`);
      await checked(await request.delete(`/api/v1${path}/${invitation.invitationId}`), path);
    },
  };
}

async function checked(answer: APIResponse, path: string): Promise<APIResponse> {
  if (answer.ok()) return answer;
  throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`);
}
