using Knetc.Diagnostics;

namespace Knetc.Tests.Rules;

/// <summary>Every cross-object row of the specification (api-semantics §5) has a diagnostic.</summary>
public sealed class SpecificationRowsTests
{
    /// <summary>By row, from D-1: the numbers that report it.</summary>
    private static readonly string[] Rows =
    [
        "KN2001", "KN2002", "KN2003", "KN2004", "KN2005", "KN2006", "KN2007", "KN2008", "KN2009", "KN2010",
        "KN2103", "KN2012", "KN2013 KN2113", "KN2014", "KN2015 KN2036", "KN2016", "KN2017", "KN2018", "KN2019", "KN2020",
        "KN2021", "KN2022", "KN2023", "KN2024", "KN2025", "KN2026", "KN2027", "KN2028", "KN2029", "KN2030",
        "KN2031", "KN2032", "KN2033", "KN3034", "KN3035", "KN3036", "KN3037", "KN3038", "KN3039", "KN3040",
        "KN3041", "KN3042", "KN3043", "KN3044", "KN3045", "KN3046", "KN3047", "KN3048", "KN3049", "KN3050",
        "KN3051", "KN3052", "KN3053", "KN3054", "KN3055", "KN3056", "KN3057", "KN3058", "KN3059", "KN3060",
        "KN3061", "KN3062", "KN3063", "KN3064", "KN3065", "KN3066", "KN3067", "KN3068", "KN3069", "KN1156 KN1264 KN3070",
        "KN3071", "KN3072", "KN2073", "KN2074", "KN2075", "KN2076", "KN2077", "KN3078", "KN3079", "KN3080",
        "KN3081", "KN1260 KN1261 KN1262", "KN3083", "KN2084 KN3084", "KN2085", "KN2086", "KN2087", "KN3088", "KN3089", "KN3090",
        "KN3091", "KN2092", "KN2093", "KN3094", "KN3095", "KN3096", "KN3097", "KN2098", "KN2099",
    ];

    /// <summary>Rows without a diagnostic yet. A row that has one must leave this list.</summary>
    private static readonly int[] Open =
    [
    ];

    [Fact]
    public void Every_row_has_its_diagnostics() =>
        Assert.Equal([], Missing().Where(missing => !Open.Contains(missing.Row)));

    [Fact]
    public void No_row_is_called_open_that_has_its_diagnostics() =>
        Assert.Equal([], Open.Except(Missing().Select(missing => missing.Row)));

    [Fact]
    public void There_are_99_rows() => Assert.Equal(99, Rows.Length);

    private static IEnumerable<(int Row, string Id)> Missing()
    {
        for (int i = 0; i < Rows.Length; i++)
        {
            foreach (string id in Rows[i].Split(' '))
            {
                if (DiagnosticCatalog.Find(id) is null) yield return (i + 1, id);
            }
        }
    }
}
