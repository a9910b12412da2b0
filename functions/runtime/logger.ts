import { Logger } from '@aws-lambda-powertools/logger';
import { loggingEnvironment } from './lean-environment.ts';
import { redact } from './redaction.ts';

/** Structured logs, one JSON object per line. The service name comes from POWERTOOLS_SERVICE_NAME. */
export const logger = new Logger({ logLevel: loggingEnvironment().LOG_LEVEL, jsonReplacerFn: redact });
