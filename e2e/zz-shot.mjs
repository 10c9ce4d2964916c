import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from 'playwright-core';

const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
const base = process.argv[2];
for (const [w, scheme] of [
  [390, 'light'],
  [1280, 'light'],
  [390, 'dark'],
  [1280, 'dark'],
]) {
  const c = await b.newContext({ viewport: { width: w, height: 900 }, colorScheme: scheme });
  const p = await c.newPage();
  const errs = [];
  p.on('console', (m) => {
    if (m.type() === 'error') errs.push(m.text());
  });
  await p.goto(base + '/inbox');
  await p.screenshot({ path: `/tmp/shot-list-${w}-${scheme}.png` });
  const r1 = await new AxeBuilder({ page: p }).analyze();
  await p.locator('li a').first().click();
  await p.waitForTimeout(500);
  await p.screenshot({ path: `/tmp/shot-mail-${w}-${scheme}.png`, fullPage: true });
  const r2 = await new AxeBuilder({ page: p }).analyze();
  console.log(
    w,
    scheme,
    r1.violations.map((v) => v.id + ':' + v.nodes.length + ' ' + v.nodes[0].html.slice(0, 100)),
    r2.violations.map((v) => v.id + ' ' + v.nodes[0].html.slice(0, 120)),
    errs,
    await p.evaluate(() => document.documentElement.scrollWidth),
  );
  if (w === 1280 && scheme === 'light') {
    const [popup] = await Promise.all([c.waitForEvent('page'), p.frameLocator('iframe').locator('a').first().click()]);
    await popup.waitForLoadState();
    console.log('popup', popup.url().replace(/#.*/, '#…'), await popup.title());
  }
}
await b.close();
