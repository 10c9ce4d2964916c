export { advanceCampaignsJob } from './advance-campaigns.job.ts';
export { isReleaseOf } from './is-release-of.ts';
export { listStoredReleases, type StoredRelease } from './stored-releases.queries.ts';
