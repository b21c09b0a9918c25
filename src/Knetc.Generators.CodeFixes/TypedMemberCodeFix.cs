using System.Collections.Immutable;
using System.Composition;
using Knetc.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Knetc.Generators.CodeFixes;

/// <summary>Puts the member of the typed model in place of a literal (KN5004).</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypedMemberCodeFix))]
[Shared]
public sealed class TypedMemberCodeFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["KN5004"];

    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (!diagnostic.Properties.TryGetValue(Replacement.Property, out string? expression) || expression is null) continue;
            if (root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<LiteralExpressionSyntax>() is not { } literal) continue;
            context.RegisterCodeFix(
                CodeAction.Create($"Use {expression}", _ => Task.FromResult(Replace(context.Document, root, literal, expression)), nameof(TypedMemberCodeFix)),
                diagnostic);
        }
    }

    private static Document Replace(Document document, SyntaxNode root, LiteralExpressionSyntax literal, string expression) =>
        document.WithSyntaxRoot(root.ReplaceNode(literal, SyntaxFactory.ParseExpression(expression).WithTriviaFrom(literal)));
}
