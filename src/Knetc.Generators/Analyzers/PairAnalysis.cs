using Knetc.Generators.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Knetc.Generators.Analyzers;

/// <summary>Calls and object initializers that take a host and a port side by side.</summary>
internal static class PairAnalysis
{
    public static void Analyze(IOperation operation, LiteralFindings findings)
    {
        string? host = null;
        var context = HostContext.Bare;
        IOperation? port = null;
        foreach (var (name, owner, value) in Values(operation))
        {
            if (value.ConstantValue is { HasValue: true, Value: string text } && NetworkApis.ContextOf(name, owner) is var found and not HostContext.Bare)
            {
                (host, context) = (text, found);
            }
            else if (value.ConstantValue is { HasValue: true, Value: int } && NetworkApis.IsPort(name))
            {
                port = value;
            }
        }

        if (host is null || port is null) return;
        while (port is IConversionOperation { IsImplicit: true, Operand: var operand }) port = operand;
        findings.ReportPort(port.Syntax, (int)port.ConstantValue.Value!, host, context, isLiteral: port.Syntax is LiteralExpressionSyntax);
    }

    private static IEnumerable<(string Name, INamedTypeSymbol? Owner, IOperation Value)> Values(IOperation operation)
    {
        var arguments = operation switch
        {
            IInvocationOperation call => call.Arguments,
            IObjectCreationOperation creation => creation.Arguments,
            _ => [],
        };
        foreach (var argument in arguments)
        {
            if (argument is { Parameter: { } parameter, ArgumentKind: ArgumentKind.Explicit }) yield return (parameter.Name, parameter.ContainingType, argument.Value);
        }

        if (operation is not IObjectCreationOperation { Initializer: { } initializer }) yield break;
        foreach (var member in initializer.Initializers)
        {
            if (member is ISimpleAssignmentOperation { Target: IMemberReferenceOperation target } assignment)
            {
                yield return (target.Member.Name, target.Member.ContainingType, assignment.Value);
            }
        }
    }
}
