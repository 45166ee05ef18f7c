import { type Ailment, rulesEnvironment, rulesSecrets, type Seen, type Symptom } from '../model/ailment.ts';
import type { EnvironmentSettings } from '../model/repository-settings.ts';

const place = `Settings > Environments > ${rulesEnvironment}`;

export default {
  summary: 'Who can reach the secrets of the rules: the environment that holds them, and the branches it is open to.',
  ofGitHub: 'all',
  *find(seen) {
    const { settings, needs, rules, given } = seen;
    const wanted = needs.mail.length > 0 || rules.some(({ secrets }) => secrets.length > 0);
    const inRepository = rulesSecrets.filter((name) => settings?.secrets?.includes(name));
    const own = settings?.environments?.find(({ name }) => name === rulesEnvironment);
    if (settings?.environments === undefined) {
      if (wanted && !given.isWorkflow)
        yield {
          severity: 'unknown',
          found: `which branches can reach the secrets of the rules (the environment ${rulesEnvironment})`,
          remedy: `look on GitHub: ${place} > Deployment branches and tags; only ${seen.branch} should stand there`,
        };
    } else if (!own) yield* findMissing(seen, wanted, inRepository);
    else yield* findIn(seen, own, inRepository);
  },
} satisfies Ailment;

function* findMissing({ settings, branch }: Seen, wanted: boolean, inRepository: string[]): Generator<Symptom> {
  if (!wanted && inRepository.length === 0) return;
  const plan =
    settings?.isPrivate === false
      ? ''
      : '. Where Settings shows no Environments, the plan of this private repository has none: then the secrets stay under Settings > Secrets and variables > Actions, and whoever may push a branch can use them, so give that right only to people who may have them';
  yield {
    severity: 'warning',
    found:
      inRepository.length > 0
        ? `${inRepository.join(', ')} belong to the whole repository: whoever may push any branch can write a workflow there that takes them`
        : `there is no environment ${rulesEnvironment} yet, which keeps the secrets of the rules for ${branch} alone`,
    remedy: `on GitHub: Settings > Environments > New environment, name ${rulesEnvironment}; Deployment branches and tags > Selected branches and tags > Add, name ${branch}; then Add environment secret${inRepository.length > 0 ? ', and delete them under Settings > Secrets and variables > Actions' : ''}${plan}`,
  };
}

function* findIn({ settings, branch }: Seen, own: EnvironmentSettings, inRepository: string[]): Generator<Symptom> {
  const select = `on GitHub: ${place} > Deployment branches and tags > Selected branches and tags > Add, name ${branch}`;
  const { branches, protection, secrets = [] } = own;
  if (branches === undefined) {
    yield { severity: 'unknown', found: `which branches the environment ${rulesEnvironment} is open to`, remedy: `look ${select}` };
  } else if (branches === 'all' || (Array.isArray(branches) && branches.some((each) => /^\*+(\/\*+)?$/.test(each)))) {
    yield {
      severity: secrets.length > 0 ? 'error' : 'warning',
      found: `the environment ${rulesEnvironment} is open to all branches: whoever may push any branch can write a workflow there that takes its secrets`,
      remedy: `${select}, and take away what else stands there`,
    };
  } else if (branches === 'protected' && settings?.branch?.isProtected === false) {
    yield {
      severity: 'error',
      found: `the environment ${rulesEnvironment} is for protected branches, and ${branch} is not protected: either every branch can reach its secrets, or the rules cannot run`,
      remedy: select,
    };
  } else if (Array.isArray(branches) && !branches.some((pattern) => fits(branch, pattern))) {
    yield {
      severity: 'error',
      found: `the environment ${rulesEnvironment} is not open to ${branch}, so the rules cannot run: GitHub refuses the job`,
      remedy: select,
    };
  }
  if (protection.includes('required_reviewers') || protection.includes('wait_timer')) {
    yield {
      severity: 'warning',
      found: `the environment ${rulesEnvironment} lets each run wait for ${protection.includes('required_reviewers') ? 'a person to allow it' : 'a while'}: rules do nothing until then`,
      remedy: `on GitHub: ${place}, and take away the ticks of Required reviewers and Wait timer`,
    };
  }
  if (inRepository.length > 0) {
    yield {
      severity: 'warning',
      found: `${inRepository.join(', ')} belong to the whole repository: whoever may push any branch can write a workflow there that takes them`,
      remedy: `put them on GitHub under ${place} > Add environment secret, and delete them under Settings > Secrets and variables > Actions`,
    };
  }
}

/** As GitHub compares: a star stands for anything but "/". */
function fits(branch: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]*')}$`).test(branch);
}
