import type { ClusterSpec, ScheduledBackupSpec } from '@cdk8s-kit/crds/pg'
import type { Deployment, StatefulSet } from 'kubernetes-types/apps/v1.d.ts'
import type { HorizontalPodAutoscaler } from 'kubernetes-types/autoscaling/v2.d.ts'
import type { CronJob } from 'kubernetes-types/batch/v1.d.ts'
import type {
  ConfigMap,
  Namespace,
  PersistentVolumeClaim,
  Service,
  ServiceAccount,
} from 'kubernetes-types/core/v1.d.ts'
import type { ObjectMeta } from 'kubernetes-types/meta/v1.d.ts'
import type { Ingress, NetworkPolicy } from 'kubernetes-types/networking/v1.d.ts'
import type { PodDisruptionBudget } from 'kubernetes-types/policy/v1.d.ts'

/** As YAML has it: the word for a member of an enumeration, the value for a class around one. */
type Plain<T> = T extends string
  ? `${T}`
  : T extends number | boolean | undefined | null
    ? T
    : T extends readonly (infer Item)[]
      ? Plain<Item>[]
      : keyof T extends 'value'
        ? string | number
        : { [Key in keyof T]: Plain<T[Key]> }

interface Custom<ApiVersion extends string, Kind extends string, Spec> {
  apiVersion: ApiVersion
  kind: Kind
  metadata: ObjectMeta
  spec: Spec
}

/** The package writes acronyms in its own way. */
type PostgresSpec = Plain<Omit<ClusterSpec, 'plugins'>> & {
  plugins?: { name: string; isWALArchiver?: boolean; parameters?: Record<string, string> }[]
}

interface SecretKey {
  name: string
  key: string
}

/** https://cloudnative-pg.io/plugin-barman-cloud, what we use of it. */
interface ObjectStoreSpec {
  retentionPolicy: `${number}${'d' | 'w' | 'm'}`
  configuration: {
    destinationPath: `s3://${string}`
    endpointURL: string
    s3Credentials: { accessKeyId: SecretKey; secretAccessKey: SecretKey }
    wal: { compression: 'gzip' }
    data: { compression: 'gzip' }
  }
}

/** https://prometheus-operator.dev, what we use of it. */
interface PodMonitorSpec {
  selector: { matchLabels: Record<string, string> }
  jobLabel?: string
  podTargetLabels?: string[]
  podMetricsEndpoints: { port: string; path?: string }[]
}

interface PrometheusRuleSpec {
  groups: {
    name: string
    rules: {
      alert: string
      expr: string
      for?: string
      labels: Record<string, string>
      annotations: Record<string, string>
    }[]
  }[]
}

/** Every kind that we write, by what its head says. The types are made from the schemas of Kubernetes and CloudNativePG. */
export interface Manifests {
  'apps/v1 Deployment': Deployment
  'apps/v1 StatefulSet': StatefulSet
  'autoscaling/v2 HorizontalPodAutoscaler': HorizontalPodAutoscaler
  'barmancloud.cnpg.io/v1 ObjectStore': Custom<'barmancloud.cnpg.io/v1', 'ObjectStore', ObjectStoreSpec>
  'batch/v1 CronJob': CronJob
  'monitoring.coreos.com/v1 PodMonitor': Custom<'monitoring.coreos.com/v1', 'PodMonitor', PodMonitorSpec>
  'monitoring.coreos.com/v1 PrometheusRule': Custom<'monitoring.coreos.com/v1', 'PrometheusRule', PrometheusRuleSpec>
  'networking.k8s.io/v1 Ingress': Ingress
  'networking.k8s.io/v1 NetworkPolicy': NetworkPolicy
  'policy/v1 PodDisruptionBudget': PodDisruptionBudget
  'postgresql.cnpg.io/v1 Cluster': Custom<'postgresql.cnpg.io/v1', 'Cluster', PostgresSpec>
  'postgresql.cnpg.io/v1 ScheduledBackup': Custom<
    'postgresql.cnpg.io/v1',
    'ScheduledBackup',
    Plain<ScheduledBackupSpec>
  >
  'v1 ConfigMap': ConfigMap
  'v1 Namespace': Namespace
  'v1 PersistentVolumeClaim': PersistentVolumeClaim
  'v1 Service': Service
  'v1 ServiceAccount': ServiceAccount
}
