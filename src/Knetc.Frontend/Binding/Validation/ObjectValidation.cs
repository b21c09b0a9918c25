using System.Collections.Immutable;
using Knetc.Diagnostics;
using Knetc.Schema;

namespace Knetc.Binding.Validation;

/// <summary>
/// Fills in defaults and holds every object against the rules of its kind. Objects that fail are reported and left out, so
/// that they take no address and make no rule.
/// </summary>
public static class ObjectValidation
{
    public static BoundObjects Validate(BoundObjects objects, KubeVersion version, DiagnosticBag diagnostics) => objects with
    {
        Services = Keep(objects.Services, service => ServiceDefaults.Apply(service, version), diagnostics, (service, errors) =>
            ServiceRules.Validate(service, version, errors)),
    };

    private static ImmutableArray<T> Keep<T>(
        ImmutableArray<T> objects, Func<T, T> applyDefaults, DiagnosticBag diagnostics, Action<T, ObjectErrors> validate)
        where T : IApiObject
    {
        var kept = ImmutableArray.CreateBuilder<T>(objects.Length);
        foreach (var given in objects)
        {
            var defaulted = applyDefaults(given);
            var errors = new ObjectErrors(defaulted.Manifest, diagnostics);
            validate(defaulted, errors);
            if (errors.Count == 0) kept.Add(defaulted);
        }

        return kept.ToImmutable();
    }
}
