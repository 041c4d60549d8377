/** What others may use of the contract: scripts/contract-check.mjs, and tests that hold the node's specs against it. */
export { type Contract, contractOf, type Era, eraOf, type Member, membersOf } from './contract.mts';
export { type SchemaProblem, SchemaValidator } from './validator.mts';
export { bodySchema } from './xsd.mts';
