import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { API_PREFIX } from '../../lib/contracts/api.ts';
import { resourcePrefix } from '../config.ts';
import { issuerUrl } from '../sign-in/issuer-url.ts';
import { accessLog } from './access-log.ts';
import { bankMovements } from './bank.ts';
import { funder } from './bank-funds.ts';
import { payeeDecider } from './bank-payees.ts';
import { webhookSender } from './bank-webhooks.ts';
import type { Say } from './console.ts';
import { wordsOf } from './console.ts';
import { takeDataDir } from './data-dir-lock.ts';
import { docsPage, isDocsPath } from './docs-page.ts';
import { localDynamoDb } from './dynamodb-client.ts';
import { startEngine } from './engine.ts';
import { localStream, startOutside } from './events/local-stream.ts';
import { type Execution, Executions } from './executions.ts';
import { FRONT_PATH, frontPage, isFrontPath } from './front-page.ts';
import { functionsOf } from './function-spec.ts';
import { Functions } from './functions.ts';
import { httpApi } from './http-api.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { ensureIssuerKey, publicJwks } from './issuer.ts';
import { localApi } from './local-api.ts';
import { LOCAL_PREFIX, localRoutes } from './local-routes.ts';
import { LostFirings } from './lost-firings.ts';
import { machinesOf } from './machines.ts';
import { mockBankOf } from './mock-bank.ts';
import { identityOf } from './process-identity.ts';
import { startRise } from './riseworks/rise-here.ts';
import { withoutRiseSecrets } from './riseworks/rise-of-environment.ts';
import { riseSecretFinder } from './riseworks/rise-secrets.ts';
import { routeFinder, routesOf } from './route-table.ts';
import { Scheduler, schedulesOf } from './scheduler.ts';
import { startSecretsManagerApi } from './secrets-manager-api.ts';
import type { Settings } from './settings.ts';
import { Codes } from './sign-in/codes.ts';
import { poolClientOf } from './sign-in/pool-client.ts';
import { RefreshTokens } from './sign-in/refresh-tokens.ts';
import { Sessions } from './sign-in/sessions.ts';
import { isSignInPath, signInRoutes } from './sign-in/sign-in-routes.ts';
import { builtSite } from './site/built-site.ts';
import { siteServer } from './site/serve-site.ts';
import { removeStackFile, writeStackFile } from './stack-file.ts';
import { startStepFunctionsApi } from './step-functions-api.ts';
import { LOCAL_STAGE } from './synth.ts';
import { LOCAL_PLACE, synthesisedProduct } from './synthesised-product.ts';
import { ensureTable, tableOf } from './table.ts';
import { Teardown } from './teardown.ts';

/** Schedules that also fire when the stack starts, because the last one may have been killed in the middle of something. */
const AT_START = ['sweep'];

export interface LocalStack {
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

export interface StackOptions {
  readonly settings: Settings;
  readonly env: NodeJS.ProcessEnv;
  readonly say: Say;
  /** Called if a part that everything needs is lost while the stack runs. */
  readonly onLost: (reason: string) => void;
}

/**
 * Runs the synthesised template on this machine.
 *
 * @throws Error in words if it cannot start; everything that was started is stopped again
 */
export const startStack = async (options: StackOptions): Promise<LocalStack> => {
  const teardown = new Teardown();
  try {
    const port = await assemble(options, teardown);
    return { url: `http://127.0.0.1:${port}`, port, stop: () => teardown.run() };
  } catch (error) {
    await teardown.run();
    throw error;
  }
};

const assemble = async ({ settings, env, say, onLost }: StackOptions, teardown: Teardown): Promise<number> => {
  const { dataDir } = settings;
  const logDir = join(dataDir, 'logs');
  mkdirSync(logDir, { recursive: true });
  let server: HttpServer | undefined;
  let stackFile = await takeDataDir(dataDir, say);
  teardown.add(() => removeStackFile(dataDir));

  const engine = await startEngine({
    dataDir,
    region: LOCAL_PLACE.region,
    endpoint: settings.dynamodbEndpoint,
    say,
    onLost,
    onSpawn: (pid, dataFile) => {
      stackFile = { ...stackFile, engine: { pid, dataFile, startedAt: identityOf(pid)?.startedAt ?? 'unknown' } };
      writeStackFile(dataDir, stackFile);
    },
  });
  teardown.add(() => engine.stop());

  const rise = await startRise({
    env,
    dataDir,
    webhookUrl: () => server && `http://127.0.0.1:${server.port}${API_PREFIX}/webhooks/riseworks`,
    onError: (error) => say(`the Rise sandbox failed: ${wordsOf(error)}`),
  });
  teardown.add(async () => rise?.stop());

  const folders = { outDir: join(dataDir, 'cdk.out'), sharedDir: settings.synthesisedDir };
  const product = await synthesisedProduct(folders, { ...withoutRiseSecrets(env), ...rise?.settings });
  const secretsManager = await startSecretsManagerApi(riseSecretFinder(product, rise?.secrets ?? {}));
  teardown.add(() => secretsManager.stop());
  const dynamodb = localDynamoDb(engine.endpoint, LOCAL_PLACE.region);
  teardown.add(() => dynamodb.destroy());
  const table = tableOf(product);
  await ensureTable(dynamodb, table);

  const stepFunctions = await startStepFunctionsApi(() => executions);
  teardown.add(() => stepFunctions.stop());

  const outside = await startOutside(product, dataDir);
  teardown.add(() => outside.stop());

  // What an earlier run compiled is mostly of other sources by now.
  const compiled = join(dataDir, 'compiled');
  rmSync(compiled, { recursive: true, force: true });

  const issuerKey = await ensureIssuerKey(dataDir);
  const routes = routesOf(product);
  const functions = new Functions({
    specs: functionsOf(product, resourcePrefix({ stage: LOCAL_STAGE })),
    place: LOCAL_PLACE,
    dynamodbEndpoint: engine.endpoint,
    stepFunctionsEndpoint: stepFunctions.endpoint,
    outsideEndpoint: outside.endpoint,
    secretsManagerEndpoint: secretsManager.endpoint,
    logDir,
    jwks: publicJwks(issuerKey),
    compileCache: env.NODE_COMPILE_CACHE ?? compiled,
    verifying: new Set(routes.flatMap(({ authorizerArn }) => authorizerArn ?? [])),
  });
  teardown.add(() => functions.stop());
  const invoke = (arn: string, event: unknown) => functions.invoke(arn, event);

  const executions = new Executions({
    machines: machinesOf(product, invoke),
    file: join(dataDir, 'executions.jsonl'),
    onChange: (execution) => say(executionLine(execution)),
  });
  teardown.add(() => executions.stop());

  // Started before anything can happen, so that nothing is missed.
  const stream = localStream({
    product,
    dynamodb,
    table: String(table.create.TableName),
    dataDir,
    wentOut: outside.wentOut,
    functionArnOf: (name) => functions.find(name),
    invoke,
    say,
    retryAttempts: settings.streamRetryAttempts,
  });

  const lost = new LostFirings(join(dataDir, 'lost-firings.jsonl'));
  const scheduler = new Scheduler({
    schedules: schedulesOf(product, resourcePrefix({ stage: LOCAL_STAGE })),
    invoke,
    onFailure: (name, reason) => say(`schedule ${name} failed: ${reason}`),
    onLost: (firing) => {
      lost.add(firing);
      say(`a firing was given up: ${JSON.stringify(firing.requestPayload)}`);
    },
  });
  const log = accessLog(product, join(logDir, 'access.log'));
  teardown.add(() => log.stop());
  const serveApi = httpApi({
    findRoute: routeFinder(routes),
    place: LOCAL_PLACE,
    invoke,
    onFailure: (routeKey, reason) => say(`${routeKey} failed: ${reason}`),
    onAnswered: log.write,
  });
  const client = poolClientOf(product);
  const serveSignIn = signInRoutes({
    client,
    key: issuerKey,
    now: Date.now,
    codes: new Codes(Date.now),
    sessions: new Sessions(Date.now),
    refreshTokens: new RefreshTokens({ dataDir, now: Date.now, ...client }),
    trigger: async (event) => {
      const result = await invoke(client.tokenTrigger, event);
      if (result.ok) return JSON.parse(result.payload);
      throw new Error(`no tokens: ${result.error.errorType}: ${result.error.errorMessage}`);
    },
  });
  const bank = mockBankOf(dynamodb, String(table.create.TableName));
  const routesHere = localRoutes({
    stack: {
      pid: process.pid,
      dataDir,
      region: LOCAL_PLACE.region,
      userPoolId: client.userPoolId,
      clientId: client.clientId,
      tokenTrigger: client.tokenTrigger,
      stepFunctionsEndpoint: stepFunctions.endpoint,
      dynamodbEndpoint: engine.endpoint,
      tableName: String(table.create.TableName),
    },
    movements: async () => [
      ...(await bankMovements(dynamodb, String(table.create.TableName), new Date())),
      ...((await rise?.movements()) ?? []),
    ],
    riseUrl: rise?.sandbox?.url,
    schedules: scheduler,
    lostFirings: lost,
    functions,
    wentOut: outside.wentOut,
    sendWebhook: webhookSender(bank, () => `http://127.0.0.1:${server?.port}`),
    decidePayee: payeeDecider(bank),
    fund: funder(bank),
  });
  const serveLocal = localApi(routesHere);
  const serveFront = frontPage(routesHere);
  const serveSite = siteServer({
    folder: builtSite,
    configuration: (origin) => ({
      issuer: issuerUrl(client.userPoolId),
      clientId: client.clientId,
      signInUrl: origin,
      localPage: FRONT_PATH,
    }),
  });
  const serving = await startHttpServer(
    settings.port,
    async (request) => {
      const { method, path } = request;
      if (path.startsWith(API_PREFIX)) return serveApi(request);
      if (isDocsPath(path)) return docsPage(method, path);
      if (isSignInPath(path)) return serveSignIn(request);
      if (path.startsWith(LOCAL_PREFIX)) return serveLocal(request);
      if (isFrontPath(path)) return serveFront(request);
      return (await serveSite(request)) ?? (path === '/' ? serveFront(request) : serveApi(request));
    },
    (error) => say(`a request failed: ${wordsOf(error)}`),
  );
  server = serving;
  teardown.add(() => serving.stop());
  writeStackFile(dataDir, { ...stackFile, port: serving.port });

  stream.start();
  teardown.add(() => stream.stop());
  executions.resume();
  scheduler.start();
  teardown.add(() => scheduler.stop());
  for (const name of AT_START) void scheduler.fire(name);
  return serving.port;
};

const executionLine = ({ name, status, error, cause }: Execution): string =>
  `execution ${name}: ${status}${error === undefined ? '' : ` (${error}: ${(cause ?? '').slice(0, 300)})`}`;
