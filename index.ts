/** What a program may import that is not n8n: the client and what it gives. The embedded tenant is not published; see test/tenant. */
export { createClient, type ClientOptions, type WorkdayClient } from './nodes/Workday/workday/client';
export * from './nodes/Workday/workday/errors';
export type { ReadNote, ReadOptions, ReadRequest } from './nodes/Workday/workday/read/paging';
export { TransportError, type Clock, type HttpRequest, type HttpResponse, type Transport } from './nodes/Workday/workday/transport';
export { createWorkerOutput, type OutputKind, type OutputOptions, type WorkerOutput } from './nodes/Workday/workday/worker/output';
export { toScimUser, type ScimUser } from './nodes/Workday/workday/worker/scim';
export { NameTable } from './nodes/Workday/xml/names';
