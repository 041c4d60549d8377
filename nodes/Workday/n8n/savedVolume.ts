/** How much n8n will have to save of a run: beyond what it can, the run would never end. */
import type { INodeExecutionData } from 'n8n-workflow';
import { InvalidRequest } from '../workday/errors';
import type { Operation } from './defineOperation';

/**
 * n8n writes all items of a run, those of every node, as one text, and JavaScript's longest has 536,870,888 characters. A run
 * with more stays "running" for ever (2.41). What n8n makes of items was between 0.86 and 1.03 times their JSON (profiles, XPath,
 * SCIM and raw JSON of 8 to 120 KB workers), and is more where little repeats.
 */
const MOST_CHARACTERS = 400e6;

/** The JSON of the first items is measured, then that of one in some, at no regular distance: raw JSON would take a sixth longer otherwise. */
const MEASURED_FIRST = 100;
const ONE_OF = 8;
const isMeasured = (item: number): boolean => item <= MEASURED_FIRST || (Math.imul(item, 0x9e3779b1) >>> 16) % ONE_OF === 0;

export class TooMuchToSave extends InvalidRequest {
	constructor(
		field: string,
		characters: number,
		/** What to choose instead. */
		readonly advice: string,
	) {
		const megabytes = Math.floor(characters / 1e6);
		super(field, `the items of this run are more than ${megabytes} MB, which n8n cannot save: about 500 MB are the most, the items of all nodes together`, true);
	}
}

export class SavedVolume {
	private items = 0;
	private inJson = 0;
	private inFiles = 0;

	constructor(private readonly most = MOST_CHARACTERS) {}

	/** @throws TooMuchToSave once all together are too large */
	add({ json, binary }: Pick<INodeExecutionData, 'json' | 'binary'>, operation: Operation): void {
		this.items++;
		this.inFiles += sizeOf(binary);
		if (isMeasured(this.items)) this.inJson += (this.items > MEASURED_FIRST ? ONE_OF : 1) * sizeOf(json);
		if (this.inFiles + this.inJson > this.most) throw new TooMuchToSave(fieldOf(operation), this.most, adviceOn(operation, this.inFiles > this.inJson));
	}
}

/** Characters as JSON, about. */
function sizeOf(value: unknown): number {
	if (typeof value === 'string') return value.length + 3;
	if (typeof value !== 'object' || value === null) return value === undefined ? 0 : 6;
	if (Array.isArray(value)) return value.reduce((sum: number, one) => sum + sizeOf(one), 3);
	let size = 3;
	for (const [key, one] of Object.entries(value)) size += key.length + 3 + sizeOf(one);
	return size;
}

const RETURN_AS = 'returnAs';
const has = ({ properties }: Operation, name: string): boolean => properties.some((field) => field.name === name);

const fieldOf = (operation: Operation): string => (has(operation, RETURN_AS) ? 'Return As' : 'Operation');

function adviceOn(operation: Operation, isBinary: boolean): string {
	if (isBinary) return "n8n keeps files in memory here, and saves them with the items: set N8N_DEFAULT_BINARY_DATA_MODE to filesystem, or ask for less in one run.";
	return [
		has(operation, RETURN_AS) ? 'Choose One File: it is written as the answer comes, and where n8n keeps files on disk it saves only the name.' : '',
		`${has(operation, RETURN_AS) ? 'Or ask' : 'Ask'} for less in one run: fewer fields, a filter, a limit, fewer items that come in.`,
		has(operation, 'pages') ? 'To share a large read among sub-workflows, choose Pages > Plan Only, and One of a Plan in those.' : '',
	]
		.filter(Boolean)
		.join(' ');
}
