/** Somebody who has no mouse: Tab, Enter, Space, arrows and letters, and nothing else reaches the page. */
import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { say, type ServedHouse, settled } from './served-house.ts';

/** More presses of Tab than any page may ask for. */
const ROUND = 400;

export class ByKeyboard {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }
  /** Signs a demonstration account in at the door. */
  static async enter({ browser, base }: ServedHouse, role: string, mission: string): Promise<ByKeyboard> {
    const context = await browser.newContext({ locale: 'en', viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    // Who is not signed in is led to the door, and from there to where she was going.
    await page.goto(`${base}/m/${mission}/work`);
    const person = new ByKeyboard(page);
    await person.write(page.locator('input[name=email]'), `${role}@demo.example`);
    await person.write(page.locator('input[name=password]'), 'demonstration only 2016');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.side');
    await settled(page);
    return person;
  }
  /** Goes on by Tab until it is there. @throws where it is not reached, or cannot be seen to be reached */
  async reach(target: Locator): Promise<void> {
    await target.first().waitFor();
    const there = (): Promise<boolean> => target.first().evaluate((one) => one === document.activeElement);
    for (let pressed = 0; !(await there()); pressed += 1) {
      assert.ok(pressed < ROUND, `not reached by keyboard: ${String(target)}`);
      await this.page.keyboard.press('Tab');
    }
    assert.ok(await target.first().evaluate(isMarked), `where one is does not show: ${String(target)}`);
  }
  async press(target: Locator, key = 'Enter'): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press(key);
  }
  /** Writes into an empty field, or in place of what stands there. */
  async write(target: Locator, text: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.press('Control+a');
    await this.page.keyboard.type(text);
  }
  /** A day into the field of a date, in the order in which this browser's language has it. */
  async writeDay(target: Locator, iso: string): Promise<void> {
    await this.reach(target);
    await this.page.keyboard.type(`${iso.slice(5, 7)}${iso.slice(8)}${iso.slice(0, 4)}`);
    assert.equal(await target.inputValue(), iso);
  }
  /** Goes through a list by the arrows until the choice stands in it. */
  async choose(target: Locator, value: string): Promise<void> {
    await this.reach(target);
    const all = await target.evaluate((one: HTMLSelectElement) => [...one.options].map((each) => each.value));
    const [from, to] = [all.indexOf(await target.inputValue()), all.indexOf(value)];
    assert.ok(to >= 0, `${value} is not among ${all.join()}`);
    for (let at = from; at !== to; at += Math.sign(to - from))
      await this.page.keyboard.press(to > from ? 'ArrowDown' : 'ArrowUp');
    assert.equal(await target.inputValue(), value);
  }
  /** Of several of which one is chosen: Tab comes to the group, the arrows go through it. */
  async pick(target: Locator): Promise<void> {
    const group = (await target.getAttribute('name')) ?? '';
    const within = (): Promise<boolean> =>
      this.page.evaluate((name) => (document.activeElement as HTMLInputElement | null)?.name === name, group);
    for (let pressed = 0; !(await within()); pressed += 1) {
      assert.ok(pressed < ROUND, `not reached by keyboard: ${group}`);
      await this.page.keyboard.press('Tab');
    }
    for (let pressed = 0; !(await target.isChecked()); pressed += 1) {
      assert.ok(pressed < 10, `not chosen by the arrows: ${group}`);
      await this.page.keyboard.press(pressed === 0 ? 'Space' : 'ArrowDown');
    }
  }
  /** By the palette to a page or an action, until it stands. @param id of the message that names it */
  async go(id: string): Promise<void> {
    await this.page.keyboard.press('Control+k');
    await this.page.waitForSelector('dialog[open] input:focus');
    await this.page.keyboard.type(say(id));
    await this.page.waitForSelector(`#goto-0[aria-selected=true]:has-text("${say(id)}")`);
    await this.page.keyboard.press('Enter');
    await this.page.waitForSelector('dialog[open]', { state: 'detached' });
    await settled(this.page);
  }
  /** Follows a link until the page that it leads to has its heading. */
  async follow(link: Locator): Promise<void> {
    const before = this.page.url();
    await this.press(link);
    await this.page.waitForURL((url) => url.toString() !== before);
    await settled(this.page);
  }
  /** What the page says happened. */
  async told(text: string): Promise<void> {
    await this.page.waitForSelector(`[role=status]:has-text(${JSON.stringify(text)})`);
  }
  leave(): Promise<void> {
    return this.page.context().close();
  }
}

/** Whether the element that has the focus shows it. */
function isMarked(element: Element): boolean {
  const style = getComputedStyle(element);
  return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
}
