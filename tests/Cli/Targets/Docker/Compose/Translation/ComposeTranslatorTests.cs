using System.Text.Json.Nodes;
using Todo.Cli;
using Todo.Cli.Errors;
using Todo.Cli.Targets.Docker.Compose;
using Todo.Cli.Targets.Docker.Compose.Translation;
using Todo.Tests.Infra;

namespace Todo.Tests.Cli.Targets.Docker.Compose.Translation;

[TestFixture]
public sealed class ComposeTranslatorTests
{
    private const string Folder = "/state/files";

    [Test]
    public void Everything_that_Docker_can_do_is_in_the_file()
    {
        var web = Some.Deployment("web")
            .ConnectingTo("store")
            .WithContainer("command", """["/bin/serve"]""")
            .WithContainer("args", """["--color", "$on"]""")
            .WithContainer("workingDir", "\"/srv\"")
            .WithContainer("ports", """[{ "name": "http", "containerPort": 8080, "protocol": "TCP" }]""")
            .WithContainer("envFrom", """[{ "configMapRef": { "name": "web" } }, { "prefix": "DB_", "secretRef": { "name": "store" } }]""")
            .WithContainer("env", """
                [
                  { "name": "MODE", "value": "on" },
                  { "name": "KEY", "valueFrom": { "secretKeyRef": { "name": "store", "key": "user" } } },
                  { "name": "LEVEL", "valueFrom": { "configMapKeyRef": { "name": "web", "key": "NONE", "optional": true } } }
                ]
                """)
            .WithContainer("resources", """{ "requests": { "cpu": "50m" }, "limits": { "cpu": "250m", "memory": "1G" } }""")
            .WithContainer("securityContext", """
                { "runAsUser": 1001, "readOnlyRootFilesystem": true, "allowPrivilegeEscalation": false, "capabilities": { "drop": ["ALL"],
                    "add": ["NET_BIND_SERVICE"] } }
                """)
            .WithContainer("readinessProbe", """{ "httpGet": { "path": "/ready", "port": "http" }, "timeoutSeconds": 2 }""")
            .WithContainer(
                "startupProbe",
                """{ "httpGet": { "path": "/ready", "port": "http" }, "periodSeconds": 3, "failureThreshold": 5 }""")
            .WithContainer("volumeMounts", """
                [
                  { "name": "tmp", "mountPath": "/tmp" }, { "name": "big", "mountPath": "/cache" },
                      { "name": "pages", "mountPath": "/srv", "readOnly": true },
                  { "name": "keys", "mountPath": "/keys", "readOnly": true }, { "name": "uploads", "mountPath": "/uploads" }
                ]
                """).WithPod(
                    "volumes",
                    """
                [
                  { "name": "tmp", "emptyDir": {} }, { "name": "big", "emptyDir": { "sizeLimit": "1500k", "medium": "Memory" } },
                  { "name": "pages", "configMap": { "name": "web" } },
                      { "name": "keys", "secret": { "secretName": "store", "defaultMode": 256 } },
                  { "name": "uploads", "persistentVolumeClaim": { "claimName": "uploads" } }
                ]
                """).WithPod(
                    "securityContext",
                    """
                { "runAsGroup": 1002, "fsGroup": 1003, "supplementalGroups": [1004],
                    "sysctls": [{ "name": "net.ipv4.ip_unprivileged_port_start", "value": "0" }] }
                """)
            .WithPod("terminationGracePeriodSeconds", "30");
        var store = Some.StatefulSet("store")
            .WithContainer(
                "readinessProbe",
                """{ "exec": { "command": ["check", "--fast"] }, "periodSeconds": 5, "timeoutSeconds": 3, "failureThreshold": 2 }""")
            .WithContainer("volumeMounts", """[{ "name": "data", "mountPath": "/data" }]""")
            .WithSpec("volumeClaimTemplates", """[{ "metadata": { "name": "data" }, "spec": { "accessModes": ["ReadWriteOnce"] } }]""");

        var translation = Translate(
            web,
            store,
            Some.Service(
                "web",
                """, "type": "NodePort", "ports": [{ "name": "http", "port": 8080, "targetPort": "http", "nodePort": 30080 }]"""),
            Some.Service("store", """, "clusterIP": "None", "ports": [{ "port": 5432 }]"""),
            Some.Manifest("Service", "www", """, "spec": { "selector": { "app": "web" }, "ports": [{ "port": 8080 }] }"""),
            Some.Manifest("ConfigMap", "web", """, "data": { "PAGE": "a\nb", "PRICE": "$5", "SIZE": "010" }"""),
            Some.Manifest(
                "Secret", "store",
                """, "type": "Opaque", "data": { "user": "dG9kbw==" }, "stringData": { "password": "pa$$" }"""),
            Some.Manifest("PersistentVolumeClaim", "uploads", """, "spec": { "accessModes": ["ReadWriteOnce"] }"""),
            Some.Manifest("Namespace", "todo"));

        Assert.Multiple(() =>
        {
            Expected.Matches("everything.compose.json", ComposeJson.Write(translation.Project));
            Assert.That(translation.Folders.SelectMany(folder => folder.Files).Select(file => $"{file.Key}={file.Value}"), Is.EqualTo(
                new[] { "PAGE=a\nb", "PRICE=$5", "SIZE=010", "password=pa$$", "user=todo" }));
            Assert.That(translation.Secrets, Is.EqualTo(new[] { "pa$$", "todo" }));
            Assert.That(Lines(translation), Is.EqualTo(new[]
            {
                "StatefulSet/store volumeClaimTemplates: Docker does not limit the size of a volume",
            }));
        });
    }

    [TestCase("ServiceAccount", "containers have no identity in a cluster")]
    [TestCase("NetworkPolicy", "the containers of the stack reach each other freely")]
    [TestCase("PodDisruptionBudget", "one container of each service runs")]
    [TestCase("HorizontalPodAutoscaler", "one container of each service runs")]
    [TestCase("Ingress", "the port of this machine is the only way in, without TLS")]
    [TestCase("CronJob", "Docker Compose has nothing of this kind")]
    public void A_kind_that_only_clusters_have_is_listed(string kind, string consequence) =>
        Assert.That(Lines(Translate(Some.Manifest(kind, "some"))), Is.EqualTo(new[] { $"{kind}/some: {consequence}" }));

    [TestCase("replicas", "3", "replicas: one container of each service runs")]
    [TestCase("paused", "true", "spec.paused: not known to this translation, so left out")]
    [TestCase("minReadySeconds", "5", "spec.minReadySeconds: not known to this translation, so left out")]
    public void A_field_of_the_workload_that_Docker_lacks_is_listed(string key, string json, string expected) =>
        Assert.That(Lines(Translate(Some.Deployment("web").WithSpec(key, json))), Is.EqualTo(new[] { $"Deployment/web {expected}" }));

    [TestCase("topologySpreadConstraints", "[{ \"maxSkew\": 1 }]", "topologySpreadConstraints: one container of each service runs")]
    [TestCase("affinity", "{ \"podAntiAffinity\": {} }", "affinity: there is one machine")]
    [TestCase("hostNetwork", "true", "spec.template.spec.hostNetwork: not known to this translation, so left out")]
    [TestCase("hostAliases", "[{ \"ip\": \"10.0.0.1\", \"hostnames\": [\"a\"] }]", "spec.template.spec.hostAliases: not known to this "
        + "translation, so left out")]
    [TestCase("initContainers", "[{ \"name\": \"first\", \"image\": \"x\" }]", "spec.template.spec.initContainers: not known to this "
        + "translation, so left out")]
    [TestCase("automountServiceAccountToken", "true", "spec.template.spec.automountServiceAccountToken: not known to this translation, "
        + "so left out")]
    [TestCase("securityContext", "{ \"seccompProfile\": { \"type\": \"Localhost\" } "
        + "}", "spec.template.spec.securityContext.seccompProfile: not known to this translation, so left out")]
    [TestCase("securityContext", "{ \"runAsNonRoot\": true }", "spec.template.spec.securityContext.runAsNonRoot: not known to this "
        + "translation, so left out")]
    public void A_field_of_the_pod_that_Docker_lacks_is_listed(string key, string json, string expected) =>
        Assert.That(Lines(Translate(Some.Deployment("web").WithPod(key, json))), Is.EqualTo(new[] { $"Deployment/web {expected}" }));

    [TestCase("tty", "true", "spec.template.spec.containers[0].tty: not known to this translation, so left out")]
    [TestCase("livenessProbe", "{ \"httpGet\": { \"port\": 80 } }", "livenessProbe: a container is started again when it exits, not when "
        + "it stops answering")]
    [TestCase("readinessProbe", "{ \"tcpSocket\": { \"port\": 80 } }", "spec.template.spec.containers[0].readinessProbe.tcpSocket: not "
        + "known to this translation, so left out")]
    [TestCase("lifecycle", "{ \"preStop\": { \"sleep\": { \"seconds\": 5 } } }", "preStop: a container stops at once, as no other takes "
        + "over from it")]
    [TestCase("lifecycle", "{ \"postStart\": { \"exec\": { \"command\": [\"x\"] } } "
        + "}", "spec.template.spec.containers[0].lifecycle.postStart: not known to this translation, so left out")]
    [TestCase("resources", "{ \"limits\": { \"ephemeral-storage\": \"1Gi\" } "
        + "}", "ephemeral-storage: Docker does not limit what a container writes")]
    [TestCase("env", "[{ \"name\": \"POD\", \"valueFrom\": { \"fieldRef\": { \"fieldPath\": \"metadata.name\" } } "
        + "}]", "spec.template.spec.containers[0].env[0].valueFrom.fieldRef: not known to this translation, so left out")]
    [TestCase("securityContext", "{ \"privileged\": true }", "spec.template.spec.containers[0].securityContext.privileged: not known to "
        + "this translation, so left out")]
    public void A_field_of_the_container_that_Docker_lacks_is_listed(string key, string json, string expected) => Assert.That(
        Lines(Translate(Some.Deployment("web").WithContainer(key, json))), Is.EqualTo(new[] { $"Deployment/web {expected}" }));

    [Test]
    public void A_second_container_of_a_pod_is_listed()
    {
        var web = Some.Deployment("web");
        web["spec"]!["template"]!["spec"]!["containers"]!.AsArray().Add(JsonNode.Parse("""{ "name": "sidecar", "image": "x" }"""));

        Assert.That(Lines(Translate(web)), Is.EqualTo(new[] { "Deployment/web spec.template.spec.containers[1]: not known to this "
            + "translation, so left out" }));
    }

    [TestCase(", \"type\": \"LoadBalancer\"", "spec.type: not known to this translation, so left out")]
    [TestCase(", \"sessionAffinity\": \"ClientIP\"", "spec.sessionAffinity: not known to this translation, so left out")]
    [TestCase(", \"ports\": [{ \"port\": 80, \"targetPort\": 8080 }]", "spec.ports[0]: containers reach web at its own port 8080, not at "
        + "80")]
    [TestCase(", \"ports\": [{ \"port\": 53, \"protocol\": \"UDP\" }]", "spec.ports[0].protocol: not known to this translation, so left "
        + "out")]
    public void What_of_a_Service_Docker_lacks_is_listed(string spec, string expected) => Assert.That(
        Lines(Translate(Some.Deployment("web"), Some.Service("web", spec))), Is.EqualTo(new[] { $"Service/web {expected}" }));

    [Test]
    public void A_ConfigMap_that_is_missing_is_an_error()
    {
        var web = Some.Deployment("web").WithContainer("envFrom", """[{ "configMapRef": { "name": "web" } }]""");

        Assert.That(Mistake(web), Is.EqualTo(
            "Deployment/web reads the ConfigMap 'web' (spec.template.spec.containers[0].envFrom[0].configMapRef.name), which the stack "
                + "does not have."));
    }

    [Test]
    public void A_Secret_that_is_missing_is_an_error()
    {
        var web = Some.Deployment("web").WithPod("volumes", """[{ "name": "keys", "secret": { "secretName": "keys" } }]""")
            .WithContainer("volumeMounts", """[{ "name": "keys", "mountPath": "/keys" }]""");

        Assert.That(Mistake(web), Is.EqualTo("Deployment/web reads the Secret 'keys' (spec.template.spec.volumes[0].secret.secretName), "
            + "which the stack does not have."));
    }

    [Test]
    public void A_key_that_is_missing_is_an_error()
    {
        var web = Some.Deployment("web").WithContainer(
            "env", """[{ "name": "A", "valueFrom": { "secretKeyRef": { "name": "keys", "key": "a" } } }]""");

        Assert.That(Mistake(web, Some.Manifest("Secret", "keys", """, "stringData": { "b": "x" }""")), Is.EqualTo(
            "Deployment/web reads 'a' of the Secret 'keys' (spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.key), which "
                + "has no such key."));
    }

    [Test]
    public void What_is_optional_may_be_missing()
    {
        var web = Some.Deployment("web").WithContainer("envFrom", """[{ "configMapRef": { "name": "web", "optional": true } }]""");

        Assert.That(Translate(web).Project.Services.Single().Value.Environment, Is.Empty);
    }

    [Test]
    public void Other_content_of_a_ConfigMap_is_mounted_from_another_folder_so_that_Compose_makes_the_container_anew()
    {
        Assert.That(FolderFor("blue"), Is.Not.EqualTo(FolderFor("green")));

        static string FolderFor(string color) => Translate(
            Some.Deployment("web").WithPod("volumes", """[{ "name": "web", "configMap": { "name": "web" } }]""")
                .WithContainer("volumeMounts", """[{ "name": "web", "mountPath": "/web" }]"""),
            Some.Manifest("ConfigMap", "web", $$""", "data": { "color": "{{color}}" }""")).Folders.Single().Path;
    }

    [Test]
    public void Services_start_after_those_they_connect_to()
    {
        var translation = Translate(
            Some.Deployment("a").ConnectingTo("b"), Some.Deployment("b").ConnectingTo("c"), Some.Deployment("c"), Some.Service("a"), Some
                .Service("b"), Some.Service("c"));

        Assert.That(translation.Project.Services.Keys, Is.EqualTo(new[] { "c", "b", "a" }));
    }

    [Test]
    public void Services_that_connect_to_each_other_still_all_start()
    {
        var translation = Translate(
            Some.Deployment("a").ConnectingTo("b"), Some.Deployment("b").ConnectingTo("a"), Some.Service("a"), Some.Service("b"));

        Assert.That(translation.Project.Services.Keys, Is.EquivalentTo(new[] { "a", "b" }));
    }

    [Test]
    public void The_longest_deadline_of_the_workloads_is_the_deadline_of_all()
    {
        var translation = Translate(Some.Deployment("a").WithSpec("progressDeadlineSeconds", "90"), Some.Deployment("b").WithSpec(
            "progressDeadlineSeconds", "200"));

        Assert.That(translation.DeadlineSeconds, Is.EqualTo(200));
    }

    private static ComposeTranslation Translate(params JsonObject[] manifests) => ComposeTranslator.Translate(Some.Plan(manifests), Folder);

    private static string Mistake(params JsonObject[] manifests) => Assert.Throws<UserError>(() => Translate(manifests))!.Message;

    private static IEnumerable<string> Lines(ComposeTranslation translation) =>
        translation.Untranslated.Select(item => $"{item.Subject}: {item.Consequence}");
}
