export { advanceCampaignsJob } from './advance-campaigns.job.ts';
