export interface DeviceKeys {
  draft: string;
  ticket: string;
  sheet: string;
  sent: string;
}

/** The places of one assignment in the device's store. `sent` outlives the rest: that something was sent, not what. */
export function deviceKeys(assignmentId: string): DeviceKeys {
  return {
    draft: `draft:${assignmentId}`,
    ticket: `ticket:${assignmentId}`,
    sheet: `sheet:${assignmentId}`,
    sent: `sent:${assignmentId}`,
  };
}

/** The assignments that have a sheet on its way, whoever is signed in. */
export function assignmentOfSheetKey(key: string): string {
  return key.slice('sheet:'.length);
}
