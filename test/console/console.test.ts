/* Everything that needs a browser is one file: its scenes share one browser and one stack. */
import './signing-in.scenes.ts';
import './batch.scenes.ts';
import './import.scenes.ts';
import './pay.scenes.ts';
import './pay-whom.scenes.ts';
import './payment.scenes.ts';
import './affiliate.scenes.ts';
import './report.scenes.ts';
import './operations.scenes.ts';
import './addresses.scenes.ts';
import './accounts.scenes.ts';
import './settings.scenes.ts';
// Last: approval stays on.
import './approval.scenes.ts';
