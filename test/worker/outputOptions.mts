import type { OutputOptions } from '../../nodes/Workday/workday/worker/output.ts';

/** A profile, with nothing chosen. */
export const OPTIONS: OutputOptions = {
	kind: 'profile',
	xpathFields: [],
	fields: [],
	sensitive: [],
	asOf: '2026-03-15',
	keepEnabledOnLeave: false,
	customFieldPrefix: '',
	mobileDeviceTypes: ['Mobile'],
	landlineDeviceTypes: ['Landline'],
};
