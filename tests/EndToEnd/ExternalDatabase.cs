using System.Runtime.Versioning;
using System.Text;

namespace Todo.Tests.EndToEnd;

/// <summary>
/// A PostgreSQL in a namespace of its own that stands for a hosted one. Its connections are encrypted; the backend cannot check its
/// certificate, as that is of the test's own authority and a stack believes public ones only.
/// </summary>
[UnsupportedOSPlatform("windows")]
internal sealed class ExternalDatabase(OneNodeCluster cluster)
{
    private const string Namespace = "elsewhere";
    private const string Host = $"database.{Namespace}";
    private const string SettingsFile = "/etc/postgresql/postgresql.conf";
    private const string Password = "cGxlYXNlLWxldC1tZS1pbg";

    /// <summary>What a stack sets as <c>todo:databaseUrl</c>.</summary>
    public const string Url = $"postgresql://todo:{Password}@{Host}:5432/todo?sslmode=require";

    /// <summary>Starts it, and waits until it answers.</summary>
    public async Task StartAsync(TestAuthority authority, string image)
    {
        using var folder = new TemporaryFolder();
        var (certificate, key) = authority.Issue(Host);
        await cluster.KubectlAsync("apply", "--filename", folder.Write("database.yaml", Manifests(image, certificate, key)));
        await cluster.KubectlAsync("-n", Namespace, "wait", "pod/database", "--for=condition=Ready", "--timeout=60s");
    }

    /// <summary>
    /// Lets the backend out to it. A stack lets it out to public addresses only, and those of this cluster's pods are private.
    /// </summary>
    public async Task LetInAsync(string clientNamespace)
    {
        using var folder = new TemporaryFolder();
        await cluster.KubectlAsync("apply", "--filename", folder.Write("policy.yaml", $$"""
            apiVersion: networking.k8s.io/v1
            kind: NetworkPolicy
            metadata: {name: test-stand-in-for-the-external-database, namespace: {{clientNamespace}} }
            spec:
              podSelector: {matchLabels: {app.kubernetes.io/name: backend} }
              policyTypes: [Egress]
              egress:
                - to: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: {{Namespace}} } } }]
                  ports: [{protocol: TCP, port: 5432}]
            """));
    }

    private static string Manifests(string image, string certificate, string key) => $$"""
        apiVersion: v1
        kind: Namespace
        metadata: {name: {{Namespace}} }
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: server, namespace: {{Namespace}} }
        data:
          tls.crt: {{Base64(certificate)}}
          tls.key: {{Base64(key)}}
          postgresql.conf: {{Base64(Settings())}}
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: database, namespace: {{Namespace}} }
        spec: {selector: {app: database}, ports: [{port: 5432}]}
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: database, namespace: {{Namespace}}, labels: {app: database} }
        spec:
          securityContext: {runAsNonRoot: true, runAsUser: 999, runAsGroup: 999, fsGroup: 999}
          containers:
            - name: database
              image: {{image}}
              imagePullPolicy: Never
              env:
                - {name: POSTGRES_USER, value: todo}
                - {name: POSTGRES_DB, value: todo}
                - {name: POSTGRES_PASSWORD, value: {{Password}} }
              readinessProbe: {exec: {command: [pg_isready, -h, 127.0.0.1, -U, todo]}, periodSeconds: 1}
              volumeMounts:
                - {name: data, mountPath: /var/lib/postgresql/data}
                - {name: tmp, mountPath: /tmp}
                - {name: server, mountPath: /server, readOnly: true}
                - {name: server, mountPath: {{SettingsFile}}, subPath: postgresql.conf, readOnly: true}
          volumes:
            - {name: data, emptyDir: {} }
            - {name: tmp, emptyDir: {} }
            - {name: server, secret: {secretName: server, defaultMode: 0440} }
        """;

    private static string Settings() =>
        File.ReadAllText(Path.Combine(Repository.Root, "app-images", "database", "postgresql.conf"))
        + "ssl = on\nssl_cert_file = '/server/tls.crt'\nssl_key_file = '/server/tls.key'\n";

    private static string Base64(string text) => Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
}
