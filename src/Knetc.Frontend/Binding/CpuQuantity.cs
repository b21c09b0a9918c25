using System.Globalization;

namespace Knetc.Binding;

/// <summary>CPU amounts such as <c>4</c>, <c>0.5</c> or <c>3920m</c>, in thousandths of a CPU, rounded up as Kubernetes does.</summary>
internal static class CpuQuantity
{
    public static long? ToMilli(string? text)
    {
        if (string.IsNullOrEmpty(text)) return null;
        string number = text!.TrimEnd('n', 'u', 'm', 'k', 'M', 'G', 'i', 'K');
        decimal factor = text.Substring(number.Length) switch
        {
            "" => 1000m,
            "m" => 1m,
            "u" => 0.001m,
            "n" => 0.000001m,
            "k" => 1_000_000m,
            "Ki" => 1_024_000m,
            _ => 0m,
        };
        if (factor == 0 || !decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal value)) return null;
        return value is < 0 or > 1_000_000_000m ? null : (long)Math.Ceiling(value * factor);
    }
}
