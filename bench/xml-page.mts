// Pages of made-up workers for bench/xml-read.mts: elements, attributes and values in about the proportions of Get_Workers
// answers (names are two thirds of the bytes, three of four elements are leaves). The same page for the same arguments.
import { seeded } from '../test/xml/differentialGenerate.mts';

export const WD = 'urn:com.workday/bsvc';

const NAMES = ['Ana', 'José', 'Łukasz', '美咲', "O'Neal", 'Smith &amp; Sons', 'Zoë', 'Kim'];
const TOPICS = ['Personal', 'Employment', 'Position', 'Compensation', 'Organization', 'Management_Chain', 'Role', 'Qualification', 'Benefit'];
const ASPECTS = ['Effective', 'Primary', 'Legal', 'Preferred', 'Annual', 'External', 'Default', 'Scheduled', 'Business'];
const KINDS = ['Date', 'Title', 'Status_Reference', 'Percentage', 'Description', 'Amount', 'Type_Reference', 'Indicator'];

class WorkerWriter {
	private readonly random: () => number;

	constructor(seed: number) {
		this.random = seeded(seed);
	}

	worker(bytes: number): string {
		let sections = '';
		for (let topic = 0; sections.length < bytes - 600; topic++) sections += this.section(TOPICS[topic % TOPICS.length]);
		return `<wd:Worker>${this.reference('Worker_Reference')}<wd:Worker_Data>${sections}</wd:Worker_Data></wd:Worker>`;
	}

	private section(topic: string): string {
		let content = '';
		for (let i = 0; i < 9; i++) {
			const kind = this.pick(KINDS);
			const name = `${topic}_${ASPECTS[i]}_${kind}`;
			content += kind.endsWith('Reference') ? this.reference(name) : `<wd:${name}>${this.value(kind)}</wd:${name}>`;
		}
		return `<wd:${topic}_Data wd:Primary="${this.digit()}" wd:Effective_Date="${this.date()}"><wd:${topic}_Detail_Data>${content}</wd:${topic}_Detail_Data></wd:${topic}_Data>`;
	}

	private reference(name: string): string {
		const wid = Array.from({ length: 32 }, () => Math.floor(this.random() * 16).toString(16)).join('');
		return (
			`<wd:${name} wd:Descriptor="${this.pick(NAMES)} ${this.pick(TOPICS)}"><wd:ID wd:type="WID">${wid}</wd:ID>` +
			`<wd:ID wd:type="${this.pick(TOPICS)}_Reference_ID">${this.pick(ASPECTS)}-${this.digit()}</wd:ID></wd:${name}>`
		);
	}

	private value(kind: string): string {
		if (kind === 'Date') return this.date();
		if (kind === 'Indicator') return String(Math.floor(this.random() * 2));
		if (kind === 'Description') return `${this.pick(NAMES)} ${this.pick(TOPICS)} ${this.pick(ASPECTS)} ${this.pick(NAMES)}`;
		return kind === 'Title' ? this.pick(NAMES) : String(Math.floor(this.random() * 100_000));
	}

	private date(): string {
		return `20${this.digit()}${this.digit()}-0${this.digit()}-1${this.digit()}-08:00`;
	}

	private digit(): number {
		return 1 + Math.floor(this.random() * 9);
	}

	private pick(from: readonly string[]): string {
		return from[Math.floor(this.random() * from.length)];
	}
}

/** A page of `count` workers of about `bytes` bytes each. */
export function createPage(count: number, bytes: number): Buffer {
	const writer = new WorkerWriter(1);
	const workers = Array.from({ length: count }, () => writer.worker(bytes)).join('');
	return Buffer.from(
		`<?xml version="1.0" encoding="UTF-8"?><env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/"><env:Body>` +
			`<wd:Get_Workers_Response xmlns:wd="${WD}"><wd:Response_Data>${workers}</wd:Response_Data></wd:Get_Workers_Response>` +
			`</env:Body></env:Envelope>`,
	);
}
