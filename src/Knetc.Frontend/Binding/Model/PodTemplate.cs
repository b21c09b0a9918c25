using Knetc.Yaml;

namespace Knetc.Binding;

/// <param name="Path">Where the template stands in its object: <c>spec.template</c>, in a CronJob deeper.</param>
public sealed record PodTemplate(FieldPath Path, ObjectMeta Metadata, PodSpec Spec);
