export { advanceCampaignsJob } from './advance-campaigns.job.ts';
export { reviveLeaderRelease } from './revive-leader-release.ts';
export { listStoredReleases, type StoredRelease } from './stored-releases.queries.ts';
