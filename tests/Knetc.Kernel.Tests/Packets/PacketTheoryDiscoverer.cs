using System.Reflection;
using Knetc.Kernel.Machine;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Knetc.Kernel.Packets;

/// <summary>Finds the cases of a <see cref="PacketTheoryAttribute"/> in the class of one mode.</summary>
public sealed class PacketTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute)
    {
        var mode = testMethod.TestClass.Class.ToRuntimeType();
        if (IsReplaced(mode, testMethod.Method.Name)) return [];
        return ReasonToSkip(mode) is { } reason
            ? CreateTestCasesForSkip(discoveryOptions, testMethod, theoryAttribute, reason)
            : base.Discover(discoveryOptions, testMethod, theoryAttribute);
    }

    /// <summary>Why the matrix cannot run in a mode here; null if it can.</summary>
    internal static string? ReasonToSkip(Type mode) =>
        KernelMachine.ReasonToSkip(mode.GetCustomAttribute<KernelNeedsAttribute>()?.Features ?? []);

    private static bool IsReplaced(Type mode, string test) =>
        mode.GetMethods().SelectMany(method => method.GetCustomAttributes<InsteadOfAttribute>()).Any(attribute => attribute.Test == test);
}
