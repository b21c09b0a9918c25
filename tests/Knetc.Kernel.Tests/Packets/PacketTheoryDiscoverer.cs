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
            ? [new XunitSkippedDataRowTestCase(
                DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod, reason)]
            : base.Discover(discoveryOptions, testMethod, theoryAttribute);
    }

    /// <summary>Leaves out the cases of a family that the mode does not serve; the family is the first argument.</summary>
    protected override IEnumerable<IXunitTestCase> CreateTestCasesForDataRow(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute, object[] dataRow) =>
        dataRow[0] is "IPv4" or "IPv6" && !FamiliesOf(testMethod.TestClass.Class.ToRuntimeType()).Contains(dataRow[0])
            ? []
            : base.CreateTestCasesForDataRow(discoveryOptions, testMethod, theoryAttribute, dataRow);

    /// <summary>Why the matrix cannot run in a mode here; null if it can.</summary>
    internal static string? ReasonToSkip(Type mode) =>
        KernelMachine.ReasonToSkip(mode.GetCustomAttribute<KernelNeedsAttribute>()?.Features ?? []);

    private static IReadOnlyList<string> FamiliesOf(Type mode) => (IReadOnlyList<string>)typeof(PacketTheoryDiscoverer)
        .GetMethod(nameof(FamiliesOfMode), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(mode).Invoke(null, null)!;

    private static IReadOnlyList<string> FamiliesOfMode<TMode>()
        where TMode : IPacketMode => TMode.Families;

    private static bool IsReplaced(Type mode, string test) =>
        mode.GetMethods().SelectMany(method => method.GetCustomAttributes<InsteadOfAttribute>()).Any(attribute => attribute.Test == test);
}
