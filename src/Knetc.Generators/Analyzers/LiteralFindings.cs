using System.Globalization;
using Knetc.Diagnostics;
using Knetc.Generators.Hosts;
using Microsoft.CodeAnalysis;
using Diagnostic = Microsoft.CodeAnalysis.Diagnostic;
using TextSpan = Knetc.Text.TextSpan;

namespace Knetc.Generators.Analyzers;

/// <summary>Reports what is wrong with literals, and what could be better.</summary>
/// <param name="cluster">What the manifests declare.</param>
/// <param name="report">Receives the findings.</param>
internal sealed class LiteralFindings(DeclaredCluster cluster, Action<Diagnostic> report)
{
    /// <summary>Looks at every host in a text.</summary>
    public void ReportText(SyntaxNode literal, string text, LiteralPlace place)
    {
        foreach (var use in Find(text, place))
        {
            string host = use.HostIn(text);
            if (cluster.FindAddress(host) is { } addressed)
            {
                Report(CodeDiagnostics.ChosenValue.Id, LiteralSpan.Of(literal, text, use.Host), $"\"{host}\" is the cluster IP of Service {addressed.FullName}; its host is {addressed.Model.Host}");
                continue;
            }

            var verdict = cluster.Judge(host, use.Context);
            if (verdict.Problem is { } problem) Report(CodeDiagnostics.UndeclaredHost.Id, LiteralSpan.Of(literal, text, use.Host), problem);
            else if (verdict.Services.Count == 0) ReportNodePort(LiteralSpan.Of(literal, text, use.Port), use.Number);
            else if (Refuses(verdict, use.Number)) ReportMissingPort(LiteralSpan.Of(literal, text, use.Port), verdict, use.Number);
            else if (verdict.Services.Count == 1) Suggest(literal, text, use, verdict.Services[0], place);
        }
    }

    /// <summary>Looks at a port whose host stands beside it.</summary>
    public void ReportPort(SyntaxNode syntax, int port, string host, HostContext context, bool isLiteral)
    {
        var verdict = cluster.Judge(host, context);
        if (verdict.Services.Count == 0) return;
        if (Refuses(verdict, port))
        {
            ReportMissingPort(syntax.GetLocation(), verdict, port);
            return;
        }

        if (!isLiteral || verdict.Services.Count > 1 || verdict.Services[0].PortMember(port, LiteralPlace.WantsConstant(syntax)) is not { } member) return;
        Suggest(syntax.GetLocation(), $"the port of Service {verdict.Services[0].FullName} can be {member}", member);
    }

    /// <summary>Reports a number that is a node port.</summary>
    public void ReportNodePort(Location location, int number)
    {
        if (number <= 0 || cluster.FindNodePort(number) is not var (service, port)) return;
        string name = port.Name.Length == 0 ? "" : $" ({port.Name})";
        Report(CodeDiagnostics.ChosenValue.Id, location, $"{Text(number)} is the node port of Service {service.FullName}{name}; its port is {Text(port.Port)}");
    }

    /// <summary>The hosts in a text, as far as its place makes them plausible.</summary>
    private static IEnumerable<HostUse> Find(string text, LiteralPlace place)
    {
        if (text.IndexOf("://", StringComparison.Ordinal) >= 0 && !text.Any(char.IsWhiteSpace)) return UriText.Find(text, place.IsPart);
        if (ConnectionString.Find(text) is { Count: > 0 } uses) return uses;
        if (place.IsPart || text.Any(char.IsWhiteSpace)) return [];
        if (place.Context == HostContext.Bare) return AuthorityText.Read(text, 0, text.Length, HostContext.Bare) is { } single ? [single] : [];
        return Split(text, place.Context);
    }

    private static IEnumerable<HostUse> Split(string text, HostContext context)
    {
        int start = 0;
        foreach (string part in text.Split(','))
        {
            if (AuthorityText.Read(text, start, start + part.Length, context) is { } use) yield return use;
            start += part.Length + 1;
        }
    }

    private static bool Refuses(HostVerdict verdict, int port) => port > 0 && !verdict.Services.Any(service => service.Answers(port));

    private void ReportMissingPort(Location location, HostVerdict verdict, int port)
    {
        string ports = string.Join("; ", verdict.Services.Select(static service => $"Service {service.FullName} has {service.ListPorts()}"));
        Report(CodeDiagnostics.UndeclaredPort.Id, location, $"there is no port {Text(port)}: {ports}");
    }

    private void Suggest(SyntaxNode literal, string text, HostUse use, DeclaredService service, LiteralPlace place)
    {
        bool isConstant = LiteralPlace.WantsConstant(literal);
        string host = service.HostMember(isConstant);
        var location = LiteralSpan.Of(literal, text, use.Host);
        string message = $"the host of Service {service.FullName} can be {host}";
        if (use.Host.Length == text.Length)
        {
            Suggest(location, message, host);
        }
        else if (!isConstant && !place.IsPart)
        {
            var parts = new List<(TextSpan, string)> { (use.Host, host) };
            if (use.Number > 0 && service.PortMember(use.Number, isConstant) is { } port) parts.Add((use.Port, port));
            Suggest(location, message, Replacement.Interpolate(text, parts.OrderBy(static part => part.Item1.Start)));
        }
    }

    private void Suggest(Location location, string message, string replacement) => report(Diagnostic.Create(
        RoslynDescriptors.Of(CodeDiagnostics.CouldBeMember.Id), location, Replacement.Properties(replacement), message));

    private void Report(string id, Location location, string message) => report(Diagnostic.Create(RoslynDescriptors.Of(id), location, message));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
