/** Elements out of an answer as they go into a request. */
import type { Tape } from '../../xml/tape';
import { escapeAttribute, escapeText } from '../../xml/write';
import { WORKDAY_NAMESPACE } from '../spec';

/** Made for people, and never needed inbound. */
const DESCRIPTOR = 'Descriptor';

/** Elements of Workday's at any depth below `parent`. */
export function* named(tape: Tape, parent: number, local: string): Generator<number> {
	for (let entry = parent + 1; entry < tape.end[parent]; entry++) {
		const id = tape.name[entry];
		if (id !== 0 && tape.names.local[id] === local && tape.names.uri[id] === WORKDAY_NAMESPACE) yield entry;
	}
}

/** The element with the prefix `wd`, which our requests declare. What is not Workday's is left out. */
export function copyXml(tape: Tape, entry: number): string {
	const id = tape.name[entry];
	// White space alone, as between elements, says nothing.
	if (id === 0) return escapeText(tape.text(entry)).replace(/^\s+$/, '');
	if (tape.names.uri[id] !== WORKDAY_NAMESPACE) return '';
	const tag = `wd:${tape.names.local[id]}`;
	let inside = '';
	for (let child = entry + 1; child < tape.end[entry]; child = tape.end[child]) inside += copyXml(tape, child);
	return `<${tag}${attributes(tape, entry)}>${inside}</${tag}>`;
}

function attributes(tape: Tape, entry: number): string {
	let text = '';
	for (let attribute = tape.attributeStart[entry]; attribute < tape.attributeStart[entry + 1]; attribute++) {
		const id = tape.attributeName[attribute];
		if (tape.names.uri[id] !== WORKDAY_NAMESPACE || tape.names.local[id] === DESCRIPTOR) continue;
		text += ` wd:${tape.names.local[id]}="${escapeAttribute(tape.attribute(attribute))}"`;
	}
	return text;
}
