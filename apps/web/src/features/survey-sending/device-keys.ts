export interface DeviceKeys {
  draft: string;
  ballot: string;
}

const ballotPrefix = 'ballot:';

/** The places of one assignment in the device's store. The ballot outlives the draft: its receipt stays. */
export function deviceKeys(assignmentId: string): DeviceKeys {
  return { draft: `draft:${assignmentId}`, ballot: `${ballotPrefix}${assignmentId}` };
}

/** Where the last hash of a campaign's published texts stands that this device has seen. */
export function manifestKey(campaignId: string): string {
  return `manifest:${campaignId}`;
}

/** The assignments of which this device keeps a ballot, whoever is signed in. */
export async function keptAssignments(store: { keys(prefix: string): Promise<string[]> }): Promise<string[]> {
  return (await store.keys(ballotPrefix)).map((key) => key.slice(ballotPrefix.length));
}
