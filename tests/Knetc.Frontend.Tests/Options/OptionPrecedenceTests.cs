using System.Globalization;
using Knetc.Options;

namespace Knetc.Tests.Options;

/// <summary>Each source of options alone, and every pair of them: the stronger one is in force, in whatever order they stand.</summary>
public sealed class OptionPrecedenceTests
{
    private const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: component}\nspec:\n  containers:\n  - name: component\n    image: x\n    command: ";

    /// <summary>From the strongest to the weakest: the source's name, and a document in which it states the range RANGE.</summary>
    private static readonly (string Source, string Document)[] ServiceRanges =
    [
        ("command line", ""),
        ("knetc.yaml", "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {serviceClusterIPRange: [RANGE]}\n"),
        ("kube-apiserver flags", Pod + "[kube-apiserver, --service-cluster-ip-range=RANGE]\n"),
        ("ServiceCIDR", "apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: {name: kubernetes}\nspec: {cidrs: [RANGE]}\n"),
        ("kube-apiserver extraArgs", "apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\napiServer: {extraArgs: {service-cluster-ip-range: RANGE}}\n"),
        ("ClusterConfiguration", "apiVersion: kubeadm.k8s.io/v1beta3\nkind: ClusterConfiguration\nnetworking: {serviceSubnet: RANGE}\n"),
        ("kind Cluster", "apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnetworking: {serviceSubnet: RANGE}\n"),
        ("default", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n"),
    ];

    /// <summary>The same for pod ranges.</summary>
    private static readonly (string Source, string Document)[] PodRanges =
    [
        ("command line", ""),
        ("knetc.yaml", "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {clusterCIDR: [RANGE]}\n"),
        ("kube-controller-manager flags", Pod + "[/usr/local/bin/kube-controller-manager, --cluster-cidr, RANGE]\n"),
        ("KubeProxyConfiguration", "apiVersion: kubeproxy.config.k8s.io/v1alpha1\nkind: KubeProxyConfiguration\nclusterCIDR: RANGE\n"),
        ("kube-controller-manager extraArgs", "apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\ncontrollerManager: {extraArgs: [{name: cluster-cidr, value: RANGE}]}\n"),
        ("ClusterConfiguration", "apiVersion: kubeadm.k8s.io/v1beta4\nkind: ClusterConfiguration\nnetworking: {podSubnet: RANGE}\n"),
        ("kind Cluster", "apiVersion: kind.x-k8s.io/v1alpha4\nkind: Cluster\nnetworking: {podSubnet: RANGE}\n"),
        ("assumed", "apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}\n"),
    ];

    public static TheoryData<int, int> Pairs
    {
        get
        {
            var pairs = new TheoryData<int, int>();
            for (int strong = 0; strong < ServiceRanges.Length; strong++)
            {
                for (int weak = strong; weak < ServiceRanges.Length; weak++) pairs.Add(strong, weak);
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_stronger_source_states_the_service_range(int strong, int weak) =>
        AssertInForce(ServiceRanges, strong, weak, "--service-cluster-ip-range", ClusterOption.ServiceClusterIPRange, "10.0.0.0/24");

    [Theory]
    [MemberData(nameof(Pairs))]
    public void The_stronger_source_states_the_pod_range(int strong, int weak) =>
        AssertInForce(PodRanges, strong, weak, "--cluster-cidr", ClusterOption.ClusterCidr, "10.244.0.0/16");

    private static void AssertInForce(
        (string Source, string Document)[] sources, int strong, int weak, string flag, ClusterOption option, string defaultValue)
    {
        string value = strong == sources.Length - 1 ? defaultValue : Range(strong);
        string[] documents = strong == weak ? [Document(strong)] : [Document(weak), Document(strong)];
        foreach (string text in new[] { Join(documents), Join(documents.Reverse()) })
        {
            var row = ExampleCompilation.Compile(text, strong == 0 ? $"{flag} {Range(0)}" : "").Cluster.Options.Table.Find(option)!;
            Assert.Equal((sources[strong].Source, value), (row.InForce.Source, row.InForce.Value));
            bool inFile = strong > 0 && strong < sources.Length - 1;
            Assert.Equal(inFile ? Array.FindIndex(text.Split('\n'), line => line.Contains(value)) + 1 : 0, row.InForce.Location?.Start.Line ?? 0);
            bool contradicts = weak != strong && weak < sources.Length - 1;
            Assert.Equal(contradicts ? [$"{sources[weak].Source} {Range(weak)}"] : [], row.Overridden.Select(statement => $"{statement.Source} {statement.Value}"));
        }

        string Document(int index) => sources[index].Document.Replace("RANGE", Range(index));
    }

    /// <summary>One text of all documents; what a ClusterConfiguration says twice stands in one document.</summary>
    private static string Join(IEnumerable<string> documents)
    {
        const string Kubeadm = "kind: ClusterConfiguration\n";
        string text = string.Join("---\n", documents);
        int second = text.LastIndexOf(Kubeadm, StringComparison.Ordinal);
        return second == text.IndexOf(Kubeadm, StringComparison.Ordinal) ? text : text[..text.IndexOf("---", StringComparison.Ordinal)] + text[(second + Kubeadm.Length)..];
    }

    private static string Range(int index) => string.Create(CultureInfo.InvariantCulture, $"10.{100 + index}.0.0/16");
}
