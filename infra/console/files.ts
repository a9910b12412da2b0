import { HASHED_FILES } from './build.ts';

/**
 * The paths of files. Every other path is that of a page, whatever it ends with: the ids of payments have a dot in them.
 * Written so that CloudFront's JavaScript understands it, too.
 */
export const FILE_PATHS = `^/(${HASHED_FILES}/.*|[a-z]+\\.(json|svg|txt|html))$`;
