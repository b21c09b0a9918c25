namespace Knetc.Binding.Validation;

/// <summary>Port numbers and protocols.</summary>
internal static class PortNumber
{
    public const string OutOfRange = "must be between 1 and 65535, inclusive";

    /// <summary>The protocols of pods, Services and endpoints, as the API server lists them.</summary>
    public static readonly string[] Protocols = ["SCTP", "TCP", "UDP"];

    public static bool IsValid(int number) => number is >= 1 and <= 65535;

    public static bool IsProtocol(string protocol) => protocol is "TCP" or "UDP" or "SCTP";
}
