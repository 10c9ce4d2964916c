/**
 * Does some work while no other tab of this browser does any for the same assignment. Without the browser's locks it is
 * done all the same: the device's store keeps the first of two, and the other goes on with that.
 */
export async function oneAtATime<Result>(assignmentId: string, work: () => Promise<Result>): Promise<Result> {
  if (!('locks' in navigator)) return work();
  return navigator.locks.request(`heartset-ballot:${assignmentId}`, work);
}
