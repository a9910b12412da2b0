import { intrinsicsIn } from './intrinsics.ts';
import { exportsOf, importsOf } from './references.ts';
import { replacedFor } from './specification.ts';
import type { Template, Templates } from './templates.ts';

/**
 * The exports that a deployment would change or remove although another stack imports them. CloudFormation refuses that:
 * "After another stack imports an output value, you can't delete the stack that is exporting the output value or modify the
 * exported output value." Empty if the deployment of `after` over `before` is not refused.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
 */
export const refusedExports = (before: Templates, after: Templates): string[] => {
  const imported = importsOf(before);
  return exportsOf(before)
    .filter((name) => imported.includes(name))
    .filter((name) => {
      const [was, is] = [exportedValue(before, name), exportedValue(after, name)];
      return is === undefined || was !== is || [...before].some(([stack]) => isRemade(before, after, stack, name));
    });
};

const outputOf = ({ Outputs }: Template, name: string) =>
  Object.values(Outputs).find(({ Export }) => Export?.Name === name);

const exportedValue = (templates: Templates, name: string): string | undefined => {
  const [output] = [...templates.values()].flatMap((template) => outputOf(template, name) ?? []);
  return output && JSON.stringify(output.Value);
};

/** Whether a resource that the value of the export comes from gets replaced, and with it the value. */
const isRemade = (before: Templates, after: Templates, stack: string, name: string): boolean => {
  const [was, is] = [before.get(stack), after.get(stack)];
  const output = was && outputOf(was, name);
  if (was === undefined || is === undefined || output === undefined) return false;
  return resourcesIn(output.Value).some((id) => {
    const [old, made] = [was.Resources[id], is.Resources[id]];
    if (old === undefined) return false;
    if (made === undefined || made.Type !== old.Type) return true;
    return replacedFor(old.Type).some(
      (property) => JSON.stringify(old.Properties[property]) !== JSON.stringify(made.Properties[property]),
    );
  });
};

const resourcesIn = (value: unknown): string[] =>
  intrinsicsIn(value, 'value').flatMap(({ name, argument }) => {
    if (name === 'Ref') return [String(argument)];
    return name === 'Fn::GetAtt' && Array.isArray(argument) ? [String(argument[0])] : [];
  });
