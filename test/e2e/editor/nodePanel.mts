/** The panel of one node: its parameters, its credential, its output. */
import type { Locator, Page } from 'playwright-core';
import { CredentialDialog } from './credentialDialog.mts';
import { type Editor, testId } from './editor.mts';

export class NodePanel {
	constructor(private readonly editor: Editor) {}

	private get page(): Page {
		return this.editor.page;
	}

	get parameters(): Locator {
		return this.page.locator(testId('node-parameters')).first();
	}

	get output(): Locator {
		return this.page.locator(testId('output-panel')).first();
	}

	field(name: string): Locator {
		return this.parameters.locator(testId(`parameter-input-${name}`)).first();
	}

	/** Chooses by the text of an option. */
	async choose(name: string, option: string): Promise<void> {
		await this.field(name).click();
		await this.page.locator('.el-select-dropdown__item:visible').filter({ hasText: option }).first().click();
	}

	/** Opens a list to pick from and picks the first entry that holds the words, looking for them as a person does. */
	async pickFromList(placeholder: string, search: string, wanted: string): Promise<void> {
		await this.page.locator(`input[placeholder="${placeholder}"]`).first().click();
		const items = this.page.locator(testId('rlc-item'));
		await items.first().waitFor();
		await this.page.keyboard.type(search);
		const item = items.filter({ hasText: wanted }).first();
		await item.click();
	}

	async chooseCredential(name: string): Promise<void> {
		await this.parameters.locator(testId('node-credentials-select')).first().click();
		await this.page.locator('.el-select-dropdown__item:visible').getByText(name, { exact: true }).first().click();
	}

	/** Opens the dialog for a new credential: n8n 2 has a button where there is none yet, else a list ends with it. */
	async newCredential(): Promise<CredentialDialog> {
		const none = this.parameters.locator(`${testId('node-credentials-empty-state')} button`);
		const list = this.parameters.locator(testId('node-credentials-select'));
		await none.or(list).first().waitFor();
		if (await none.isVisible()) await none.click();
		else {
			await list.first().click();
			await this.page.getByText(/create new credential/i).filter({ visible: true }).first().click();
		}
		return await new CredentialDialog(this.editor).opened();
	}

	/** Adds a row of a list of fields and fills it. */
	async addRow(button: string, values: Readonly<Record<string, string>>): Promise<void> {
		await this.parameters.getByText(button, { exact: true }).first().click();
		for (const [name, value] of Object.entries(values)) {
			const field = this.field(name);
			await field.locator('input, textarea').first().fill(value);
		}
	}

	/** Presses Execute Step and waits for items, or throws what the editor shows instead. */
	async execute(): Promise<void> {
		await this.page.locator(testId('node-execute-button')).first().click();
		const items = this.output.getByText(/\d+ items?\b/).first();
		const error = this.output.locator(testId('node-error-message')).first();
		await items.or(error).first().waitFor();
		if (await error.isVisible()) throw new Error(`The node failed: ${await error.innerText()}`);
	}

	/** Waits until the output says so. */
	async sees(text: string): Promise<void> {
		await this.output.getByText(text).first().waitFor();
	}

	/** Waits until the parameters say so. */
	async asks(label: string): Promise<void> {
		await this.parameters.getByText(label, { exact: true }).first().waitFor({ state: 'attached' });
	}

	async close(): Promise<void> {
		await this.page.keyboard.press('Escape');
		await this.parameters.waitFor({ state: 'hidden' });
	}
}
