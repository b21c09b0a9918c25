namespace Knetc.Fuzz;

/// <summary>What a fuzzer is told when an input breaks a promise without an exception.</summary>
public sealed class BrokenPromiseException(string message) : Exception(message);
