/* What needs a browser and pays somebody: its scenes share one browser and one stack. */
import './batch.scenes.ts';
import './pay.scenes.ts';
import './pay-whom.scenes.ts';
import './payment.scenes.ts';
// Last: approval stays on.
import './approval.scenes.ts';
