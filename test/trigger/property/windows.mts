/** Which windows the trigger worked on, from what it asked Workday: every request says as of which moment it asks. */
import type { IDataObject } from 'n8n-workflow';

/** `(from, through]`, milliseconds. */
export interface Window {
	from: number;
	through: number;
	/** Everybody, not what changed. */
	isLoad: boolean;
	/** The tenant's clock when the first of its requests was answered, and the last. */
	firstAt: number;
	lastAt: number;
	/** With which parameters: they may be edited while a window is unfinished. */
	parameters: IDataObject[];
	/** Whether anything of it was handed over. */
	hasItems: boolean;
}

/** A request that was answered with data. */
export interface Asked {
	/** The tenant's clock. */
	at: number;
	body: string;
}

/** Of n8n's database: how far the trigger is for sure. */
export interface Saved {
	watermark: number | undefined;
	/** End of an unfinished window. */
	open: number | undefined;
}

const moment = (body: string, element: string): number | undefined => {
	const [, text] = new RegExp(`${element}>([^<]+)<`).exec(body) ?? [];
	return text === undefined ? undefined : Date.parse(text);
};

export class WindowLog {
	windows: Window[] = [];

	constructor(private readonly isLoadFirst: boolean) {}

	/** A poll that did not fail. */
	add(asked: readonly Asked[], parameters: IDataObject): void {
		for (const { at, body } of asked) {
			const through = moment(body, 'As_Of_Entry_DateTime');
			if (through === undefined) continue;
			const window = this.of(through, body, at);
			window.lastAt = at;
			if (!window.parameters.includes(parameters)) window.parameters.push(parameters);
		}
	}

	find(through: number): Window | undefined {
		return this.windows.find((window) => window.through === through);
	}

	/** n8n kept no more than this: what goes beyond will be asked again. @returns windows that were lost with what they gave */
	keep({ watermark, open }: Saved): Window[] {
		const isKept = ({ through }: Window) => through === open || (watermark !== undefined && through <= watermark);
		const lost = this.windows.filter((window) => !isKept(window));
		this.windows = this.windows.filter(isKept);
		return lost.filter(({ hasItems }) => hasItems);
	}

	private of(through: number, body: string, at: number): Window {
		const known = this.find(through);
		if (known) {
			// Where Workday says that a moment has not come yet, the poll begins again.
			this.windows.splice(this.windows.indexOf(known) + 1);
			return known;
		}
		const last = this.windows[this.windows.length - 1];
		const isLoad = this.isLoadFirst && last === undefined;
		// The first window asks for entries since it began; every other one begins where the one before ended.
		const from = last?.through ?? (isLoad ? through : moment(body, 'Updated_From'));
		if (from === undefined) throw new Error(`a first window that does not say where it begins: ${body}`);
		const window: Window = { from, through, isLoad, firstAt: at, lastAt: at, parameters: [], hasItems: false };
		this.windows.push(window);
		return window;
	}
}
