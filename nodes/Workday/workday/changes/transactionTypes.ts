/**
 * Types of transactions that hire, end, send on leave and bring back. `Hire Employee` stands in public examples of the web
 * service; the others are the names of Workday's own business processes, by which public integrations call them. Tenants
 * may have more, so each list is the user's to change.
 */
import type { Deed } from './events';

export const DEFAULT_TYPES: Readonly<Record<Deed, readonly string[]>> = {
	hire: ['Hire Employee', 'Contract Contingent Worker'],
	end: ['Terminate Employee', 'End Contingent Worker Contract'],
	leave: ['Request Leave of Absence', 'Place Worker on Leave'],
	return: ['Return Worker from Leave', 'Request Return from Leave of Absence'],
};
