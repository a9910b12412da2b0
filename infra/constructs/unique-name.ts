import { Aws, Fn } from 'aws-cdk-lib';

/**
 * A name that no other deployment has, not even an earlier one of the same stage. It is for resources that stay behind when
 * their stack is removed and whose fixed name would block the next one. It ends with the first part of the stack's id.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/pseudo-parameter-reference.html#cfn-pseudo-param-stackid
 */
export const uniqueName = (name: string): string => {
  const idOfStack = Fn.select(2, Fn.split('/', Aws.STACK_ID));
  return Fn.join('-', [name, Fn.select(0, Fn.split('-', idOfStack))]);
};
