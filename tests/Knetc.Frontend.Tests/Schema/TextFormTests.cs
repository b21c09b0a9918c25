using Knetc.Schema;

namespace Knetc.Tests.Schema;

/// <summary>The texts with a grammar of their own: quantities, times, durations.</summary>
public sealed class TextFormTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("+1")]
    [InlineData("-1.5")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1k")]
    [InlineData("1E")]
    [InlineData("1Ei")]
    [InlineData("1E3")]
    [InlineData("1e-3")]
    [InlineData("12e+10")]
    public void These_are_quantities(string text) => Assert.True(KubernetesQuantity.IsWellFormed(text));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("1 Gi")]
    [InlineData("1ki")]
    [InlineData("1mi")]
    [InlineData("1K")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e3x")]
    [InlineData("1.2.3")]
    [InlineData("0x10")]
    public void These_are_not_quantities(string text) => Assert.False(KubernetesQuantity.IsWellFormed(text));

    [Theory]
    [InlineData("2024-02-29T23:59:59Z")]
    [InlineData("2024-05-01T12:00:00.123456789Z")]
    [InlineData("2024-05-01T12:00:00+02:00")]
    [InlineData("2024-05-01T12:00:00.5-11:30")]
    public void These_are_times(string text) => Assert.True(Rfc3339.IsWellFormed(text));

    [Theory]
    [InlineData("")]
    [InlineData("2023-02-29T00:00:00Z")]
    [InlineData("2024-13-01T00:00:00Z")]
    [InlineData("2024-00-01T00:00:00Z")]
    [InlineData("2024-01-00T00:00:00Z")]
    [InlineData("2024-01-01T24:00:00Z")]
    [InlineData("2024-01-01T00:60:00Z")]
    [InlineData("2024-01-01T00:00:60Z")]
    [InlineData("2024-01-01T00:00:00")]
    [InlineData("2024-01-01T00:00:00.Z")]
    [InlineData("2024-01-01T00:00:00z")]
    [InlineData("2024-01-01 00:00:00Z")]
    [InlineData("2024-01-01T00:00:00+0200")]
    [InlineData("2024-01-01T00:00:00Z ")]
    public void These_are_not_times(string text) => Assert.False(Rfc3339.IsWellFormed(text));

    [Theory]
    [InlineData("1h2m3s", 3723_000)]
    [InlineData("-1.5s", -1500)]
    [InlineData("250ms", 250)]
    [InlineData("0", 0)]
    public void These_are_durations(string text, int milliseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var duration));
        Assert.Equal(milliseconds, duration.TotalMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("s")]
    [InlineData("1d")]
    [InlineData("1 s")]
    [InlineData("99999999999999999999h")]
    [InlineData("2562048h")]
    public void These_are_not_durations(string text) => Assert.False(GoDuration.TryParse(text, out _));
}
