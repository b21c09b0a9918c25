using System.Reflection;
using Knetc.Kernel.Packets;

namespace Knetc.Kernel.Machine;

/// <summary>Skipped tests prove nothing, so a machine that can run them must.</summary>
public sealed class SkipTests
{
    [Fact]
    public void With_root_and_namespaces_only_a_missing_kernel_feature_skips_a_test()
    {
        var tests = from type in typeof(SkipTests).Assembly.GetTypes()
                    from method in type.GetMethods()
                    from attribute in method.GetCustomAttributes().OfType<IKernelTest>()
                    select (Name: $"{type.Name}.{method.Name}", attribute.Skip);
        var modes = from type in typeof(SkipTests).Assembly.GetTypes()
                    where type.IsAssignableTo(typeof(PacketMatrix)) && !type.IsAbstract
                    select (type.Name, Skip: PacketTheoryDiscoverer.ReasonToSkip(type));
        var skipped = tests.Concat(modes).Where(test => test.Skip is not null).ToList();

        if (!KernelMachine.HasNamespaces) Assert.NotEmpty(skipped);
        else Assert.All(skipped, test => Assert.StartsWith(KernelMachine.MissingFeature, test.Skip, StringComparison.Ordinal));
    }

    [Fact]
    public void A_reason_names_every_missing_feature()
    {
        if (!KernelMachine.HasNamespaces)
        {
            Assert.NotNull(KernelMachine.ReasonToSkip());
            return;
        }

        Assert.Null(KernelMachine.ReasonToSkip());
        Assert.Throws<ArgumentOutOfRangeException>(() => KernelMachine.ReasonToSkip((KernelFeature)99));
    }
}
