/**
 * What a program may import that is not n8n: the client, the request, and what becomes of a worker. A program sends its own
 * requests (`Transport`); `withUsernameToken` signs them. The embedded tenant is not published; see test/tenant.
 */
export { createClient, type ClientOptions, type WorkdayClient } from './nodes/Workday/workday/client';
export * from './nodes/Workday/workday/errors';
export type { ReadNote, ReadOptions, ReadRequest } from './nodes/Workday/workday/read/paging';
export { reportOfNames, reportOfUrl, type ReportAddress } from './nodes/Workday/workday/report/address';
export { formatOf, type ReportFormat } from './nodes/Workday/workday/report/formats';
export { readReport, readReportSchema, type ReportRun, type RowOptions } from './nodes/Workday/workday/report/run';
export { withUsernameToken } from './nodes/Workday/workday/soap/security';
export { TransportError, type Clock, type HttpRequest, type HttpResponse, type Transport } from './nodes/Workday/workday/transport';
export { OPERATION, RECORD, SERVICE, writeGetWorkers, type GetWorkersRequest } from './nodes/Workday/workday/worker/getWorkers';
export { createWorkerOutput, type OutputKind, type OutputOptions, type WorkerOutput } from './nodes/Workday/workday/worker/output';
export { resolveResponseGroup, type Flag, type FlagValues, type ResponseGroup } from './nodes/Workday/workday/worker/responseGroup';
export { toScimUser, type ScimUser } from './nodes/Workday/workday/worker/scim';
export { NameTable } from './nodes/Workday/xml/names';
