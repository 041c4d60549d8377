/** n8n's editor in a browser, as far as a person goes who adds our nodes. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { OWNER } from '../rest.mts';
import { openWindow, type Window } from './browser.mts';
import { NodePanel } from './nodePanel.mts';

export const testId = (name: string): string => `[data-test-id="${name}"]`;

export class Editor {
	private constructor(
		private readonly url: string,
		private readonly window: Window,
	) {}

	/** Opens a window and signs in. Close it. */
	static async open(url: string, height = 900): Promise<Editor> {
		const editor = new Editor(url, await openWindow(height));
		const { page } = editor;
		await page.goto(`${url}/signin`);
		await page.fill('input[name=emailOrLdapLoginId], input[type=email]', OWNER.email);
		await page.fill('input[type=password]', OWNER.password);
		await page.click(`button[type=submit], ${testId('form-submit-button')}`);
		await page.waitForURL(({ pathname }) => !pathname.includes('signin'));
		return editor;
	}

	get page(): Page {
		return this.window.page;
	}

	/** n8n 1.123 throws one of its own when its panel of nodes is opened. */
	get pageErrorsOfOurs(): readonly string[] {
		return this.window.pageErrors.filter((message) => !message.includes("reading 'enabled'"));
	}

	async close(): Promise<void> {
		await this.window.browser.close();
	}

	/** Kept only where `E2E_PICTURES` names a folder. */
	async picture(name: string): Promise<void> {
		const folder = process.env.E2E_PICTURES;
		if (folder === undefined) return;
		mkdirSync(folder, { recursive: true });
		await this.dismiss();
		await this.page.screenshot({ path: join(folder, `${name}.png`) });
	}

	async openWorkflow(id: string): Promise<void> {
		await this.page.goto(`${this.url}/workflow/${id}`);
		await this.page.locator('.vue-flow__node').first().waitFor();
	}

	async openNodeCreator(): Promise<void> {
		await this.page.locator(testId('node-creator-plus-button')).or(this.page.locator(testId('canvas-add-button'))).first().click();
		await this.creator.waitFor();
	}

	/** Types into the node panel. What it then lists stands in `listed`. */
	async search(words: string): Promise<void> {
		await this.creator.locator('input').first().fill(words);
	}

	/** n8n 1 can search in the actions of a node. n8n 2 shows them all. */
	async searchActions(words: string): Promise<void> {
		await this.listed(/./).first().waitFor();
		const input = this.creator.locator('input').first();
		if (await input.isVisible()) await input.fill(words);
	}

	/** Back from the actions of a node to all nodes. */
	async leaveActions(): Promise<void> {
		await this.creator.locator('button, [role=button]').filter({ has: this.page.locator('svg') }).first().click();
		await this.creator.locator('input').first().waitFor();
	}

	/** Adds a node as its action, which opens its panel. */
	async addAction(node: string, action: string): Promise<NodePanel> {
		await this.openNodeCreator();
		await this.search(node);
		await this.listed(node).first().click();
		await this.listed(new RegExp(`^\\s*${action}\\s*$`)).first().click();
		return await this.openedPanel();
	}

	/** Entries of the node panel that hold these words. */
	listed(words: string | RegExp): Locator {
		return this.creator.locator(testId('item-iterator-item')).filter({ hasText: words });
	}

	get creator(): Locator {
		return this.page.locator(testId('node-creator')).first();
	}

	/** Opens a node of the canvas by its name. */
	async openNode(name: string): Promise<NodePanel> {
		await this.node(name).locator('[data-canvas-node-render-type]').first().dblclick();
		return await this.openedPanel();
	}

	/** The panel of the node that was just added or opened. */
	async openedPanel(): Promise<NodePanel> {
		await this.page.locator(testId('node-parameters')).first().waitFor();
		return new NodePanel(this);
	}

	node(name: string): Locator {
		return this.page.locator('.vue-flow__node').filter({ hasText: name }).first();
	}

	/** Closes the messages in the corner. */
	private async dismiss(): Promise<void> {
		for (const close of await this.page.locator('.el-notification__closeBtn').all()) await close.click().catch(() => undefined);
		await this.page.locator('.el-notification').first().waitFor({ state: 'hidden' });
	}
}
