import type { Content } from '../../schema/writer.mts';
import { momentText, startOfDay } from '../dates.mts';
import { hash } from '../random.mts';
import type { WorkerView } from '../workforce.mts';
import type { SectionContext } from './context.mts';
import { pngOf } from './photo.mts';

/** A future hire has no account yet. */
export function userAccount({ worker, status }: WorkerView, { references }: SectionContext): Content | undefined {
	if (status === 'future' || status === 'rescinded') return undefined;
	const { country } = worker.positions[0].place;
	return {
		User_Name: worker.userName,
		User_Language__Reference: references.to('User_Language_ID', country.locale, country.locale),
		Locale__Reference: references.to('Locale_ID', country.locale, country.locale),
		Time_Zone_Reference:
			worker.timeZone === undefined ? undefined : references.to('Time_Zone_ID', worker.timeZone, worker.timeZone),
		Simplified_View: false,
	};
}

const PROVISIONING_GROUPS = ['Office 365 E3', 'GitHub', 'VPN & Remote Access', 'Contractors'];

export function accountProvisioning({ worker, spell }: WorkerView): Content {
	const groups = PROVISIONING_GROUPS.slice(0, worker.number % (PROVISIONING_GROUPS.length + 1));
	return {
		Provisioning_Group_Assignment_Data: groups.map((group, index) => ({
			Provisioning_Group: group,
			Status: index === 2 ? 'Unassigned' : 'Assigned',
			Last_Changed: momentText(startOfDay(spell.hire) + 9 * 3_600_000),
		})),
	};
}

export function photo({ worker }: WorkerView): Content | undefined {
	// One in three has no photo.
	if (worker.number % 3 === 2) return undefined;
	return { Filename: `photo-${worker.number}.png`, Image: pngOf(worker.number) };
}

const FIELDS: Record<string, (view: WorkerView) => string | undefined> = {
	// A value, an empty value, none at all: all three occur.
	Badge_Colour: ({ worker }) => (hash(worker.number, 'badge') % 2 === 0 ? 'Blue & green' : 'Red'),
	Seat: ({ worker }) => (worker.number % 3 === 0 ? '' : `Seat ${worker.number}`),
	Sponsor: ({ worker }) => (worker.number % 2 === 0 ? 'Ж. Иванова' : undefined),
};

/** The tenant's integration systems, their field overrides, and the user that one of them runs as. */
export const INTEGRATION_SYSTEMS: Record<string, { prefix: string; fields: readonly string[]; userName?: string }> = {
	INT_Identity: { prefix: 'Identity_Field_', fields: ['Badge_Colour', 'Seat', 'Sponsor'], userName: 'ISU_Identity' },
	INT_Badge: { prefix: '', fields: ['Badge_Colour'] },
};

export function fieldOverrides(view: WorkerView, { references, integrationSystems }: SectionContext): Content[] {
	return integrationSystems.flatMap((system) => {
		const { prefix = '', fields = [] } = INTEGRATION_SYSTEMS[system] ?? {};
		return fields.map((field) => ({
			Field_Reference: references.to('Integration_Document_Field_Name', `${prefix}${field}`, field.replace('_', ' ')),
			Value: FIELDS[field]?.(view),
		}));
	});
}
