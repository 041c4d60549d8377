/** The dialog in which a credential is typed in. n8n tests it when it is saved. */
import type { Locator } from 'playwright-core';
import { type Editor, testId } from './editor.mts';

export class CredentialDialog {
	constructor(private readonly editor: Editor) {}

	private get dialog(): Locator {
		return this.editor.page.locator(testId('editCredential-modal')).first();
	}

	async opened(): Promise<this> {
		await this.dialog.locator(testId('credential-save-button')).waitFor();
		return this;
	}

	/** The name that n8n gives it. */
	async name(): Promise<string> {
		return (await this.dialog.locator(testId('credential-name')).first().innerText()).split('\n')[0]?.trim() ?? '';
	}

	/** Where a node knows several types. n8n 1 shows them side by side, n8n 2 in a list. */
	async chooseType(label: string): Promise<void> {
		const list = this.dialog.locator(testId('credential-mode-dropdown-trigger'));
		if (await list.isVisible()) {
			if ((await list.innerText()).includes(label)) return;
			await list.click();
			await this.editor.page.getByRole('menuitem', { name: label }).first().click();
		} else await this.dialog.getByText(label, { exact: true }).first().click();
	}

	/** As one who pastes: nothing stands in the field before. */
	async paste(values: Readonly<Record<string, string>>): Promise<void> {
		for (const [name, value] of Object.entries(values)) {
			await this.dialog.locator(`${testId(`parameter-input-${name}`)} input`).first().fill(value);
		}
	}

	/**
	 * Saves, and waits for the test that n8n then makes. n8n 2 closes the dialog of a credential that works.
	 *
	 * @returns what n8n says where it does not work
	 */
	async save(): Promise<string | undefined> {
		await this.dialog.locator(testId('credential-save-button')).click();
		const refused = this.dialog.getByText(/Couldn.t connect/).first();
		const connected = this.dialog.locator(testId('credentials-config-container-test-success')).filter({ visible: true });
		await Promise.any([refused.waitFor(), connected.waitFor(), this.dialog.waitFor({ state: 'hidden' })]);
		return (await refused.isVisible()) ? await refused.innerText() : undefined;
	}

	async close(): Promise<void> {
		if (await this.dialog.isVisible()) await this.editor.page.keyboard.press('Escape');
		await this.dialog.waitFor({ state: 'hidden' });
	}
}
