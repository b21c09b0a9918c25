using Knetc.Generators.Hosts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Knetc.Generators.Analyzers;

/// <summary>What the code around a literal says about it.</summary>
/// <param name="Name">The parameter or member that it becomes the value of; empty when none is near.</param>
/// <param name="Owner">The type that has the parameter or member.</param>
/// <param name="IsPart">Whether more text is joined to it.</param>
internal readonly record struct LiteralPlace(string Name, INamedTypeSymbol? Owner, bool IsPart)
{
    public HostContext Context => NetworkApis.ContextOf(Name, Owner);

    public static LiteralPlace Of(IOperation literal)
    {
        bool isPart = false;
        for (var operation = literal.Parent; operation is not null; operation = operation.Parent)
        {
            switch (operation)
            {
                case IConversionOperation or IParenthesizedOperation or ICoalesceOperation or IConditionalOperation or IFieldInitializerOperation { InitializedFields.IsEmpty: true }:
                    continue;
                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } or IInterpolatedStringOperation or IInterpolatedStringTextOperation:
                    isPart = true;
                    continue;
                case IArgumentOperation { Parameter: { } parameter }:
                    return new LiteralPlace(parameter.Name, parameter.ContainingType, isPart);
                case ISimpleAssignmentOperation { Target: IMemberReferenceOperation target }:
                    return new LiteralPlace(target.Member.Name, target.Member.ContainingType, isPart);
                case IPropertyInitializerOperation { InitializedProperties: [var property, ..] }:
                    return new LiteralPlace(property.Name, property.ContainingType, isPart);
                case IFieldInitializerOperation { InitializedFields: [var field, ..] }:
                    return new LiteralPlace(field.Name, field.ContainingType, isPart);
                default:
                    return new LiteralPlace("", null, isPart);
            }
        }

        return new LiteralPlace("", null, isPart);
    }

    /// <summary>Whether only a constant can stand where the literal stands.</summary>
    public static bool WantsConstant(SyntaxNode literal)
    {
        for (var node = literal.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AttributeArgumentSyntax or CaseSwitchLabelSyntax or ConstantPatternSyntax or RelationalPatternSyntax:
                case EqualsValueClauseSyntax { Parent: ParameterSyntax or EnumMemberDeclarationSyntax }:
                case LocalDeclarationStatementSyntax { IsConst: true }:
                    return true;
                case FieldDeclarationSyntax field:
                    return field.Modifiers.Any(SyntaxKind.ConstKeyword);
                case StatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }
}
