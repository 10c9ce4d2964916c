/**
 * What makes the mail about a later end one mail: an end that moves twice is told twice, and each mail knows which of the two it was for.
 *
 * @example deadlineMovedKey(invitationId, campaign.deadlineAt) // 'deadline-moved:6f96…:2026-10-16T16:00:00.000Z'
 */
export function deadlineMovedKey(invitationId: string, deadlineAt: Date): string {
  return `deadline-moved:${invitationId}:${deadlineAt.toISOString()}`;
}
