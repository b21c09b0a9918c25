using Knetc.Generators.CodeFixes;
using Knetc.Generators.Tests.Projects;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Knetc.Generators.Tests;

/// <summary>The code fix puts in what KN5004 proposes, and the result compiles.</summary>
public sealed class CodeFixTests
{
    private static readonly TestProject Project = new TestProject().WithManifest("db.yaml", Manifest.Database).WithManifest("web.yaml", Manifest.Service("web", "shop"));

    [Theory]
    [InlineData("string Host = \"db-service.default.svc.cluster.local\";", "string Host = Cluster.Default.DbService.Host;")]
    [InlineData("const string Host = \"db-service.default.svc\";", "const string Host = Cluster.Constants.Default.DbService.Host;")]
    [InlineData("Uri Found = new(\"mysql://db-service:3306/a{b}\");", "Uri Found = new($\"mysql://{Cluster.Default.DbService.Host}:{Cluster.Default.DbService.Ports.Mysql.Port}/a{{b}}\");")]
    [InlineData("string Found = \"Port=3306;Host=db-service;Database=shop\";", "string Found = $\"Port={Cluster.Default.DbService.Ports.Mysql.Port};Host={Cluster.Default.DbService.Host};Database=shop\";")]
    [InlineData("TcpClient Found = new(\"web.shop\", Environment.ProcessId);", "TcpClient Found = new(Cluster.Shop.Web.Host, Environment.ProcessId);")]
    [InlineData("void M(string host = \"db-service.default.svc\") { }", "void M(string host = Cluster.Constants.Default.DbService.Host) { }")]
    public async Task A_literal_becomes_the_member(string before, string after) => Assert.Equal(Code(after), await FixAsync(Code(before)));

    [Fact]
    public async Task Host_and_port_beside_each_other_become_members() => Assert.Equal(
        Code("TcpClient Found = new(Cluster.Default.DbService.Host, Cluster.Default.DbService.Ports.Mysql.Port);"),
        await FixAsync(await FixAsync(Code("TcpClient Found = new(\"db-service.default\", 3306);"), isLast: true)));

    private static string Code(string member) => $"using System;\nusing System.Net.Sockets;\nclass Client\n{{\n    {member}\n}}\n";

    /// <summary>Applies the fix of the first finding, or of the last.</summary>
    private static async Task<string> FixAsync(string code, bool isLast = false)
    {
        var project = Project.WithSource(code);
        var all = (await project.ReportAsync()).Where(diagnostic => diagnostic.Id == "KN5004").ToList();
        var found = all[isLast ? ^1 : 0];
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("App", LanguageNames.CSharp).WithParseOptions(project.ParseOptions).AddDocument("Program.cs", code);
        CodeAction? action = null;
        await new TypedMemberCodeFix().RegisterCodeFixesAsync(new CodeFixContext(document, found, (registered, _) => action ??= registered, CancellationToken.None));
        var operation = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action!.GetOperationsAsync(CancellationToken.None)));
        string @fixed = (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync()).ToString();
        Assert.DoesNotContain(Project.WithSource(@fixed).Generate().Compilation.GetDiagnostics(), diagnostic => diagnostic.Id.StartsWith("CS01", StringComparison.Ordinal));
        return @fixed;
    }
}
