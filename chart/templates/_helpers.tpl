{{/* What selects the pods of a service: only labels that never change. Takes the service's name. */}}
{{- define "todo.selector" -}}
app.kubernetes.io/name: {{ . }}
app.kubernetes.io/part-of: todo
{{- end }}

{{/* The labels of an object, the selector's included. Takes a list: the root, the service's name. */}}
{{- define "todo.labels" -}}
{{- $root := index . 0 }}
{{- $service := index . 1 }}
{{- include "todo.selector" $service }}
app.kubernetes.io/version: {{ include "todo.version" . }}
app.kubernetes.io/managed-by: {{ $root.Release.Service }}
app.kubernetes.io/instance: {{ $root.Release.Name }}
helm.sh/chart: {{ $root.Chart.Name }}-{{ $root.Chart.Version }}
{{- end }}

{{/* The version of a service, which is the tag of its image. Takes a list: the root, the service's name. */}}
{{- define "todo.version" -}}
{{- $values := (index . 0).Values }}
{{- if eq (index . 1) "database" }}{{ $values.database.tag }}{{ else }}{{ $values.images.tag | default (index . 0).Chart.AppVersion }}{{ end }}
{{- end }}

{{/* The reference of a service's image. Takes a list: the root, the service's name. */}}
{{- define "todo.image" -}}
{{- $images := (index . 0).Values.images }}
{{- with index $images (index . 1) }}{{ . }}{{ else }}{{ with $images.registry }}{{ . }}/{{ end }}todo-list-{{ index . 1 }}:{{ include "todo.version" . }}{{ end }}
{{- end }}

{{/* Where people open the application. */}}
{{- define "todo.url" -}}
{{- if eq .Values.entry "nodePort" }}http://{{ .Values.host }}:{{ .Values.nodePort }}{{ else }}https://{{ .Values.host }}{{ end }}
{{- end }}

{{/* The Secret that the backend reads. */}}
{{- define "todo.secretName" -}}
{{ .Values.existingSecret | default "backend-secret" }}
{{- end }}

{{/* A secret: as given, as it is in the cluster, or a new one. Takes a dict: root, given, key. */}}
{{- define "todo.secretValue" -}}
{{- $kept := (lookup "v1" "Secret" .root.Release.Namespace "backend-secret").data }}
{{- if .given }}{{ .given }}{{ else if hasKey $kept .key }}{{ index $kept .key | b64dec }}{{ else }}{{ randAlphaNum 48 }}{{ end }}
{{- end }}

{{/* The labels of a service's pods. Takes a list: the root, the service's name, the services that it connects to. */}}
{{- define "todo.podLabels" -}}
{{- include "todo.selector" (index . 1) }}
app.kubernetes.io/version: {{ include "todo.version" . }}
{{- range index . 2 }}
todo/client-of-{{ . }}: "true"
{{- end }}
{{- end }}

{{/* What every pod of a service has in common. Takes a dict: root, service, user, privilegedPort. */}}
{{- define "todo.podSpec" -}}
{{- $own := index .root.Values .service }}
automountServiceAccountToken: false
enableServiceLinks: false
serviceAccountName: {{ .service }}
terminationGracePeriodSeconds: {{ $own.gracePeriodSeconds }}
{{- with .root.Values.priorityClass }}
priorityClassName: {{ . }}
{{- end }}
{{- with .root.Values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
securityContext:
  runAsNonRoot: true
  runAsUser: {{ .user }}
  runAsGroup: {{ .user }}
  seccompProfile:
    type: RuntimeDefault
{{- if .privilegedPort }}
  sysctls:
    - name: net.ipv4.ip_unprivileged_port_start
      value: "0"
{{- end }}
{{- if eq .service "database" }}
  fsGroup: {{ .user }}
  fsGroupChangePolicy: OnRootMismatch
{{- end }}
{{- if gt (int $own.replicas) 1 }}
topologySpreadConstraints:
  - maxSkew: 1
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "todo.selector" .service | nindent 8 }}
{{- end }}
{{- end }}

{{/* What every container of a service has in common. Takes a dict: root, service. */}}
{{- define "todo.container" -}}
{{- $own := index .root.Values .service }}
name: {{ .service }}
image: {{ include "todo.image" (list .root .service) }}
imagePullPolicy: {{ .root.Values.images.pullPolicy }}
lifecycle:
  preStop:
    sleep:
      seconds: {{ $own.preStopSleepSeconds }}
resources:
  requests:
    cpu: {{ $own.cpuRequest }}
    memory: {{ $own.memoryRequest }}
    ephemeral-storage: {{ $own.ephemeralStorageRequest }}
  limits:
    cpu: {{ $own.cpuLimit }}
    memory: {{ $own.memoryLimit }}
    ephemeral-storage: {{ $own.ephemeralStorageLimit }}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities:
    drop:
      - ALL
{{- end }}

{{/* The three probes of a container that is asked by HTTP. Takes a dict: alive, ready. */}}
{{- define "todo.httpProbes" -}}
livenessProbe:
  httpGet: {path: {{ .alive }}, port: http}
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 3
readinessProbe:
  httpGet: {path: {{ .ready }}, port: http}
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 2
startupProbe:
  httpGet: {path: {{ .ready }}, port: http}
  periodSeconds: 1
  timeoutSeconds: 3
  failureThreshold: 60
{{- end }}

{{/* How a Deployment is updated. Takes a dict: root, service. */}}
{{- define "todo.deploymentSpec" -}}
{{- $own := index .root.Values .service }}
progressDeadlineSeconds: 120
revisionHistoryLimit: 5
{{- if eq (int $own.replicas) (int $own.maxReplicas) }}
replicas: {{ $own.replicas }}
{{- end }}
selector:
  matchLabels:
    {{- include "todo.selector" .service | nindent 4 }}
strategy:
  type: RollingUpdate
  rollingUpdate:
    maxSurge: 1
    maxUnavailable: 0
{{- end }}

{{/* The metadata of an object of a service. Takes a list: the root, the service's name. */}}
{{- define "todo.metadata" -}}
namespace: {{ (index . 0).Release.Namespace }}
labels:
  {{- include "todo.labels" . | nindent 2 }}
{{- end }}
