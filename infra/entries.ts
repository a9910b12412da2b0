import { roomOf } from '../lib/contracts/shared/rooms.ts';
import { EXECUTION_FUNCTIONS, type ExecutionFunction } from './execution-functions.ts';
import { ROUTES, type Route } from './routes.ts';
import { SCHEDULED_PAYOUT_FUNCTIONS, type ScheduledPayoutFunction } from './scheduled-payout-functions.ts';
import { SCHEDULES, type ScheduleRow } from './schedules.ts';

/** The source file of each kind of Lambda, from the root of the project. */
export const AUTHORIZER_ENTRY = 'functions/authorizer.ts';
/** The user pool calls it before it issues tokens. */
export const NAME_PERSON_ENTRY = 'functions/sign-in/name-person.ts';
export const routeEntry = ({ functionName, path }: Route): string => `functions/api/${roomOf(path)}/${functionName}.ts`;
export const executionEntry = (name: ExecutionFunction): string => `functions/execution/${name}.ts`;
export const scheduledPayoutEntry = (name: ScheduledPayoutFunction): string => `functions/schedules/runs/${name}.ts`;
export const PUBLISH_EVENTS_ENTRY = 'functions/events/publish-events.ts';
export const scheduleEntry = ({ name }: ScheduleRow): string => `functions/schedules/${name}.ts`;

/** Every Lambda of the product. */
export const allEntries = (): string[] => [
  AUTHORIZER_ENTRY,
  NAME_PERSON_ENTRY,
  ...ROUTES.map(routeEntry),
  ...EXECUTION_FUNCTIONS.map(executionEntry),
  ...SCHEDULED_PAYOUT_FUNCTIONS.map(scheduledPayoutEntry),
  ...SCHEDULES.map(scheduleEntry),
  PUBLISH_EVENTS_ENTRY,
];
