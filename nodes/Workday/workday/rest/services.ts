/** Services and versions of REST that are asked unless the user names another: the newest whose public description we know. */
export const STAFFING_SERVICE = 'staffing/v6';
export const ABSENCE_SERVICE = 'absenceManagement/v5';
