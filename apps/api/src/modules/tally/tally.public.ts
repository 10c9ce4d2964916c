export { advanceCampaignsJob } from './advance-campaigns.job.ts';
export { listStoredReleases, type StoredRelease } from './stored-releases.queries.ts';
