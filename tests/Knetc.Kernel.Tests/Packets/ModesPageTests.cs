using System.Reflection;
using System.Text.RegularExpressions;
using Knetc.Options;
using Knetc.Testing;

namespace Knetc.Kernel.Packets;

/// <summary>docs/modes.md and the tests of the modes agree on the differences.</summary>
public sealed partial class ModesPageTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("docs", "modes.md"));

    /// <summary>The classes that run the matrix.</summary>
    private static readonly IReadOnlyList<Type> Modes =
        [.. typeof(PacketMatrix).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PacketMatrix)) && !type.IsAbstract)];

    public static TheoryData<string> Named => new(Rows().SelectMany(row => row.Tests).Distinct());

    public static TheoryData<string> Choices =>
    [
        .. Enum.GetNames<ProxyMode>().Select(name => $"--proxy-mode {name.ToLowerInvariant()}"),
        .. Enum.GetNames<NftablesLayout>().Skip(1).Select(name => $"--nftables-layout {name.ToLowerInvariant()}"),
    ];

    [Theory]
    [MemberData(nameof(Choices))]
    public void The_matrix_runs_in_every_mode_and_layout(string options) => Assert.Contains(Modes, mode =>
    {
        var property = mode.GetProperty(nameof(IPacketMode.Options), BindingFlags.Public | BindingFlags.Static)!;
        return $"{string.Join(' ', (IReadOnlyList<string>)property.GetValue(null)!)} ".Contains($"{options} ", StringComparison.Ordinal);
    });

    [Fact]
    public void Every_test_that_stands_instead_of_one_of_the_matrix_has_a_row()
    {
        var differences = from mode in Modes
                          from method in mode.GetMethods()
                          where method.GetCustomAttributes<InsteadOfAttribute>().Any()
                          select $"{method.DeclaringType!.Name}.{method.Name}";

        Assert.Empty(differences.Except(Rows().SelectMany(row => row.Tests)));
    }

    [Fact]
    public void Every_row_names_a_test() => Assert.All(Rows(), row => Assert.True(row.Tests.Count > 0, row.Line));

    [Theory]
    [MemberData(nameof(Named))]
    public void Every_test_that_a_row_names_exists(string name)
    {
        var parts = name.Split('.');
        var file = Assert.Single(Directory.GetFiles(Repository.PathOf("tests"), parts[0] + ".cs", SearchOption.AllDirectories));
        if (parts.Length > 1) Assert.Contains($" {parts[1]}(", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_test_stands_instead_of_is_a_test_of_the_matrix()
    {
        var matrix = typeof(PacketMatrix).GetMethods().Where(method => method.GetCustomAttribute<PacketTheoryAttribute>() is not null).Select(method => method.Name);
        var replaced = from mode in Modes
                       from method in mode.GetMethods()
                       from attribute in method.GetCustomAttributes<InsteadOfAttribute>()
                       select attribute.Test;

        Assert.Empty(replaced.Except(matrix));
    }

    /// <summary>The rows of the tables of differences, with the tests they name as CLASS or CLASS.METHOD.</summary>
    private static IEnumerable<(string Line, IReadOnlyList<string> Tests)> Rows()
    {
        var tests = "";
        var isTable = false;
        foreach (var line in Lines)
        {
            if (ClassOfTests().Match(line) is { Success: true } match) tests = match.Groups[1].Value;
            var isHead = line.EndsWith("| test |", StringComparison.Ordinal);
            isTable = isHead || (isTable && line.StartsWith('|'));
            if (!isTable || isHead || line.StartsWith("|-", StringComparison.Ordinal)) continue;
            var last = line.Split('|')[^2];
            yield return (line, [.. Code().Matches(last).Select(code => code.Groups[1].Value).Select(name => IsClass(name) ? name : $"{tests}.{name}")]);
        }
    }

    private static bool IsClass(string name) => name.Split('.')[0].EndsWith("Tests", StringComparison.Ordinal);

    [GeneratedRegex("^Tests are those of `(\\w+)`")]
    private static partial Regex ClassOfTests();

    [GeneratedRegex("`([\\w.]+)`")]
    private static partial Regex Code();
}
