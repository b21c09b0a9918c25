using Knetc.Binding.Validation;
using Knetc.Diagnostics;
using Knetc.Yaml;

namespace Knetc.Addressing;

internal static class TakenValues
{
    /// <summary>Reports a value that somebody else holds, and where.</summary>
    public static void Taken(this ObjectErrors errors, DiagnosticDescriptor descriptor, FieldPath path, string message, Claim holder, string? fix = null) =>
        errors.Add(descriptor, path, message, holder.Manifest?.Locate(holder.Path), $"held by {holder.Holder}", fix);
}
