/** Somebody with a telephone in another language, whose presses are counted for each thing that she does. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { enter, type ServedHouse, settled } from './served-house.ts';

const LOCALES = join(import.meta.dirname, '../../locales');
/** The messages of a language. */
const wordsOf = (locale: string): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...globSync(join(LOCALES, locale, '*.json')).map((file) => JSON.parse(readFileSync(file, 'utf8'))),
  );

export class ByTouch {
  readonly page: Page;
  private readonly words: Readonly<Record<string, string>>;
  /** Presses since the last task was begun: a field, a button or a link is one, a choice from a list two. */
  presses = 0;
  private constructor(page: Page, locale: string) {
    this.page = page;
    this.words = wordsOf(locale);
  }
  static async enter(served: ServedHouse, role: string, mission: string, locale: string): Promise<ByTouch> {
    const page = await enter(served, role, { locale, width: 390 });
    const person = new ByTouch(page, locale);
    await person.work(served.base, mission);
    return person;
  }
  /** The page on which each task begins. */
  async work(base: string, mission: string): Promise<void> {
    await this.page.goto(`${base}/m/${mission}/work`);
    await settled(this.page);
    this.presses = 0;
  }
  say(id: string, places: Readonly<Record<string, string | number>> = {}): string {
    const text = this.words[id] ?? assert.fail(`no message ${id}`);
    return Object.entries(places).reduce(
      (said, [name, value]) => said.replace(`{${name}}`, String(value)),
      text,
    );
  }
  async tap(target: Locator): Promise<void> {
    this.presses += 1;
    await target.first().click();
  }
  button(id: string, places = {}): Locator {
    return this.page.getByRole('button', { name: this.say(id, places), exact: true });
  }
  async write(target: Locator, text: string): Promise<void> {
    await this.tap(target);
    await target.fill(text);
  }
  async choose(target: Locator, value: string): Promise<void> {
    this.presses += 2;
    await target.selectOption(value);
  }
  async follow(link: Locator): Promise<void> {
    const before = this.page.url();
    await this.tap(link);
    await this.page.waitForURL((url) => url.toString() !== before);
    await settled(this.page);
    assert.ok(
      await this.page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth),
      `wider than the telephone: ${this.page.url()}`,
    );
  }
  async told(id: string): Promise<void> {
    await this.page.waitForSelector(`[role=status]:has-text(${JSON.stringify(this.say(id))})`);
  }
}
