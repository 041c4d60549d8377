/**
 * What Workday's display name of a worker says besides the name: `[C]` for contingent workers (in the public examples of
 * REST), and a state in brackets. Workday writes it in the language of the integration user; only English is known here.
 */
export interface DisplayName {
	name: string | null;
	contingent: boolean;
	state: 'Terminated' | 'On Leave' | null;
}

const MARK = /\s+(?:\[([CE])\]|\((Terminated|On Leave)\))$/;

export function readDisplayName(descriptor: string | null): DisplayName {
	let name = descriptor ?? '';
	let contingent = false;
	let state: DisplayName['state'] = null;
	for (let mark = MARK.exec(name); mark; mark = MARK.exec(name)) {
		if (mark[1] === 'C') contingent = true;
		if (mark[2] === 'Terminated' || mark[2] === 'On Leave') state = mark[2];
		name = name.slice(0, mark.index);
	}
	return { name: name === '' ? null : name, contingent, state };
}
