import * as z from 'zod';

/** Which rule to take out, by its number, and whether the simulator is asked about what no other test notices. */
export const trialSchema = z.object({ rule: z.number(), isSimulated: z.boolean() });
export type Trial = z.infer<typeof trialSchema>;

/** The test that noticed, if one did, and how many unit tests reach the rule. */
export const answerSchema = z.object({ killedBy: z.string().optional(), tests: z.number() });
export type Answer = z.infer<typeof answerSchema>;
