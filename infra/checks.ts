import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';

/**
 * Checks the synthesised stacks by the AwsSolutions rules of cdk-nag. A finding ends the synthesis with exit code 1, unless
 * it is acknowledged, with a reason, beside the resource that it concerns.
 *
 * @see https://github.com/cdklabs/cdk-nag/blob/main/RULES.md#awssolutions
 */
export const addChecks = (app: App): void => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
};
