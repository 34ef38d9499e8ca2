using System.Collections.Immutable;
using NUnit.Framework;
using Pulumi;
using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Apps.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Helm.V3;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Utilities;
using Apps = Pulumi.Kubernetes.Apps.V1;
using Autoscaling = Pulumi.Kubernetes.Autoscaling.V2;
using Batch = Pulumi.Kubernetes.Batch.V1;
using Core = Pulumi.Kubernetes.Core.V1;
using CustomResource = Pulumi.Kubernetes.ApiExtensions.CustomResource;
using Networking = Pulumi.Kubernetes.Networking.V1;
using Policy = Pulumi.Kubernetes.Policy.V1;
using Rbac = Pulumi.Kubernetes.Rbac.V1;

namespace Todo.Tests.Sdk;

public sealed class KubernetesTests
{
    private static readonly object[][] Kinds =
    [
        Kind("kubernetes:core/v1:Namespace", "v1", () => new Core.Namespace("x")),
        Kind("kubernetes:core/v1:ConfigMap", "v1", () => new Core.ConfigMap("x")),
        Kind("kubernetes:core/v1:Secret", "v1", () => new Core.Secret("x")),
        Kind("kubernetes:core/v1:Service", "v1", () => new Core.Service("x")),
        Kind("kubernetes:core/v1:ServiceAccount", "v1", () => new Core.ServiceAccount("x")),
        Kind("kubernetes:core/v1:PersistentVolumeClaim", "v1", () => new Core.PersistentVolumeClaim("x")),
        Kind("kubernetes:core/v1:LimitRange", "v1", () => new Core.LimitRange("x")),
        Kind("kubernetes:core/v1:ResourceQuota", "v1", () => new Core.ResourceQuota("x")),
        Kind("kubernetes:apps/v1:Deployment", "apps/v1", () => new Apps.Deployment("x")),
        Kind("kubernetes:apps/v1:StatefulSet", "apps/v1", () => new Apps.StatefulSet("x")),
        Kind("kubernetes:core/v1:Pod", "v1", () => new Core.Pod("x")),
        Kind("kubernetes:batch/v1:Job", "batch/v1", () => new Batch.Job("x")),
        Kind("kubernetes:batch/v1:CronJob", "batch/v1", () => new Batch.CronJob(
            "x", new() { Spec = new Pulumi.Kubernetes.Types.Inputs.Batch.V1.CronJobSpecArgs
            {
                Schedule = "0 3 * * *",
                JobTemplate = new Pulumi.Kubernetes.Types.Inputs.Batch.V1.JobTemplateSpecArgs(),
            } })),
        Kind("kubernetes:networking.k8s.io/v1:Ingress", "networking.k8s.io/v1", () => new Networking.Ingress("x")),
        Kind("kubernetes:networking.k8s.io/v1:NetworkPolicy", "networking.k8s.io/v1", () => new Networking.NetworkPolicy("x")),
        Kind("kubernetes:policy/v1:PodDisruptionBudget", "policy/v1", () => new Policy.PodDisruptionBudget("x")),
        Kind("kubernetes:rbac.authorization.k8s.io/v1:Role", "rbac.authorization.k8s.io/v1", () => new Rbac.Role("x")),
        Kind("kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "rbac.authorization.k8s.io/v1", () => new Rbac.ClusterRole("x")),
        Kind("kubernetes:autoscaling/v2:HorizontalPodAutoscaler", "autoscaling/v2", () => new Autoscaling.HorizontalPodAutoscaler(
            "x", new() { Spec = new Pulumi.Kubernetes.Types.Inputs.Autoscaling.V2.HorizontalPodAutoscalerSpecArgs
            {
                MaxReplicas = 3,
                ScaleTargetRef = new Pulumi.Kubernetes.Types.Inputs.Autoscaling.V2.CrossVersionObjectReferenceArgs
                {
                    Kind = "Deployment",
                    Name = "x",
                },
            } })),
        Kind("kubernetes:rbac.authorization.k8s.io/v1:RoleBinding", "rbac.authorization.k8s.io/v1", () => new Rbac.RoleBinding(
            "x", new() { RoleRef = new Pulumi.Kubernetes.Types.Inputs.Rbac.V1.RoleRefArgs { Kind = "Role", Name = "x" } })),
        Kind(
            "kubernetes:rbac.authorization.k8s.io/v1:ClusterRoleBinding",
            "rbac.authorization.k8s.io/v1",
            () => new Rbac.ClusterRoleBinding(
                "x", new() { RoleRef = new Pulumi.Kubernetes.Types.Inputs.Rbac.V1.RoleRefArgs { Kind = "ClusterRole", Name = "x" } })),
    ];

    [TestCaseSource(nameof(Kinds))]
    public async Task A_kind_fills_in_its_apiVersion_and_kind(string token, string apiVersion, Func<Resource> create)
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(() => create(), mocks);
        var args = mocks["x"];
        Assert.That(args.Type, Is.EqualTo(token));
        Assert.That((args.Inputs["apiVersion"], args.Inputs["kind"]), Is.EqualTo(((object)apiVersion, (object)token.Split(':')[2])));
    }

    [Test]
    public async Task The_inputs_of_a_kind_are_its_manifest()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(
            () => _ = new Apps.Deployment("web", new DeploymentArgs
            {
                Metadata = new ObjectMetaArgs { Name = "web" },
                Spec = new DeploymentSpecArgs
                {
                    Replicas = 2,
                    Selector = new LabelSelectorArgs { MatchLabels = { ["app"] = "web" } },
                    Strategy = new DeploymentStrategyArgs
                    {
                        RollingUpdate = new RollingUpdateDeploymentArgs { MaxSurge = "25%", MaxUnavailable = 0 },
                    },
                    Template = new PodTemplateSpecArgs
                    {
                        Spec = new PodSpecArgs
                        {
                            Containers =
                            {
                                new ContainerArgs
                                {
                                    Name = "web",
                                    Ports = { new ContainerPortArgs { ContainerPortValue = 80 } },
                                    Resources = new ResourceRequirementsArgs { Limits = { ["memory"] = "1Gi" } },
                                },
                            },
                        },
                    },
                },
            }),
            mocks);
        Assert.That(PlainText.Of(mocks["web"].Inputs), Is.EqualTo(
            "{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {replicas: 2, selector: {matchLabels: {app: web}}, "
            + "strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 0}}, template: {spec: {containers: "
            + "[{name: web, ports: [{containerPort: 80}], resources: {limits: {memory: 1Gi}}}]}}}}"));
    }

    [Test]
    public async Task The_type_of_a_service_is_given_as_text()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(
            () => _ = new Core.Service("web", new ServiceArgs { Spec = new ServiceSpecArgs { Type = "NodePort" } }), mocks);
        Assert.That(PlainText.Of(mocks["web"].Inputs["spec"]), Is.EqualTo("{type: NodePort}"));
    }

    [Test]
    public async Task A_release_says_what_helm_installs()
    {
        var mocks = new EchoMocks();
        Release? release = null;
        await PulumiProgram.RunAsync(
            () => release = new Release("ingress", new ReleaseArgs
            {
                Chart = "ingress-nginx",
                Version = "4.0.0",
                Namespace = "ingress",
                CreateNamespace = true,
                Atomic = true,
                Timeout = 120,
                RepositoryOpts = new RepositoryOptsArgs { Repo = "https://example.org/charts" },
                Values = { ["controller"] = new Dictionary<string, object> { ["replicas"] = 2 } },
            }),
            mocks);
        Assert.That(mocks["ingress"].Type, Is.EqualTo("kubernetes:helm.sh/v3:Release"));
        Assert.That(PlainText.Of(mocks["ingress"].Inputs), Is.EqualTo(
            "{atomic: True, chart: ingress-nginx, compat: true, createNamespace: True, namespace: ingress, "
            + "repositoryOpts: {repo: https://example.org/charts}, timeout: 120, values: {controller: {replicas: 2}}, version: 4.0.0}"));
        Assert.That(await OutputUtilities.GetValueAsync(release!.Timeout), Is.EqualTo(120));
    }

    [Test]
    public async Task A_kind_of_an_extension_is_a_subclass_that_names_it()
    {
        var mocks = new EchoMocks();
        CustomResource? tab = null;
        await PulumiProgram.RunAsync(
            () => tab = new CustomResource("tab", new TabArgs
            {
                Metadata = new ObjectMetaArgs { Name = "tab" },
                Spec = new TabSpecArgs { Selector = new LabelSelectorArgs { MatchLabels = { ["app"] = "web" } }, Times = { "six" } },
            }),
            mocks);
        Assert.That(mocks["tab"].Type, Is.EqualTo("kubernetes:stable.example.com/v1:Tab"));
        Assert.That(PlainText.Of(mocks["tab"].Inputs), Is.EqualTo(
            "{apiVersion: stable.example.com/v1, kind: Tab, metadata: {name: tab}, "
            + "spec: {selector: {matchLabels: {app: web}}, times: [six]}}"));
        Assert.That((await OutputUtilities.GetValueAsync(tab!.Metadata))!.Name, Is.EqualTo("tab"));
        Assert.That(await OutputUtilities.GetValueAsync(tab.Kind), Is.EqualTo("Tab"));
    }

    [Test]
    public async Task A_provider_gets_what_is_not_text_as_json_text()
    {
        var mocks = new EchoMocks();
        await PulumiProgram.RunAsync(
            () => _ = new Pulumi.Kubernetes.Provider(
                "cluster", new() { Context = "minikube", EnableServerSideApply = true, EnableConfigMapMutable = false }),
            mocks);
        Assert.That(mocks["cluster"].Type, Is.EqualTo("pulumi:providers:kubernetes"));
        Assert.That(mocks["cluster"].Inputs["context"], Is.EqualTo("minikube"));
        Assert.That(mocks["cluster"].Inputs["enableServerSideApply"], Is.EqualTo("true"));
        Assert.That(mocks["cluster"].Inputs["enableConfigMapMutable"], Is.EqualTo("false"));
    }

    private sealed class TabArgs() : CustomResourceArgs("stable.example.com/v1", "Tab")
    {
        [Input("spec")]
        public Input<TabSpecArgs>? Spec { get; set; }
    }

    private sealed class TabSpecArgs : ResourceArgs
    {
        [Input("selector")]
        public Input<LabelSelectorArgs>? Selector { get; set; }

        [Input("times")]
        public InputList<string> Times { get; set; } = new();
    }

    private static object[] Kind(string token, string apiVersion, Func<Resource> create) => [token, apiVersion, create];
}
