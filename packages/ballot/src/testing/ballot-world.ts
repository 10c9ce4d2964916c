import { createHash } from 'node:crypto';
import { ballotInfo } from '../protocol/ballot-info.ts';
import { sameBytes, toHex } from '../protocol/byte-strings.ts';
import { type DeviceRules, type Fault, MemoryDevice, soundDevice } from './memory-device.ts';
import { MemoryServer, type Redeem, type ServerRules, soundServer } from './memory-server.ts';
import type { TokenScheme } from './token-scheme.ts';

export const raters = 4;
export const devicesEach = 2;
export const tabsEach = 2;

/** Everything that can happen, one at a time. `which` picks among what there is. */
export type Happening =
  | { type: 'move'; rater: number; device: number; tab: number; fault: Fault; answers: number }
  | { type: 'crash'; rater: number; device: number; tab: number }
  | { type: 'wipe'; rater: number; device: number }
  | { type: 'remove'; rater: number }
  | { type: 'replay'; which: number }
  | { type: 'replay-with-other-answers'; which: number }
  | { type: 'replay-with-wrong-info'; which: number; rater: number }
  | { type: 'forge'; rater: number; which: number }
  | { type: 'deadline' }
  | { type: 'close' }
  | { type: 'ask-again' };

export type WorldRules = { server: ServerRules; device: DeviceRules };
export const soundRules: WorldRules = { server: soundServer, device: soundDevice };

/** Two leaders; under one label two raters, so that a token for the wrong label would find a place. */
const infos = [
  ['one', 'peers'],
  ['one', 'peers'],
  ['one', 'team-members'],
  ['two', 'peers'],
].map(([leader = '', label = '']) => ballotInfo({ campaign: 'campaign', leader, label }));

const labels = [...new Set(infos.map(toHex))];

const block = (number: number) => new Uint8Array(8).fill(number);

/** A campaign of four raters with two browsers of two tabs each, and somebody who sends again what went over the wire. */
export class BallotWorld {
  readonly server: MemoryServer;
  readonly devices: MemoryDevice[][];

  constructor(scheme: TokenScheme, rules: WorldRules) {
    this.server = new MemoryServer(infos, scheme, rules.server);
    this.devices = infos.map((_info, rater) =>
      Array.from({ length: devicesEach }, () => new MemoryDevice(rater, this.server, scheme, rules.device)),
    );
  }

  async happen(event: Happening): Promise<void> {
    switch (event.type) {
      case 'move':
        return this.#device(event).move(event.tab, event.fault, block(event.answers));
      case 'crash':
        return this.#device(event).crash(event.tab);
      case 'wipe':
        return this.#device(event).wipe();
      case 'remove':
        return this.#remove(event.rater);
      case 'deadline':
        if (this.server.phase === 'collecting') this.server.phase = 'grace';
        return;
      case 'close':
        this.server.phase = 'closed';
        return;
      case 'ask-again':
        return this.server.askAgain();
      default:
        await this.#attack(event);
    }
  }

  /** Everybody goes on, nothing is lost any more, until nobody has anything left to do. */
  async settle(): Promise<void> {
    for (let round = 0; round < 10; round += 1) {
      for (const device of this.devices.flat()) {
        for (let tab = 0; tab < tabsEach; tab += 1) await device.move(tab, 'none', block(200 + round));
      }
    }
  }

  /** @returns the invariants that do not hold, in words; to be asked at any moment. */
  broken(): string[] {
    const { server } = this;
    const problems: string[] = [];
    if (server.counted.length > server.assignments.length) problems.push('more counted than assigned');
    if (server.redeemed > server.issued) problems.push('more redeemed than issued');
    if (server.counted.length !== server.redeemed) problems.push('counted and redeemed differ');
    for (const info of labels) {
      const counted = server.counted.filter((one) => one.info === info).length;
      const issued = server.assignments.filter((one) => toHex(one.info) === info && one.issuedElement).length;
      if (counted > issued) problems.push('more counted under a label than issued for it');
    }
    for (const [receipt, request] of server.receiptsGiven) {
      const counted = server.counted.filter((one) => one.receipt === receipt);
      if (counted.length !== 1) problems.push(`a receipt stands for ${counted.length} counted answers`);
      if (counted[0]?.block !== toHex(request.block))
        problems.push('a receipt was given for answers that are not counted');
    }
    for (const { slot } of this.devices.flat()) {
      if (slot.state === 'counted' && !server.counted.some(({ receipt }) => receipt === slot.receipt)) {
        problems.push('a device shows a receipt that is not counted');
      }
    }
    return problems;
  }

  /**
   * To be asked after `settle`, while answers are still taken: whoever was issued a ballot, and still has the browser that asked, has been
   * counted; and whoever may still ask, has been too.
   */
  lost(): string[] {
    if (this.server.phase === 'closed') return [];
    return this.server.assignments.flatMap(({ issuedElement, removed }, rater) => {
      const devices = this.devices[rater] ?? [];
      const owner = devices.find(
        ({ asked }) => issuedElement && asked.some((element) => hashes(element, issuedElement)),
      );
      if (removed || owner?.wiped) return [];
      if (!owner) return this.server.phase === 'collecting' ? [`rater ${rater} was never issued a ballot`] : [];
      return owner.slot.state === 'counted' ? [] : [`rater ${rater} was issued a ballot and is ${owner.slot.state}`];
    });
  }

  async #attack(event: Happening & { which: number }): Promise<void> {
    const info = infos['rater' in event ? event.rater : 0] ?? new Uint8Array(0);
    if (event.type === 'forge') {
      const forged = {
        info,
        token: new Uint8Array(32).fill(event.which),
        output: new Uint8Array(64).fill(event.which),
      };
      await this.server.redeem({ ...forged, block: block(99) }, 'none');
      return;
    }
    const sent = this.devices.flat().flatMap((device) => device.sent);
    const recorded = sent[event.which % Math.max(1, sent.length)];
    if (!recorded) return;
    const changed: Partial<Redeem> =
      event.type === 'replay-with-other-answers'
        ? { block: block(98) }
        : event.type === 'replay-with-wrong-info'
          ? { info }
          : {};
    await this.server.redeem({ ...recorded, ...changed }, 'none');
  }

  /** Taken off the list before a ballot was issued; what was issued is the rater's to send, so nothing else changes. */
  #remove(rater: number): void {
    const assignment = this.server.assignments[rater];
    if (assignment) assignment.removed = true;
  }

  #device({ rater, device }: { rater: number; device: number }): MemoryDevice {
    const found = this.devices[rater]?.[device];
    if (!found) throw new RangeError('No such device.');
    return found;
  }
}

function hashes(element: Uint8Array, stored: Uint8Array): boolean {
  return sameBytes(Uint8Array.from(createHash('sha256').update(element).digest()), stored);
}
