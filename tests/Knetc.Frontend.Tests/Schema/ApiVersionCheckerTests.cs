using Knetc.Schema;

namespace Knetc.Tests.Schema;

public sealed class ApiVersionCheckerTests
{
    [Theory]
    [InlineData("apps/v1beta1", "Deployment", "apps/v1")]
    [InlineData("extensions/v1beta1", "DaemonSet", "apps/v1")]
    [InlineData("v1", "Deployment", "apps/v1")]
    [InlineData("apps/v1", "Pod", "v1")]
    [InlineData("core/v1", "Service", "v1")]
    [InlineData("batch/v1beta1", "CronJob", "batch/v1")]
    [InlineData("discovery.k8s.io/v1beta1", "EndpointSlice", "discovery.k8s.io/v1")]
    [InlineData("networking.k8s.io/v1alpha1", "ServiceCIDR", "networking.k8s.io/v1")]
    [InlineData("kubeadm.k8s.io/v1beta2", "ClusterConfiguration", "kubeadm.k8s.io/v1beta4")]
    [InlineData("kind.x-k8s.io/v1alpha3", "Cluster", "kind.x-k8s.io/v1alpha4")]
    [InlineData("knetc.dev/v1", "Project", "knetc.dev/v1alpha1")]
    public void A_known_kind_in_another_version_is_told_which_one_to_use(string apiVersion, string kind, string expected)
    {
        var diagnostic = Assert.Single(SchemaCheck.Run($"kind: {kind}\napiVersion: {apiVersion}\n"));
        Assert.Equal($"2:13-{13 + apiVersion.Length} KN0114 apiVersion", SchemaCheck.Place(diagnostic));
        Assert.Equal($"{kind} is not read in version \"{apiVersion}\"; use \"{expected}\"", diagnostic.Message);
        Assert.Equal(expected, diagnostic.Fix);
    }

    [Theory]
    [InlineData("v1", "ConfigMap")]
    [InlineData("serving.knative.dev/v1", "Service")]
    [InlineData("cluster.x-k8s.io/v1beta1", "Cluster")]
    [InlineData("project.openshift.io/v1", "Project")]
    [InlineData("v1", "Project")]
    public void Kinds_of_other_APIs_are_left_alone(string apiVersion, string kind)
    {
        Assert.Empty(SchemaCheck.Run($"apiVersion: {apiVersion}\nkind: {kind}\nanything: [goes]\n"));
        Assert.Null(ApiVersionChecker.Replacement(apiVersion, kind));
    }
}
