import { HttpApi, type IHttpApi } from 'aws-cdk-lib/aws-apigatewayv2';
import { type IFunction, Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { type IStateMachine, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { type Config, functionNameOf, payoutStateMachineName, scheduledPayoutsName } from '../config.ts';

/**
 * The resources of the other stacks by name, which is enough to read their metrics. A reference to a resource would become
 * an export of its stack, and that stack could then not be changed without this one.
 */
export class Watched extends Construct {
  readonly api: IHttpApi;
  readonly payouts: IStateMachine;
  readonly scheduledPayouts: IStateMachine;
  readonly #config: Config;
  readonly #lambdas = new Map<string, IFunction>();

  constructor(scope: Construct, id: string, { config, apiId }: { readonly config: Config; readonly apiId: string }) {
    super(scope, id);
    this.#config = config;
    this.api = HttpApi.fromHttpApiAttributes(this, 'HttpApi', { httpApiId: apiId });
    this.payouts = StateMachine.fromStateMachineName(this, 'Payout', payoutStateMachineName(config));
    this.scheduledPayouts = StateMachine.fromStateMachineName(this, 'ScheduledPayouts', scheduledPayoutsName(config));
  }

  /** A Lambda by its short name, which is also the name of its file. */
  lambda(name: string): IFunction {
    const known = this.#lambdas.get(name);
    if (known) return known;
    const lambda = LambdaFunction.fromFunctionName(this, name, functionNameOf(this.#config, name));
    this.#lambdas.set(name, lambda);
    return lambda;
  }
}
