export { checkCampaignKey, type KeyStanding, type PublicHalves } from './check-campaign-key.ts';
export { openDirectoryKeyStore } from './directory-key-store.ts';
export { KEY_PURPOSES, type KeyName, type KeyPurpose, type KeyStore } from './key-store.ts';
export { rememberIssuingKeys } from './remember-issuing-keys.ts';
