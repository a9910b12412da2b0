import { Aws, Fn } from 'aws-cdk-lib';

/**
 * A name that no other deployment has, nor an earlier one of the same stage: for what stays behind when its stack is removed
 * and would be in the way of the next one under a name of its own. The ending is the first part of the stack's id.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html#cfn-pseudo-param-stackid
 */
export const uniqueName = (name: string): string => {
  const idOfStack = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return Fn.join('-', [name, Fn.select(0, Fn.split('-', idOfStack))]);
};
