import type { CDPSession, Page } from 'playwright-core';

/** Longest wait for something to stand in the tree. */
const patienceMilliseconds = 15_000;
const pauseMilliseconds = 50;

/** Somebody who has nothing of a page but its accessibility tree: roles, names, and what one can do with them. */
export interface TreeReader {
  /** Waits for something with this role and name. */
  find(role: string, name: string | RegExp, within?: TreeNode): Promise<TreeNode>;
  /** Does what a reading aid does when somebody chooses what it has just read. */
  choose(node: TreeNode): Promise<void>;
  write(node: TreeNode, text: string): Promise<void>;
}

export interface TreeNode {
  readonly name: string;
  /** Whether a radio button is chosen; undefined for what cannot be. */
  readonly checked: boolean | undefined;
  readonly description: string;
  readonly backendId: number;
}

/** Reads a page through the tree that the browser hands to reading aids, and not through its elements. */
export async function readByTree(page: Page): Promise<TreeReader> {
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('Accessibility.enable');
  return {
    async find(role, name, within) {
      const until = Date.now() + patienceMilliseconds;
      for (;;) {
        const [found] = (await nodesOf(session, role, within)).filter((node) => fits(node.name, name));
        if (found !== undefined) return found;
        if (Date.now() > until) throw new Error(`Nothing here is a ${role} called ${name}.`);
        await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      }
    },
    async choose({ backendId }) {
      const { object } = await session.send('DOM.resolveNode', { backendNodeId: backendId });
      const objectId = object.objectId ?? '';
      await session.send('Runtime.callFunctionOn', { objectId, functionDeclaration: 'function () { this.click(); }' });
    },
    async write({ backendId }, text) {
      await session.send('DOM.focus', { backendNodeId: backendId });
      await session.send('Input.insertText', { text });
    },
  };
}

async function nodesOf(session: CDPSession, role: string, within: TreeNode | undefined): Promise<TreeNode[]> {
  const root = within ? { backendNodeId: within.backendId } : await documentOf(session);
  const { nodes } = await session.send('Accessibility.queryAXTree', { ...root, role });
  return nodes.flatMap((node) => {
    if (node.ignored || node.backendDOMNodeId === undefined) return [];
    const checked = node.properties?.find((property) => property.name === 'checked')?.value.value;
    return {
      name: String(node.name?.value ?? ''),
      checked: checked === undefined ? undefined : checked === 'true',
      description: String(node.description?.value ?? ''),
      backendId: node.backendDOMNodeId,
    };
  });
}

async function documentOf(session: CDPSession): Promise<{ objectId: string }> {
  const { result } = await session.send('Runtime.evaluate', { expression: 'document' });
  return { objectId: result.objectId ?? '' };
}

function fits(name: string, wanted: string | RegExp): boolean {
  return typeof wanted === 'string' ? name === wanted : wanted.test(name);
}
