using Knetc.Robustness.Pipeline;
using Knetc.Testing;

namespace Knetc.Robustness;

/// <summary>What the searches found, in its smallest form.</summary>
public sealed class RegressionTests
{
    [Fact]
    public void A_service_with_a_prefix_instead_of_a_name_gets_one()
    {
        using var folder = new TempFolder();
        const string Service = "apiVersion: v1\nkind: Service\nmetadata: {generateName: cart-}\nspec: {ports: [{port: 80}]}\n";
        KnetcCommand.RunWithInput(folder.Path, Service, "compile", "-", "-o", "out").MustExitWith(0);
        Assert.Matches("--comment \"default/cart-[a-z0-9]{5} has no endpoints\"", folder.Read("out", "nodes", "node-1", "iptables.rules"));
    }

    [Fact]
    public void An_unusable_node_mask_is_found_where_it_stands()
    {
        using var folder = new TempFolder();
        const string Project = "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster:\n  clusterCIDR: [10.0.0.0/26]\n";
        var result = KnetcCommand.RunWithInput(folder.Path, Project, "check", "-").MustExitWith(1);
        Assert.Contains("<stdin>:4:16: error KN2109", result.Error);
    }

    [Fact]
    public void Two_projects_may_list_the_same_node()
    {
        const string Project = "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster: {nodes: [{name: a}]}\n";
        Assert.Null(PipelineCheck.Problem($"{Project}---\n{Project}"));
    }

    [Fact]
    public void An_assumed_node_without_a_block_is_found_where_the_ranges_stand()
    {
        using var folder = new TempFolder();
        const string Project = "apiVersion: knetc.dev/v1alpha1\nkind: Project\ncluster:\n  serviceClusterIPRange: [10.240.0.0/12]\n";
        var result = KnetcCommand.RunWithInput(folder.Path, Project, "check", "-").MustExitWith(1);
        Assert.Matches("<stdin>:4:[0-9]+: error KN2[0-9]{3}: spec.podCIDRs: no block is left", result.Error);
    }

    [Fact]
    public void Control_characters_do_not_reach_the_terminal()
    {
        using var folder = new TempFolder();
        const string Service = "apiVersion: v1\nkind: Service\nmetadata: {name: \"a\\e[31m\\nb\"}\nspec: {ports: [{port: 80}]}\n---\na: \u009b31m\u001b\n";
        var result = KnetcCommand.RunWithInput(folder.Path, Service, "check", "-").MustExitWith(1);
        Assert.DoesNotContain(result.Error, c => char.IsControl(c) && c != '\n');
        Assert.Contains("\\u001b[31m", result.Error);
    }
}
