/* The scenes in which somebody is paid. They share one browser and one stack. */
import './batch.scenes.ts';
import './pay.scenes.ts';
import './pay-whom.scenes.ts';
import './payment.scenes.ts';
// Last: approval stays on.
import './approval.scenes.ts';
